import ArgumentParser
import Paper
import Plant
import Store

struct ImageVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Read every picture again and see whether its bytes are what they were.",
    discussion: """
      Exit code 1 if one is damaged, or was added on this laptop and is gone. Pictures that are \
      wanted here are on another laptop; bytes that \
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
        report.fileFaults.isEmpty
          ? "   next: ferrule image add FILE --face FACE, with the original, mends a picture"
          : "   next: ferrule restore BACKUP NEWDIR; or move images.db away and add the originals again"
      )
      throw ExitCode(ExitKind.checkFailed.rawValue)
    }
  }

  private func text(_ report: ImageReport) -> String {
    var lines = report.fileFaults.map { "DAMAGED images.db: \($0)" }
    lines += report.damaged.map { "DAMAGED \(Self.short($0.sha256)): \($0.sentence)" }
    let size = SizeText.text(report.byteCount)
    lines += list(report.lost, "LOST: added on this laptop, and not in images.db any more")
    lines.append(
      report.fileFaults.isEmpty && report.damaged.isEmpty
        ? "\(CountText.of(report.count, "picture")) read, all as they were, \(size)."
        : "\(CountText.of(report.count, "picture")) read, \(report.damaged.count) of them damaged, \(size) in all."
    )
    lines += list(report.wanted, "wanted here; their bytes are on another laptop")
    if !report.orphans.isEmpty {
      lines.append(
        "\(report.orphans.count) kept that no record names: an add was interrupted; harmless.")
    }
    return lines.map(SafeLine.text).joined(separator: "\n")
  }

  private func list(_ pictures: [ImageReport.Wanted], _ heading: String) -> [String] {
    guard !pictures.isEmpty else { return [] }
    let lines = pictures.prefix(20).map {
      "  \(Self.short($0.sha256))  \(SizeText.text($0.byteCount)), added by \($0.technician)"
        + ($0.name.map { ", \($0)" } ?? "")
    }
    let more = pictures.count > 20 ? ["  and \(pictures.count - 20) more"] : []
    return ["\(pictures.count) \(heading):"] + lines + more
  }

  private func json(_ pictures: [ImageReport.Wanted]) -> JSONValue {
    .array(
      pictures.map {
        .object([
          ("sha256", .string(Hexadecimal.text($0.sha256))), ("bytes", .integer($0.byteCount)),
          ("name", .optional($0.name)), ("technician", .string($0.technician)),
        ])
      })
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
      ("lost", json(report.lost)), ("wanted", json(report.wanted)),
      ("orphans", .array(report.orphans.map { .string(Hexadecimal.text($0)) })),
    ])
  }
}
