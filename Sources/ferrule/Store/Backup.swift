import ArgumentParser
import Change
import Paper
import Store
import Sync

struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write one file with everything the store has, but not its key.",
    discussion: "It may be made while others work. Until it is done it needs its size twice.")

  @Argument(help: "The file or folder to write to.")
  var file: String

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let report = try Sync.backup(store, to: file)
    if options.json {
      Console.out(
        JSONValue.object([
          ("file", .string(report.path)), ("bytes", .integer(report.bytes)),
          ("site", .string(report.card.siteName)), ("laptop", .string(report.card.laptop)),
          ("device", .string(report.card.device.description)),
          ("central", .bool(report.card.isCentral)),
          ("written", .string(TimeText.iso(report.card.writtenMS))),
          ("images", .bool(report.hasImages)),
        ]).pretty)
    } else {
      Console.out(
        """
        Wrote \(report.path): all of \(SafeLine.text(report.card.laptop)), \(report.bytes) bytes\
        \(report.hasImages ? ", images included" : "").
        """)
    }
  }
}
