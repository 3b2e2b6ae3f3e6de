import Change
import Plant
import Store
import TestSupport
import Testing

/// What a store remembers from one transaction to the next must never be older than its file.
@Suite struct `One write after the other` {
  private let fixture: StoreFixture

  init() throws {
    fixture = try StoreFixture()
  }

  private func look(_ face: Int) -> FactBody {
    .inspection(
      Inspection(face: StorePool.face(face), verdict: .clean, fibres: [1: .ok, 2: .ok, 3: .ok]))
  }

  private func seqs(_ store: Store) throws -> [[String]] {
    try store.texts("SELECT chain, seq FROM change_log ORDER BY n")
  }

  @Test func `two programs that write in turn see each other's last change`() throws {
    let one = try fixture.store("one", seed: 1)
    let same = try fixture.open("one")
    for turn in 0..<6 { try (turn % 2 == 0 ? one : same).fact(look(turn)) }
    #expect(try seqs(one) == (1...6).map { ["0", "\($0)"] })
    #expect(try one.doctor().isWell)
  }

  @Test func `a write that failed leaves nothing behind for the next`() throws {
    struct Stopped: Error {}
    let store = try fixture.store("one", seed: 1)
    try store.fact(look(0))
    #expect(throws: Stopped.self) {
      try store.draft { _, draft in
        try draft.record(look(1))
        throw Stopped()
      }
    }
    let other = try fixture.store("other", seed: 2)
    try other.fact(look(2))
    #expect(throws: Stopped.self) {
      try store.merge { acceptor, _ in
        for change in try other.changes() { _ = try acceptor.accept(change) }
        throw Stopped()
      }
    }
    try store.fact(look(3))
    #expect(try seqs(store) == [["0", "1"], ["0", "2"]])
    try store.take(from: other)
    try store.fact(look(4))
    #expect(try seqs(store).count == 4)
    #expect(try store.doctor().isWell)
  }

  @Test func `a merge, a refold and an import in between are seen`() throws {
    let store = try fixture.store("one", seed: 1)
    let other = try fixture.store("other", seed: 2)
    try store.fact(look(0))
    try other.fact(look(1))
    try store.take(from: other)
    try store.fact(look(2))
    try store.refold()
    try store.fact(look(3))
    #expect(try store.changes().count == 4)
    #expect(try store.doctor().isWell)
    try other.take(from: store)
    #expect(try other.dump() == store.dump())
  }
}
