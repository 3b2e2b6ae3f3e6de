import ArgumentParser
import Guide
import Paper
import Plant
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

      A cord that is out stays out, and a port that is shut stays shut, whatever is taken back. Where a \
      repair, a cord, a port or anything else that is loose would be on no list any more, it is named, and \
      --yes alone undoes nothing.
      """)

  @Argument(help: "The number of the merge, as sync merges lists it; the last one if left out.")
  var merge: Int64?

  @Flag(help: "Take back also what is open by it: what is out or shut is on no list then.")
  var withOpen = false

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let number = try merge ?? last(store)
    let (undo, open) = try undo(number, in: store)
    if options.yes, !withOpen, !open.isEmpty { throw refusal(number, open) }
    Console.out(
      options.json
        ? MergeUndoOutput.json(undo, open: open, isDone: options.yes).pretty
        : MergeUndoOutput.text(undo, open: open, isDone: options.yes))
  }

  /// The undo, and what is loose and on no list after it; done only as far as the person said.
  private func undo(_ number: Int64, in store: Store) throws -> (MergeUndo, open: [LooseSpot]) {
    defer { SyncProgressLine.done() }
    let nowMS = store.environment.nowMS()
    let clock = FloorClock.here(nowMS)
    let (undo, before, after) = try Sync.undo(
      store, number, author: options.yes ? options.author(store) : store.identity.laptop,
      watch: { try LooseWork.spots($0, row: nil, nowMS: nowMS, clock: clock) },
      keeps: { before, after in
        options.yes && (withOpen || Loose.gone(from: before, to: after).isEmpty)
      }, progress: SyncProgressLine.show)
    return (undo, Loose.gone(from: before, to: after))
  }

  private func refusal(_ number: Int64, _ open: [LooseSpot]) -> CommandError {
    CommandError(
      .badInput, "still-open",
      "By merge \(number) this is open, and would be on no list: \(LooseLines.sentence(open)). "
        + "Nothing was undone.",
      next: "ferrule sync undo \(number) --yes --with-open")
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
