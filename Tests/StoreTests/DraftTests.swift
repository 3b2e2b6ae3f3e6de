import Change
import Plant
import Store
import TestSupport
import Testing

@Suite struct `What a transaction writes` {
  private let hall: Hall

  init() throws {
    hall = try Hall(StoreFixture())
  }

  private func place() throws -> [String]? {
    try hall.store.texts(
      "SELECT rack, lowest_u, height_u FROM device WHERE id = x'\(hall.leaf)'"
    ).first
  }

  private func lastOperations() throws -> [Change.Operation] {
    try hall.store.changes().max { $0.change.seq < $1.change.seq }?.change.operations() ?? []
  }

  @Test func `an edit of one column writes its whole group, with the values before`() throws {
    try hall.store.draft { _, draft in
      _ = try draft.update(.device, hall.leaf, ["lowest_u": .integer(12)])
    }
    guard case .update(_, let cells)? = try lastOperations().first?.content else {
      Issue.record("no update")
      return
    }
    let columns = try #require(hall.store.tables.table("device")).columns
    #expect(cells.map { columns[$0.column].name } == ["rack", "lowest_u", "height_u", "port_side"])
    #expect(cells.map(\.old) == [.blob(hall.rack.bytes), .integer(30), .integer(1), .null])
    #expect(cells.map(\.new) == [.blob(hall.rack.bytes), .integer(12), .integer(1), .null])
  }

  @Test func `two edits of one group in one transaction both hold`() throws {
    let other = RecordKey.rack(hall: hall.hall, name: "R07-07").id
    try hall.store.draft { _, draft in
      _ = try draft.update(.device, hall.leaf, ["rack": .id(other)])
      _ = try draft.update(.device, hall.leaf, ["lowest_u": .integer(12)])
    }
    #expect(try place() == [other.description, "12", "1"])
  }

  @Test func `an edit of what the same transaction inserted completes it`() throws {
    let new = RecordKey.device(name: "NEW").id
    try hall.store.draft { _, draft in
      try draft.insert(.device, new, ["name": .text("NEW"), "rack": .id(hall.rack)])
      _ = try draft.update(.device, new, ["lowest_u": .integer(3)])
    }
    #expect(
      try hall.store.texts("SELECT rack, lowest_u FROM device WHERE id = x'\(new)'")
        == [[hall.rack.description, "3"]])
  }

  @Test func `what stays as it is writes no change`() throws {
    let before = try hall.store.changes().count
    let drafted = try hall.store.draft { _, draft in
      try draft.update(.device, hall.leaf, ["lowest_u": .integer(30)])
    }
    #expect(!drafted)
    #expect(try hall.store.changes().count == before)
    let kept = try hall.store.draft { _, draft in
      try draft.update(.device, hall.leaf, ["lowest_u": .integer(30)], evenIfEqual: true)
    }
    #expect(kept)
    #expect(try hall.store.changes().count == before + 1)
  }

  @Test func `a column the table does not have is refused by name, and nothing is written`() throws
  {
    let before = try hall.store.dump()
    let error = #expect(throws: StoreError.self) {
      try hall.store.draft { _, draft in
        _ = try draft.update(.device, hall.leaf, ["owner": .text("blue")])
        _ = try draft.update(.device, hall.leaf, ["colour": .text("blue")])
      }
    }
    #expect(error?.code == .badValue)
    #expect(error?.message.contains("colour") == true)
    #expect(error?.next?.contains("owner") == true)
    #expect(try hall.store.dump() == before)
  }

  @Test func `a change names its author, its note and what it was written after`() throws {
    let other = try hall.fixture.store("other", seed: 2)
    try other.fact(.note(Note(subject: Subject(kind: .device, id: hall.leaf), text: "hot")))
    try hall.store.take(from: other)
    let tips = try hall.store.read { try $0.tips() }
    #expect(tips.count == 2)
    try hall.store.write(author: "Cyd", note: "moved") { _, draft in
      _ = try draft.update(.device, hall.leaf, ["lowest_u": .integer(12)])
    }
    let last = try #require(
      try hall.store.changes().filter { $0.change.device == hall.store.identity.device }
        .max { $0.change.seq < $1.change.seq })
    #expect(last.change.author == "Cyd")
    #expect(last.change.note == "moved")
    #expect(last.change.deps == tips.map(\.hash).filter { $0 != last.change.prev })
    #expect(last.change.deps.count == 1)
    #expect(try hall.store.read { try $0.tips().map(\.hash) } == [last.hash])
  }
}
