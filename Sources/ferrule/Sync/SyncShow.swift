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
      lines += trust(info)
      lines.append(
        info.damage.map { "DAMAGED: \($0.message)" }
          ?? "every hash is right, and \(from.laptop) signed it")
      Console.out(lines.joined(separator: "\n"))
    }
    if info.damage != nil { throw ExitCode(ExitKind.badInput.rawValue) }
  }

  /// What it says of devices; whether that is to be believed a store has to say.
  private func trust(_ info: BundleInfo) -> [String] {
    let key = info.manifest.authority.map { "site key \($0.words)" } ?? "no site key"
    return [
      "\(key), \(CountText.of(info.statements.count, "statement")) about laptops, "
        + "\(CountText.of(info.heads.count, "signed head"))"
    ]
      + info.statements.map { statement in
        switch statement.content {
        case .certificate(let certificate):
          "  \(SafeLine.text(certificate.laptop)) (\(certificate.device.description.prefix(8))): \(certificate.role.word)"
        case .revocation(let revocation):
          "  \(revocation.device.description.prefix(8)): shut out: \(SafeLine.text(revocation.why))"
        case .adoption(let adoption):
          "  change \(adoption.change.description.prefix(12)): counts all the same"
        }
      }
  }

  private func document(_ info: BundleInfo) -> JSONValue {
    .object([
      ("format", .integer(1)), ("signed", .bool(info.damage == nil)),
      ("site_key", .optional(info.manifest.authority?.words)),
      ("statements", .integer(Int64(info.statements.count))),
      ("heads", .integer(Int64(info.heads.count))), ("site", .string(info.manifest.siteName)),
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
