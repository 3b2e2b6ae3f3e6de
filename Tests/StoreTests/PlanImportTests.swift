import Change
import Plant
import Store
import TestSupport
import Testing

@Suite struct `Importing a plan` {
  private let fixture: StoreFixture
  private let store: Store
  private static let device = RecordKey.device(name: "leaf-1").id
  private static let other = RecordKey.device(name: "leaf-2").id

  init() throws {
    fixture = try StoreFixture()
    store = try fixture.store("store", seed: 1)
  }

  private func file(_ version: Int, source: String = "plan") -> PlanFile {
    PlanFile(
      source: source, format: "csv", name: "plan.csv",
      sha256: Array(repeating: UInt8(version), count: 32), bytes: 9)
  }

  private func row(
    _ id: ThingID = device, _ name: String = "leaf-1", owner: String, serial: String? = nil,
    line: Int = 2
  ) -> PlanRow {
    PlanRow(
      kind: .device, id: id, label: name,
      cells: ["name": .text(name), "owner": .text(owner), "serial": .text(serial ?? "S-\(name)")],
      line: line)
  }

  @discardableResult
  private func take(
    _ version: Int, _ rows: [PlanRow], into store: Store? = nil, source: String = "plan",
    isRehearsal: Bool = false
  ) throws -> PlanReport {
    try (store ?? self.store).importPlan(
      file(version, source: source), rows, author: "Ben", isRehearsal: isRehearsal)
  }

  private func owner(_ store: Store? = nil, _ id: ThingID = device) throws -> String? {
    try (store ?? self.store).texts("SELECT owner FROM device WHERE id = x'\(id)'").first?.first
  }

  private func edit(_ store: Store? = nil, owner: String) throws {
    try (store ?? self.store).draft { _, draft in
      try draft.update(.device, Self.device, ["owner": .text(owner)])
    }
  }

  @Test func `the same bytes twice write nothing`() throws {
    let report = try take(1, [row(owner: "blue")])
    #expect(report.added == [.device: 1])
    let before = try store.dump()
    let again = try take(1, [row(owner: "blue")])
    #expect(again.importedBeforeMS == StoreMoment.nowMS)
    #expect(again.added.isEmpty && again.changed.isEmpty)
    #expect(try store.dump() == before)
    #expect(try store.changes().count == 1)
  }

  @Test func `a newer version writes only what differs from the one before`() throws {
    try take(1, [row(owner: "blue"), row(Self.other, "leaf-2", owner: "blue")])
    try edit(owner: "mine")
    let report = try take(
      2, [row(owner: "blue", serial: "S2"), row(Self.other, "leaf-2", owner: "red")])
    #expect(try owner() == "mine")
    #expect(try owner(nil, Self.other) == "red")
    #expect(report.changed == [.device: 2])
    let last = try #require(try store.changes().max { $0.change.seq < $1.change.seq })
    let updates = try last.change.operations().filter { $0.table == "device" }
    #expect(updates.count == 2)
    for update in updates {
      guard case .update(_, let cells) = update.content else {
        Issue.record("an insert")
        continue
      }
      #expect(cells.count == 1, "only the group that is new")
    }
  }

  @Test func `an edit stands, and that is reported`() throws {
    try take(1, [row(owner: "blue")])
    try edit(owner: "mine")
    let report = try take(2, [row(owner: "blue"), row(Self.other, "leaf-2", owner: "blue")])
    #expect(try owner() == "mine")
    #expect(report.kept == [.device: 1])
    #expect(report.added == [.device: 1])
  }

  @Test func `a source that comes round to an edit and goes back is news again`() throws {
    try take(1, [row(owner: "blue")])
    try edit(owner: "red")
    try take(2, [row(owner: "red")])
    #expect(try owner() == "red")
    let report = try take(3, [row(owner: "blue")])
    #expect(try owner() == "blue")
    #expect(report.changed == [.device: 1])
  }

