import ArgumentParser
import Change
import Paper
import Store
import Sync

struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write one file with everything the store has, but not its key.",
    discussion: """
      It may be made while others work. Until it is done it needs its size twice. Exit code 1 if it is \
      made, but pictures are damaged or missing in it.
      """)

  @Argument(help: "The file or folder to write to.")
  var file: String

  @OptionGroup var options: StoreOptions

  func run() throws {
    try OutputFile.check(file)
    let store = try options.open()
    let progress = ProgressLine(what: "pictures read")
    let report = try Sync.backup(store, to: file) { progress.show($0, of: $1) }
    progress.done()
    let images = report.images
    if options.json {
      Console.out(
        JSONValue.object([
          ("file", .string(report.path)), ("bytes", .integer(report.bytes)),
          ("site", .string(report.card.siteName)), ("laptop", .string(report.card.laptop)),
          ("device", .string(report.card.device.description)),
          ("central", .bool(report.card.isCentral)),
          ("written", .string(TimeText.iso(report.card.writtenMS))),
          ("images", .bool(report.hasImages)), ("images_lost", .integer(Int64(images.lost.count))),
          ("images_damaged", .integer(Int64(images.damaged.count))),
          ("images_wanted", .integer(Int64(images.wanted.count))),
          ("image_file_faults", .array(images.fileFaults.map { .string($0) })),
        ]).pretty)
    } else {
      Console.out(
        """
        Wrote \(report.path): all of \(SafeLine.text(report.card.laptop)), \(report.bytes) bytes\
        \(report.hasImages ? ", \(Self.pictures(images.count)) included" : "").
        """)
    }
    if !images.wanted.isEmpty {
      Console.error(
        "note: \(Self.pictures(images.wanted.count)) of other laptops: never here, so not in the backup."
      )
    }
    let warnings = warnings(report)
    guard !warnings.isEmpty else { return }
    for warning in warnings { Console.error("WARNING: \(warning)") }
    Console.error("   next: ferrule image verify")
    throw ExitCode(ExitKind.checkFailed.rawValue)
  }

  private func warnings(_ report: BackupReport) -> [String] {
    let images = report.images
    var warnings: [String] = []
    if !images.fileFaults.isEmpty {
      warnings.append(
        report.hasImages
          ? "images.db is damaged; what of it can be read is in the backup."
          : "images.db is damaged: no picture is in the backup.")
    }
    if !images.damaged.isEmpty {
      warnings.append(
        "\(Self.pictures(images.damaged.count)) damaged: in the backup as found.")
    }
    if !images.lost.isEmpty {
      warnings.append(
        "\(Self.pictures(images.lost.count)) added on this laptop: lost, and not in the backup."
      )
    }
    return warnings
  }

  private static func pictures(_ count: Int) -> String {
    CountText.of(count, "picture")
  }
}
