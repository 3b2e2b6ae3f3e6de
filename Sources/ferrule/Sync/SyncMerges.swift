import ArgumentParser
import Paper
import Store

struct SyncMerges: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merges",
    abstract: "The bundles that were merged here and brought something, the last one last.")

  @OptionGroup var options: StoreOptions

  func run() throws {
    let merges = try options.open().read { try $0.mergedBundles() }
    if options.json {
      Console.out(JSONValue.object([("merges", .array(merges.map(MergeUndoOutput.json)))]).pretty)
      return
    }
    guard !merges.isEmpty else {
      return Console.out("No bundle that was merged here brought anything.")
    }
    var table = Table(["merge", "when", "laptop", "changes", "bundle", ""], rightAligned: [0, 3])
    for merge in merges {
      table.add([
        String(merge.number), TimeText.minute(merge.mergedMS), merge.laptop, String(merge.changes),
        String(merge.path.split(separator: "/").last ?? ""),
        merge.undoneMS.map { "UNDONE \(TimeText.minute($0))" },
      ])
    }
    Console.out(table.text())
  }
}
