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
    // Five sticks at five in the morning: a bad one does not keep the others out.
    var troubles: [any DescribedError] = []
    let rehearsed = try dryRun ? Sync.rehearse(store, paths: files) : []
    var reopened = try dryRun || options.json ? nil : ReopenedJobs(store)
    for (place, file) in files.enumerated() {
      let report: MergeReport
      do {
        defer { SyncProgressLine.done() }
        report =
          try dryRun
          ? rehearsed[place].result.get()
          : Sync.merge(store, path: file, progress: SyncProgressLine.show)
      } catch let trouble as any DescribedError where files.count > 1 {
        troubles.append(trouble)
        let which = trouble.message.contains(file) ? "" : "\(file): "
        Console.error("not taken: \(which)\(trouble.message)")
        Exit.sayNext(trouble)
        documents.append(MergeOutput.json(file, trouble))
        continue
      }
      if options.json {
        documents.append(MergeOutput.json(file, report))
      } else {
        Console.out(MergeOutput.text(file, report))
        try reopened?.lines().forEach(Console.out)
      }
      if let trouble = report.imagesTrouble {
        troubles.append(trouble)
        if files.count > 1 {
          Console.error("pictures not kept: \(file): \(trouble.message)")
          Exit.sayNext(trouble)
        }
      }
    }
    let worst = troubles.max { $0.exit.rawValue < $1.exit.rawValue }
    if options.json {
      Console.out((documents.count == 1 ? documents[0] : .array(documents)).pretty)
      // The document tells what became of each: there is only one.
      if let worst { throw ExitCode(worst.exit.rawValue) }
    }
    guard let worst else { return }
    guard files.count > 1 else { throw worst }
    let count = "\(troubles.count) of \(files.count) bundles"
    Console.error("ferrule: \(count) not taken in full; what to type is under each above.")
    throw ExitCode(worst.exit.rawValue)
  }
}
