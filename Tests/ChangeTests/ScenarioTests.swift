import Change
import TestSupport
import Testing

/// The nine histories that say what a set of changes means, and three about retirement.
///
/// Each is applied in every order, by the fold of the set and by a store.
struct ScenarioTests {
  private func hash(_ name: String) -> ChangeHash {
    var bytes = Array(name.utf8)
    bytes += [UInt8](repeating: 0, count: 32 - bytes.count)
    return ChangeHash(bytes: bytes) ?? ChangeHash(storage: Bytes32(0, 0, 0, 0))
  }

  private func change(
    _ name: String, _ hlc: Int64, _ operations: [ChangeModel.Operation], prev: String? = nil,
    deps: [String] = []
  ) -> ChangeModel {
    ChangeModel(
      hash: hash(name), device: DeviceID(storage: Bytes32(1, 0, 0, 0)),
      prev: prev.map { hash($0) }, deps: deps.map { hash($0) }, hlc: hlc, operations: operations)
  }

  private func insert(_ value: Int64) -> ChangeModel.Operation {
    .insert(row: 0, groups: [ChangeModel.GroupValue(group: 1, value: [.integer(value)])])
  }

  private func update(_ value: Int64) -> ChangeModel.Operation {
    .update(row: 0, group: 1, value: [.integer(value)])
  }

  private func retire(_ timeMS: CellValue) -> ChangeModel.Operation {
    .update(row: 0, group: ChangeModel.retiredGroup, value: [timeMS])
  }

  private func permutations(_ items: [ChangeModel]) -> [[ChangeModel]] {
    guard !items.isEmpty else { return [[]] }
    return items.indices.flatMap { index in
      var rest = items
      let item = rest.remove(at: index)
      return permutations(rest).map { [item] + $0 }
    }
  }

  private func expect(
    _ changes: [ChangeModel], shown: Int64, conflict: Bool, retirements: [Int] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let cell = ChangeModel.Cell(row: 0, group: 1)
    for order in permutations(changes) {
      let fold = SetFold(order)
      var replica = ModelReplica()
      replica.receive(order)
      #expect(fold.cells[cell]?.shown == [.integer(shown)], sourceLocation: sourceLocation)
      #expect(fold.cells[cell]?.conflict == conflict, sourceLocation: sourceLocation)
      #expect(fold.retirementConflicts == retirements, sourceLocation: sourceLocation)
      #expect(replica.cells == fold.cells, sourceLocation: sourceLocation)
      #expect(replica.retirementConflicts == retirements, sourceLocation: sourceLocation)
      #expect(replica.waiting.isEmpty, sourceLocation: sourceLocation)
    }
  }

  @Test
  func `two people edit one cell apart: both live, the later clock is shown`() {
    expect(
      [
        change("a1", 1, [insert(1)]), change("a2", 5, [update(2)], prev: "a1"),
        change("b1", 9, [update(3)], deps: ["a1"]),
      ], shown: 3, conflict: true)
  }

  @Test
  func `an edit that saw the other wins, whatever its clock says`() {
    expect(
      [change("a1", 100, [insert(1)]), change("b1", 2, [update(3)], deps: ["a1"])], shown: 3,
      conflict: false)
  }

  @Test
  func `the same plan imported twice, one edit: no false conflict`() {
    expect(
      [
        change("a1", 1, [insert(1)]), change("b1", 2, [insert(1)]),
        change("b2", 3, [update(3)], prev: "b1"),
      ], shown: 3, conflict: false)
  }

  @Test
  func `two different imports of one row disagree`() {
    expect(
      [change("a1", 1, [insert(1)]), change("b1", 2, [insert(2)])], shown: 2, conflict: true)
  }

  @Test
  func `a resolution covers every sibling`() {
    expect(
      [
        change("a1", 1, [insert(1)]), change("b1", 2, [insert(2)]),
        change("c1", 3, [update(1)], deps: ["a1", "b1"]),
      ], shown: 1, conflict: false)
  }

  @Test
  func `a device and its copy both write seq 2: two chains, both live`() {
    expect(
      [
        change("d1", 1, [insert(1)]), change("d2", 2, [update(2)], prev: "d1"),
        change("e2", 3, [update(3)], prev: "d1"),
      ], shown: 3, conflict: true)
  }

  @Test
  func `inserting a row one has seen is an edit, and equal inserts stay equal`() {
    expect(
      [
        change("a1", 1, [insert(1)]), change("b1", 2, [insert(2)], deps: ["a1"]),
        change("c1", 3, [insert(1)]),
      ], shown: 2, conflict: false)
  }

  @Test
  func `an edit of a row nobody inserted is kept`() {
    expect([change("a1", 1, [update(4)])], shown: 4, conflict: false)
  }

  @Test
  func `two writes in one change are not a conflict`() {
    expect([change("a1", 1, [insert(1), update(2)])], shown: 2, conflict: false)
  }

  @Test
  func `retiring a row while somebody edits it`() {
    expect(
      [
        change("a1", 1, [insert(1)]), change("b1", 2, [retire(.integer(7))], deps: ["a1"]),
        change("c1", 3, [update(2)], deps: ["a1"]),
      ], shown: 2, conflict: false, retirements: [0])
  }

  @Test
  func `an edit that saw the retirement is no conflict with it`() {
    expect(
      [
        change("a1", 1, [insert(1)]), change("b1", 2, [retire(.integer(7))], deps: ["a1"]),
        change("c2", 3, [update(2)], deps: ["b1"]),
      ], shown: 2, conflict: false)
  }

  @Test
  func `writing the retirement anew settles it`() {
    expect(
      [
        change("a1", 1, [insert(1)]), change("b1", 2, [retire(.integer(7))], deps: ["a1"]),
        change("c1", 3, [update(2)], deps: ["a1"]),
        change("d1", 4, [retire(.null)], deps: ["b1", "c1"]),
      ], shown: 2, conflict: false)
  }

  @Test
  func `retiring and editing in one change is no conflict`() {
    expect(
      [
        change("a1", 1, [insert(1)]),
        change("b1", 2, [retire(.integer(7)), update(2)], deps: ["a1"]),
      ], shown: 2, conflict: false)
  }

  @Test
  func `an insert elsewhere is no edit that a retirement conflicts with`() {
    expect(
      [
        change("a1", 1, [insert(1)]), change("b1", 2, [retire(.integer(7))], deps: ["a1"]),
        change("c1", 3, [insert(2)], deps: ["a1"]),
      ], shown: 2, conflict: false)
  }
}
