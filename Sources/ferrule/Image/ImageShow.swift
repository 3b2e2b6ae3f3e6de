import ArgumentParser
import Foundation
import Paper
import Plant
import Store

struct ImageShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "What is known of a picture; with -o its original bytes.")

  @Argument(help: "The picture: eight or more digits of its hash or its id, as image list shows.")
  var image: String
  @Option(name: .shortAndLong, help: "Write the original bytes to this file.") var output: String?
  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let pages = try store.read { view -> [ImagePage] in
      var maker = ImageRow.Maker(view, store)
      return try view.images(named: image).compactMap { try maker.row($0) }
        .map { try ImagePage($0, view) }
    }
    guard let first = pages.first?.row else {
      if image.utf8.count < 8, image.allSatisfy(\.isHexDigit) {
        throw CommandError(
          .badInput, "too-few-digits",
          "\(image) has \(image.utf8.count) digits; a picture is named by eight or more.",
          next: "ferrule image list")
      }
      throw CommandError(
        .missing, "no-such-thing", "No picture has a hash or id that begins with \(image).",
        next: "ferrule image list")
    }
    let hashes = Set(pages.map(\.row.image.sha256))
    guard hashes.count == 1 else {
      let list = hashes.map { String(Hexadecimal.text($0).prefix(16)) }.sorted().prefix(8)
      throw CommandError(
        .badInput, "ambiguous",
        "\(image) can mean \(hashes.count) pictures: \(list.joined(separator: ", ")).",
        next: "type more digits")
    }
    if let output { return try write(first, to: output, store) }
    let isWell = try isWell(first, store)
    if options.json {
      Console.out(
        JSONValue.object([
          ("sha256", .string(Hexadecimal.text(first.image.sha256))), ("here", .bool(first.isHere)),
          ("well", first.isHere ? .bool(isWell) : .null),
          ("shows", .array(pages.map(\.json))),
        ]).pretty)
    } else {
      Console.out(ImagePage.text(pages, isWell: isWell, options.style))
    }
  }

  private func isWell(_ row: ImageRow, _ store: Store) throws -> Bool {
    do {
      return try store.imageBytes(row.image.sha256) != nil
    } catch let trouble as StoreError where trouble.code == .damaged {
      return false
    }
  }

  private func write(_ row: ImageRow, to path: String, _ store: Store) throws {
    guard let bytes = try store.imageBytes(row.image.sha256) else {
      guard !row.wasHere else {
        throw CommandError(
          .missing, "image-lost",
          "The bytes of picture \(row.short) were added on this laptop and are not in images.db any more.",
          next: "ferrule image add FILE --face FACE, with the original; or restore a backup")
      }
      throw CommandError(
        .missing, "image-wanted",
        "The bytes of picture \(row.short) are not in this store; \(row.fact.technician) has them.",
        next: "ferrule image show \(row.short), on the laptop that took it")
    }
    try Self.refuseTerminal(path)
    guard try OutputFile.write(bytes, to: path) else { return }
    let size = SizeText.text(Int64(bytes.count))
    if options.json {
      Console.out(
        JSONValue.object([
          ("file", .string(URL(fileURLWithPath: path).standardizedFileURL.path)),
          ("sha256", .string(Hexadecimal.text(row.image.sha256))),
          ("bytes", .integer(Int64(bytes.count))),
        ]).pretty)
    } else {
      Console.error("Wrote \(SafeLine.text(path)): \(row.image.format.rawValue), \(size).")
    }
  }

  /// Bytes of a picture would steer a terminal.
  private static func refuseTerminal(_ path: String) throws(CommandError) {
    guard OutputFile.isStandardOutput(path), Console.isTerminal else { return }
    throw CommandError(
      .usage, "terminal", "A picture is not written to a terminal.", next: "-o FILE")
  }
}
