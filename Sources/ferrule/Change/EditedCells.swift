import Plant
import Store

/// What an edit typed as KEY=VALUE writes: without the parts of the key that stay as they are.
struct EditedCells {
  let cells: [String: Cell]

  init(_ thing: Thing, _ values: [KeyValue], _ view: StoreView) throws {
    guard let table = RecordTable.of(thing.kind) else {
      throw CommandError(
        .badInput, "not-a-record",
        "\(thing.label) is something that happened; it is not edited.",
        next: "record what is true now: ferrule record --help")
    }
    let revival = values.filter { $0.key.lowercased() == "retired_at" }
    guard revival.allSatisfy({ $0.value.isEmpty }) else {
      throw CommandError(
        .badInput, "bad-value", "retired_at is not typed by hand.",
        next: "ferrule retire \(ShellWord.quoted(thing.label)) --why TEXT")
    }
    let typed = values.filter { $0.key.lowercased() != "retired_at" }
    var record = try TypedRecord(
      table, typed, view, rule: thing.kind == .policy ? thing.label : nil)
    let guarded = try KeyGuard(thing, table, view)
    try guarded.checkIdentity(record)
    for name in guarded.columns where record.cells[name] != nil {
      if try guarded.isSame(name, record) { record.drop(name) } else { throw guarded.refusal(name) }
    }
    let revived: [String: Cell] =
      revival.isEmpty ? [:] : ["retired_at": .missing, "retired_why": .missing]
    cells = record.cells.merging(revived) { $1 }
  }
}
