import Change
import Testing

/// The rule of live values, one write at a time.
struct LiveSetTests {
  private func number(_ raw: Int64) -> ChangeNumber {
    ChangeNumber(rawValue: raw)
  }

  private func live(_ change: Int64, _ kind: LiveKind, _ value: Int64) -> LiveValue {
    LiveValue(change: number(change), kind: kind, value: [.integer(value)])
  }

  private func inserted(_ change: Int64, _ value: Int64) -> InsertedValue {
    InsertedValue(change: number(change), value: [.integer(value)])
  }

  private func after(
    _ live: [LiveValue], _ inserts: [InsertedValue], _ write: LiveValue, covered: Set<Int64> = []
  ) -> [LiveValue] {
    LiveSet.afterWrite(
      live: live, inserts: inserts, write: write, covers: { covered.contains($0.rawValue) })
  }

  @Test
  func `the first write is live`() {
    #expect(after([], [], live(1, .update, 5)) == [live(1, .update, 5)])
    #expect(after([], [], live(1, .insert, 5)) == [live(1, .insert, 5)])
  }

  @Test
  func `a write replaces what it covers and stands beside the rest`() {
    let before = [live(1, .update, 5), live(2, .update, 6)]
    #expect(
      after(before, [], live(3, .update, 7), covered: [1])
        == [live(2, .update, 6), live(3, .update, 7)])
  }

  @Test
  func `a later write of the same change replaces the earlier one`() {
    #expect(
      after([live(1, .insert, 5)], [inserted(1, 5)], live(1, .update, 6))
        == [live(1, .update, 6)])
  }

  @Test
  func `an edit that covers an insert settles equal inserts elsewhere`() {
    let before = [live(1, .insert, 5), live(2, .insert, 5)]
    #expect(
      after(before, [inserted(1, 5), inserted(2, 5)], live(3, .update, 6), covered: [1])
        == [live(3, .update, 6)])
  }

  @Test
  func `an insert equal to a settled one is not live`() {
    #expect(
      after([live(2, .update, 6)], [inserted(1, 5)], live(3, .insert, 5)) == [live(2, .update, 6)]
    )
  }

  @Test
  func `an insert with another value than the settled one is live`() {
    #expect(
      after([live(2, .update, 6)], [inserted(1, 5)], live(3, .insert, 7))
        == [live(2, .update, 6), live(3, .insert, 7)])
  }

  @Test
  func `an edit to a settled value is live all the same`() {
    #expect(
      after([live(2, .update, 6)], [inserted(1, 5)], live(3, .update, 5))
        == [live(2, .update, 6), live(3, .update, 5)])
    #expect(
      after([live(2, .update, 6)], [inserted(1, 5)], live(3, .insertAgain, 5))
        == [live(2, .update, 6), live(3, .insertAgain, 5)])
  }

  @Test
  func `an insert may be in the list of inserts already`() {
    #expect(after([], [inserted(3, 7)], live(3, .insert, 7)) == [live(3, .insert, 7)])
  }

  @Test
  func `the kind of an insert depends on whether another one was seen`() {
    func kind(_ inserts: [Int64], covered: Set<Int64>) -> LiveKind {
      LiveSet.insertKind(
        of: number(9), inserts: inserts.map { number($0) },
        covers: { covered.contains($0.rawValue) })
    }
    #expect(kind([], covered: []) == .insert)
    #expect(kind([1, 2], covered: [3]) == .insert)
    #expect(kind([1, 2], covered: [2]) == .insertAgain)
    #expect(kind([9], covered: []) == .insertAgain, "a second insert in one change")
  }

  @Test
  func `the greatest rank is shown`() {
    let values = [live(1, .update, 5), live(2, .update, 6), live(3, .update, 7)]
    let times: [Int64: Int64] = [1: 10, 2: 30, 3: 30]
    let hashes: [Int64: UInt64] = [1: 99, 2: 5, 3: 4]
    let shown = LiveSet.shown(values) { change in
      ChangeRank(
        effectiveHLC: times[change.rawValue] ?? 0,
        hash: ChangeHash(storage: Bytes32(hashes[change.rawValue] ?? 0, 0, 0, 0)))
    }
    #expect(shown == values[1])
    #expect(
      LiveSet.shown([]) { _ in
        ChangeRank(effectiveHLC: 0, hash: ChangeHash(storage: Bytes32(0, 0, 0, 0)))
      } == nil)
  }

  @Test
  func `only different values are a conflict`() {
    #expect(!LiveSet.isConflict([]))
    #expect(!LiveSet.isConflict([live(1, .update, 5)]))
    #expect(!LiveSet.isConflict([live(1, .update, 5), live(2, .insert, 5)]))
    #expect(LiveSet.isConflict([live(1, .update, 5), live(2, .update, 5), live(3, .update, 6)]))
  }
}
