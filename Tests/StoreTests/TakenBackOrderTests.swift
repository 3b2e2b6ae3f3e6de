import Change
import Plant
import Store
import TestSupport
import Testing

/// A handful of facts that correct and take back each other as it comes: each store that has them all shows the
/// same, whichever came first.
@Suite struct `Facts that take each other back, in whatever order they come` {
  /// Which seeds are played: 24 of them, or those that `FERRULE_FACT_SEEDS` names as `FIRST-LAST`.
  private static let seeds = Seeds.named("FERRULE_FACT_SEEDS", else: 1...24)
  private static let device = ThingID(bytes: Array(repeating: 7, count: 16))

  /// Changes of a fact or two, each change another's, in the order of their writing.
  private func changes(_ random: inout RepeatableRandom, _ store: Store) throws -> [SealedChange] {
    let hands = try (1...UInt64.random(in: 4...6, using: &random)).map {
      try FactsByHand(store, number: $0)
    }
    let sizes = hands.map { _ in Int.random(in: 1...2, using: &random) }
    let ids = zip(hands, sizes).flatMap { hand, size in (0..<size).map(hand.id) }
    return try zip(hands, sizes).enumerated().map { number, pair in
      let rows: [FactsByHand.Row] = try (0..<pair.1).map { _ in
        // Mostly what was written before; now and then what is written later, or by nobody.
        let earlier = number == 0 ? ids : Array(ids.prefix(sizes.prefix(number).reduce(0, +)))
        let named =
          switch Int.random(in: 0..<12, using: &random) {
          case 0: hands[number].id(7)
          case 1: try #require(ids.randomElement(using: &random))
          default: try #require(earlier.randomElement(using: &random))
          }
        let corrected = Int.random(in: 0..<4, using: &random) > 0 ? named : .null
        let face = StorePool.face(0)
        let part = Face(part: face.part, connector: Int.random(in: 1...6, using: &random))
        switch Int.random(in: 0..<9, using: &random) {
        case 0..<5: return pair.0.look(part, supersedes: corrected)
        case 5:
          var note = pair.0.note("said", on: try #require(Self.device))
          note.cells["supersedes"] = corrected
          return note
        default:
          let kind = ["inspection", "inspection", "note", "withdrawal"].randomElement(
            using: &random)
          return pair.0.withdrawal(
            of: named, in: kind ?? "note", supersedes: Bool.random(using: &random) ? named : .null)
        }
      }
      // Some say the same time.
      return try pair.0.change(rows, hlc: Int64(1 + number / 2) << 20)
    }
  }

  @Test(arguments: seeds)
  func `what counts and what is due is the same, and doctor has nothing to say`(seed: UInt64) throws
  {
    let fixture = try StoreFixture()
    var random = RepeatableRandom(seed: seed)
    let tables = try fixture.store("tables", seed: 1)
    var changes = try changes(&random, tables)
    var digests: [[UInt8]] = []
    for order in 0..<3 {
      let store = try fixture.store("order\(order)", seed: 10 + UInt64(order))
      // One at a time, or some at once.
      var rest = changes[...]
      while !rest.isEmpty {
        let some = rest.prefix(Int.random(in: 1...2, using: &random))
        try store.take(Array(some))
        rest = rest.dropFirst(some.count)
      }
      digests.append(Array(try store.digest()))
      try store.refold()
      #expect(Array(try store.digest()) == digests[order], "seed \(seed), order \(order)")
      changes.shuffle(using: &random)
    }
    #expect(Set(digests).count == 1, "seed \(seed)")
  }
}
