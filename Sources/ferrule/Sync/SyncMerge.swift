import ArgumentParser
import Paper
import Store
import Sync

struct SyncMerge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Take bundles in, in any order, as often as you like; nothing is lost.")

  @Argument(help: "The bundles.")
  var files: [String]

  @Flag(help: "Report what would be done; write nothing.")
  var dryRun = false

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    var documents: [JSONValue] = []
    for file in files {
      let report = try Sync.merge(store, path: file, dryRun: dryRun)
      if options.json {
        documents.append(MergeOutput.json(file, report))
      } else {
        Console.out(MergeOutput.text(file, report))
      }
    }
    if options.json {
      Console.out((documents.count == 1 ? documents[0] : .array(documents)).pretty)
    }
  }
}
