import ArgumentParser
import Paper
import Store
import Sync

struct SyncUndo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Undo a merge, as far as nobody wrote over it since.",
    discussion: """
      What was seen and done by those whose changes came is taken back, records get the values they had, and \
      records that came with them go out of use. What somebody wrote since stays, and is listed. All of it is \
      written as edits of yours: nothing leaves the log, and other laptops hear of it. Without --yes it says \
      what it would do.
      """)

  @Argument(help: "The number of the merge, as sync merges lists it; the last one if left out.")
  var merge: Int64?

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let number = try merge ?? last(store)
    let undo = try undo(number, in: store)
    Console.out(
      options.json
        ? MergeUndoOutput.json(undo, isDone: options.yes).pretty
        : MergeUndoOutput.text(undo, isDone: options.yes))
  }

  private func undo(_ number: Int64, in store: Store) throws -> MergeUndo {
    defer { SyncProgressLine.done() }
    return try Sync.undo(
      store, number, author: options.yes ? options.author(store) : nil,
      progress: SyncProgressLine.show)
  }

  private func last(_ store: Store) throws -> Int64 {
    guard let last = try store.read({ try $0.mergedBundles() }).last(where: { $0.undoneMS == nil })
    else {
      throw CommandError(
        .missing, "no-such-merge", "No merge is here that could be undone.",
        next: "ferrule sync merges")
    }
    return last.number
  }
}
