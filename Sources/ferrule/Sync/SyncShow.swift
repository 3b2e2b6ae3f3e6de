import ArgumentParser
import Change
import Paper
import Store
import Sync

struct SyncShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "What is in a bundle; needs no store.")

  @Argument(help: "The bundle.")
  var file: String

  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let info = try Sync.show(path: file)
    if json {
      Console.out(document(info).pretty)
    } else {
      let from = info.manifest
      var lines = [
        "\(info.heading)", "site \(from.siteName)",
        "from \(from.laptop) (\(from.exporter.description.prefix(8))), bundle \(from.counter), \(TimeText.minute(from.writtenMS))",
        "\(CountText.of(info.changes, "change")) in \(CountText.of(info.sections, "section"))",
      ]
      lines += info.devices.map {
        "  \($0.device.description.prefix(12))  \(CountText.of($0.changes, "change")), \($0.firstSeq) to \($0.lastSeq)"
      }
      lines.append(info.damage.map { "DAMAGED: \($0.message)" } ?? "every hash is right")
      Console.out(lines.joined(separator: "\n"))
    }
    if info.damage != nil { throw ExitCode(ExitKind.badInput.rawValue) }
  }

  private func document(_ info: BundleInfo) -> JSONValue {
    .object([
      ("format", .integer(0)), ("signed", .bool(false)), ("site", .string(info.manifest.siteName)),
      ("laptop", .string(info.manifest.laptop)),
      ("device", .string(info.manifest.exporter.description)),
      ("counter", .integer(info.manifest.counter)),
      ("written", .string(TimeText.iso(info.manifest.writtenMS))),
      ("changes", .integer(info.changes)), ("damage", .optional(info.damage?.message)),
      (
        "devices",
        .array(
          info.devices.map {
            .object([
              ("device", .string($0.device.description)), ("changes", .integer($0.changes)),
              ("first_seq", .integer($0.firstSeq)), ("last_seq", .integer($0.lastSeq)),
            ])
          })
      ),
    ])
  }
}