  @Test func `an edit stands against a source whose first word agreed with what was there`() throws
  {
    try take(1, [row(owner: "blue")], source: "dump")
    try take(2, [row(owner: "blue")], source: "plan")
    try edit(owner: "mine")
    let report = try take(3, [row(owner: "blue"), row(Self.other, "leaf-2", owner: "x")])
    #expect(try owner() == "mine")
    #expect(report.kept == [.device: 1])
  }

  @Test func `a file does not settle what two people said`() throws {
    try take(1, [row(owner: "blue")])
    let other = try fixture.store("other", seed: 2)
    try other.take(from: store)
    try edit(owner: "red")
    try edit(other, owner: "green")
    try store.take(from: other)
    for (version, owner) in [(2, "blue"), (3, "red"), (4, "white")] {
      let report = try take(version, [row(owner: owner)])
      #expect(report.changed.isEmpty)
      #expect(report.refused.allSatisfy { $0.code == "two-answers" })
      if owner == "white" { #expect(report.refused.count == 1) }
      #expect(try store.read { try $0.disagreements() }.count == 1, "\(owner)")
    }
  }

  @Test func `a retired record is reported with its line, not revived`() throws {
    try take(1, [row(owner: "blue")])
    try store.draft { _, draft in
      try draft.update(.device, Self.device, ["retired_at": .integer(5)])
    }
    let report = try take(2, [row(owner: "red", line: 7)])
    #expect(report.refused.map(\.code) == ["retired"])
    #expect(report.refused.map(\.line) == [7])
    #expect(try owner() == "blue")
    #expect(try store.texts("SELECT retired_at FROM device") == [["5"]])
  }

  @Test func `a rehearsal says what would be done and writes nothing`() throws {
    try take(1, [row(owner: "blue")])
    let before = try store.dump()
    let rows = [row(owner: "red"), row(Self.other, "leaf-2", owner: "blue")]
    let rehearsal = try take(2, rows, isRehearsal: true)
    #expect(try store.dump() == before)
    #expect(try store.changes().count == 1)
    #expect(rehearsal.added == [.device: 1])
    #expect(rehearsal.changed == [.device: 1])
    #expect(try take(2, rows) == rehearsal)
  }

  @Test func `two laptops that import one plan apart agree, and then disagree where they edit`()
    throws
  {
    let other = try fixture.store("other", seed: 2)
    let rows = [row(owner: "blue"), row(Self.other, "leaf-2", owner: "blue")]
    try take(1, rows)
    try StoreMoment.at(StoreMoment.nowMS + 7_000) { _ = try take(1, rows, into: other) }
    func merge() throws {
      let (mine, theirs) = (try store.changes(), try other.changes())
      try store.take(theirs)
      try other.take(mine)
      #expect(try store.dump() == other.dump())
      #expect(try store.digest() == other.digest())
    }
    try merge()
    #expect(try store.read { try $0.disagreements() }.isEmpty)
    let before = try store.dump()
    #expect(try take(1, rows).importedBeforeMS != nil)
    #expect(try store.dump() == before)

    try edit(owner: "mine")
    try other.draft { _, draft in
      try draft.update(.device, Self.device, ["owner": .text("theirs")])
      try draft.update(.device, Self.other, ["serial": .text("S9")])
    }
    try merge()
    let found = try store.read { try $0.disagreements() }
    #expect(found.map(\.kind) == [.twoAnswers])
    #expect(found.map(\.thing.id) == [Self.device])
    #expect(found.map(\.what) == ["owner"])
    #expect(Set(found.flatMap(\.answers).map(\.text)) == ["owner mine", "owner theirs"])
    #expect(try store.texts("SELECT serial FROM device WHERE id = x'\(Self.other)'") == [["S9"]])
  }

  @Test func `edits made before the first meeting stand over the plan both imported`() throws {
    let other = try fixture.store("other", seed: 2)
    try take(1, [row(owner: "blue")])
    try take(1, [row(owner: "blue")], into: other)
    try edit(owner: "mine")
    try other.take(from: store)
    try store.take(from: other)
    #expect(try owner() == "mine")
    #expect(try owner(other) == "mine")
    #expect(try store.read { try $0.disagreements() }.isEmpty)
  }
}
