import ArgumentParser
import Paper
import Plant
import Store

struct Add: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Add a record of a place, a device, a part or a rule.",
    discussion: """
      KEY is a column of the data dictionary, VALUE what it holds; where a column names another \
      record, VALUE is its REF: ferrule add device name=LG28-01 kind=switch rack=R07-06.
      """)

  @Argument(help: "What it is.") var kind: RecordKindArgument
  @Argument(help: "KEY=VALUE, one after the other.") var values: [KeyValue] = []
  @Flag(help: "List the columns of that kind and what they take; needs no store.")
  var columns = false
  @OptionGroup var options: StoreOptions

  func run() throws {
    guard let table = RecordTable.of(kind.kind) else { return }
    if columns { return ColumnList(table).print(options) }
    let store = try options.open()
    let author = try options.author(store)
    let (id, told) = try store.write(author: author) { view, draft in
      let (id, record, told) = try read(table, store.environment, view)
      try refuseKnown(record, id, view)
      try StrandGuard.check(record, view)
      try draft.insert(table.kind, id, record.cells)
      return (id, told)
    }
    let added = try store.read { try $0.thing(table.kind, id) }
    let thing = added ?? Thing(kind: table.kind, id: id, label: id.description)
    RecordAnswerLine(
      verb: "added", thing: thing, line: "Added \(RecordAnswerLine.called(thing)).", told: told
    ).print(options)
  }

  private func read(_ table: RecordTable, _ environment: StoreEnvironment, _ view: StoreView)
    throws -> (ThingID, TypedRecord, [String])
  {
    var record = try TypedRecord(table, values, view)
    for name in record.emptied { record.drop(name) }
    for name in table.oneByDefault where !record.has(name) { record.setNumber(name, 1) }
    if table.kind == .alias, !record.has("origin") {
      record.setText("origin", Origin.typed.rawValue)
    }
    let told = try PortFilling.fill(&record, view) + sortEnds(&record, view)
    let answer = try RecordIdentity.of(record, view) {
      guard let id = ThingID(bytes: environment.randomBytes(16)) else {
        throw StoreError(.fault, "The random source gave too few bytes.")
      }
      return id
    }
    switch answer {
    case .id(let id): return (id, record, told)
    case .missing(let names):
      let list = names.joined(separator: " and ")
      throw CommandError(
        .badInput, "missing-key", "A \(table.kind.word) is known by \(list), which is missing.",
        next: "ferrule add \(table.kind.rawValue) "
          + names.map { "\($0)=…" }.joined(separator: " ") + " …")
    }
  }

  /// The port whose id sorts first is `port_a`; a port that has a link already is told.
  private func sortEnds(_ record: inout TypedRecord, _ view: StoreView) throws -> [String] {
    guard record.table.kind == .link, let one = record.things["port_a"],
      let other = record.things["port_b"]
    else { return [] }
    guard one.id != other.id else {
      throw CommandError(
        .badInput, "bad-value", "A link cannot go from \(one.label) to itself.",
        next: "port_b=THE-OTHER-PORT")
    }
    if other.id < one.id {
      record.setThing("port_a", other)
      record.setThing("port_b", one)
    }
    let pair: Set = [one.id, other.id]
    return try [one, other].flatMap { port in
      try view.links(ofPort: port.id).filter { Set([$0.portA.id, $0.portB.id]) != pair }.map {
        "\(port.label) is now double-booked: it has a link to \($0.far(from: port.id).label) too."
      }
    }
  }

  /// Refuses what is here already, by its key or by another of its names.
  private func refuseKnown(_ record: TypedRecord, _ id: ThingID, _ view: StoreView) throws {
    let kind = record.table.kind
    if let known = try view.thing(kind, id) { throw exists(known, "") }
    for name in ["serial", "asset_tag"] {
      guard record.has(name), let text = record.texts[name] else { continue }
      let known = try view.things(named: text).first { $0.kind == kind && $0.retiredAtMS == nil }
      if let known { throw exists(known, " by its \(name) \(text)") }
    }
  }

  private func exists(_ known: Thing, _ how: String) -> StoreError {
    let ref = known.label.contains(" ") ? "'\(known.label)'" : known.label
    if let since = known.retiredAtMS {
      return StoreError(
        .exists,
        "\(known.label) is here already\(how), retired on \(TimeText.day(since)).",
        next: "ferrule edit \(ref) retired_at= takes it into use again")
    }
    return StoreError(
      .exists, "\(known.label) is here already\(how), a \(known.kind.word).",
      next: "ferrule edit \(ref) KEY=VALUE")
  }
}
