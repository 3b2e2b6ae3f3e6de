import ArgumentParser
import Paper
import Plant
import Store

struct ImageVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Read every picture again and see whether its bytes are what they were.",
    discussion: """
      Exit code 1 if one is damaged. Pictures that are wanted here are on another laptop; bytes that \
      no record names were left by an add that was interrupted. Neither is a fault.
      """)

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let progress = ProgressLine(what: "pictures read")
    let report = try store.verifyImages { progress.show($0, of: $1) }
    progress.done()
    Console.out(options.json ? json(report).pretty : text(report))
    guard report.isWell else {
      Console.error(
        "   next: ferrule image add FILE --face FACE, with the original, mends a picture")
      throw ExitCode(ExitKind.checkFailed.rawValue)
    }
  }

  private func text(_ report: ImageReport) -> String {
    var lines = report.fileFaults.map { "DAMAGED images.db: \($0)" }
    lines += report.damaged.map { "DAMAGED \(Self.short($0.sha256)): \($0.sentence)" }
    let size = SizeText.text(report.byteCount)
    lines.append(
      report.isWell
        ? "All \(report.count) pictures are what they were, \(size)."
        : "\(report.damaged.count) of \(report.count) pictures are damaged, \(size) in all.")
    if !report.wanted.isEmpty {
      lines.append("\(report.wanted.count) wanted here; their bytes are on another laptop:")
      lines += report.wanted.prefix(20).map {
        "  \(Self.short($0.sha256))  \(SizeText.text($0.byteCount)), added by \($0.technician)"
          + ($0.name.map { ", \($0)" } ?? "")
      }
      if report.wanted.count > 20 { lines.append("  and \(report.wanted.count - 20) more") }
    }
    if !report.orphans.isEmpty {
      lines.append(
        "\(report.orphans.count) kept that no record names: an add was interrupted; harmless.")
    }
    return lines.map(SafeLine.text).joined(separator: "\n")
  }

  private static func short(_ sha256: [UInt8]) -> String { Hexadecimal.text(sha256.prefix(4)) }

  private func json(_ report: ImageReport) -> JSONValue {
    .object([
      ("well", .bool(report.isWell)), ("images", .integer(Int64(report.count))),
      ("bytes", .integer(report.byteCount)),
      ("file_faults", .array(report.fileFaults.map { .string($0) })),
      (
        "damaged",
        .array(
          report.damaged.map {
            .object([
              ("sha256", .string(Hexadecimal.text($0.sha256))), ("message", .string($0.sentence)),
            ])
          })
      ),
      (
        "wanted",
        .array(
          report.wanted.map {
            .object([
              ("sha256", .string(Hexadecimal.text($0.sha256))), ("bytes", .integer($0.byteCount)),
              ("name", .optional($0.name)), ("technician", .string($0.technician)),
            ])
          })
      ),
      ("orphans", .array(report.orphans.map { .string(Hexadecimal.text($0)) })),
    ])
  }
}
