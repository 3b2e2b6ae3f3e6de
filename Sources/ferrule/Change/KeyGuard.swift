import Plant
import Store

/// The columns by which a record is known, which are not edited: another key is another record.
struct KeyGuard {
  let thing: Thing
  /// The columns of this record's key.
  let columns: [String]
  private let shown: [String: String]

  init(_ thing: Thing, _ table: RecordTable, _ view: StoreView) throws {
    self.thing = thing
    shown = Dictionary(try view.fields(of: thing).map { ($0.name, $0.value) }) { $1 }
    columns =
      switch thing.kind {
      // Known by its hall and name: it may be moved to another row.
      case .rack: ["name"]
      // Without a serial it is known by where it is or by nothing, and may get one.
      case .cable where shown["serial"] != nil: ["maker", "serial"]
      default: table.key
      }
  }

  /// Whether what was typed leaves the record what it is.
  func isSame(_ name: String, _ record: TypedRecord) throws -> Bool {
    guard record.has(name) else { return shown[name] == nil }
    if let number = record.numbers[name] { return shown[name] == String(number) }
    if let other = record.things[name] { return shown[name] == other.label }
    return shown[name].map(NameFolding.fold) == record.texts[name].map(NameFolding.fold)
  }

  /// Refuses to take a plug for a module, or a module for the end of a cable.
  func checkIdentity(_ record: TypedRecord) throws {
    guard thing.kind == .part, let found = record.things["identified_as"] else { return }
    let fits = (shown["kind"] == "module") == (found.kind == .module)
    guard !fits else { return }
    throw CommandError(
      .badInput, "bad-value", "\(thing.label) cannot be \(found.label), a \(found.kind.word).",
      next: "identified_as=\(shown["kind"] == "module" ? "SERIAL" : "CABLE:a")")
  }

  func refusal(_ name: String) -> CommandError {
    let ref = thing.label.contains(" ") ? "'\(thing.label)'" : thing.label
    return CommandError(
      .badInput, "key-column",
      "\(thing.label) is known by its \(name): with another it would be another "
        + "\(thing.kind.word).",
      next: thing.kind == .link
        ? "ferrule retire \(ref), then ferrule add link port_a=… port_b=…"
        : "ferrule alias OTHER-NAME \(ref)")
  }
}
