import Change
import TestSupport
import Testing

/// The clock follows the wall where it can and rises where it must.
struct HybridTimeTests {
  @Test
  func `it is the wall clock when that is ahead`() {
    #expect(HybridTime.next(seen: 5, wallMS: 1_000) == 1_000 << 16)
    #expect(HybridTime.wallMS(of: HybridTime.next(seen: 5, wallMS: 1_000)) == 1_000)
  }

  @Test
  func `it is one more than what was seen when the wall clock is behind`() {
    #expect(HybridTime.next(seen: 1_000 << 16, wallMS: 1_000) == 1_000 << 16 + 1)
    #expect(HybridTime.next(seen: 9_999 << 16, wallMS: 1_000) == 9_999 << 16 + 1)
  }

  @Test
  func `it never leaves what a change may declare`() {
    #expect(HybridTime.maximum == 0x3FFF_FFFF_FFFF_FFFF)
    for seen in [0, HybridTime.maximum - 1, HybridTime.maximum, .max] as [Int64] {
      for wallMS in [.min, -1, 0, 1 << 46, .max] as [Int64] {
        let time = HybridTime.next(seen: seen, wallMS: wallMS)
        #expect(time >= 0 && time <= HybridTime.maximum)
        #expect(time > seen || seen >= HybridTime.maximum)
      }
    }
  }

  @Test
  func `the effective time rises along causality`() {
    #expect(HybridTime.effective(declared: 7, parents: [Int64]()) == 7)
    #expect(HybridTime.effective(declared: 7, parents: [3, 6]) == 7)
    #expect(HybridTime.effective(declared: 7, parents: [3, 7]) == 8)
    #expect(HybridTime.effective(declared: 7, parents: [100, 9]) == 101)
    #expect(HybridTime.effective(declared: 7, parents: [.max]) == .max)
  }

  @Test
  func `ranks compare by time, then hash, and the smaller fact stays`() {
    let low = ChangeHash(storage: Bytes32(1, 0, 0, 0))
    let high = ChangeHash(storage: Bytes32(2, 0, 0, 0))
    let ranks = [
      ChangeRank(effectiveHLC: 1, hash: high), ChangeRank(effectiveHLC: 2, hash: low),
      ChangeRank(effectiveHLC: 2, hash: high),
    ]
    #expect(ranks.reversed().sorted() == ranks)
    #expect(ranks[0].keepsFact(against: ranks[1]))
    #expect(ranks[1].keepsFact(against: ranks[2]))
    #expect(!ranks[2].keepsFact(against: ranks[1]))
    #expect(!ranks[2].keepsFact(against: ranks[2]))
  }
}
