import Change
import Testing

/// Chains, forks, and what a change covers.
struct CausalityTests {
  private let device = DeviceID(storage: Bytes32(1, 0, 0, 0))
  private let other = DeviceID(storage: Bytes32(2, 0, 0, 0))

  private func hash(_ number: UInt64) -> ChangeHash {
    ChangeHash(storage: Bytes32(number, 0, 0, 0))
  }

  private func chain(_ number: Int32) -> ChainNumber {
    ChainNumber(rawValue: number)
  }

  private func place(_ number: Int32, _ seq: Int64) -> Placement {
    Placement(chain: chain(number), seq: seq)
  }

  @Test
  func `a change extends its chain`() {
    var chains = ChainTable()
    let first = chains.place(hash(1), of: device, after: nil)
    let second = chains.place(hash(2), of: device, after: first)
    #expect(first == place(0, 1))
    #expect(second == place(0, 2))
    #expect(chains.chains.count == 1)
    #expect(chains[chain(0)]?.lastHash == hash(2))
    #expect(chains[chain(0)]?.lastSeq == 2)
    #expect(chains[chain(1)] == nil)
    #expect(chains[chain(-1)] == nil)
  }

  @Test
  func `a second successor starts a chain beside it`() {
    var chains = ChainTable()
    let first = chains.place(hash(1), of: device, after: nil)
    _ = chains.place(hash(2), of: device, after: first)
    let twin = chains.place(hash(3), of: device, after: first)
    #expect(twin == place(1, 2))
    #expect(chains[chain(1)]?.parent == first)
    #expect(chains.place(hash(4), of: device, after: twin) == place(1, 3))
    #expect(chains.place(hash(5), of: device, after: first) == place(2, 2))
    #expect(chains.place(hash(6), of: device, after: nil) == place(3, 1), "a second genesis")
  }

  @Test
  func `stored chains are taken back only if their parents make sense`() {
    let root = Chain(device: device, parent: nil, lastSeq: 3, lastHash: hash(1))
    func fork(_ parent: Placement, last: Int64) -> Chain {
      Chain(device: device, parent: parent, lastSeq: last, lastHash: hash(2))
    }
    #expect(ChainTable(chains: []) != nil)
    #expect(ChainTable(chains: [root, fork(place(0, 2), last: 3)]) != nil)
    #expect(ChainTable(chains: [root, fork(place(1, 2), last: 3)]) == nil, "its own parent")
    #expect(ChainTable(chains: [fork(place(1, 2), last: 3), root]) == nil, "a later parent")
    #expect(ChainTable(chains: [root, fork(place(-1, 2), last: 3)]) == nil)
    #expect(ChainTable(chains: [root, fork(place(0, 4), last: 5)]) == nil, "beyond its end")
    #expect(ChainTable(chains: [root, fork(place(0, 2), last: 2)]) == nil, "empty")
    #expect(ChainTable(chains: [root, fork(place(0, 0), last: 2)]) == nil)
    let empty = Chain(device: device, parent: nil, lastSeq: 0, lastHash: hash(1))
    #expect(ChainTable(chains: [empty]) == nil)
  }

  @Test
  func `including a fork includes what it came from, up to the fork`() throws {
    let chains = try #require(
      ChainTable(chains: [
        Chain(device: device, parent: nil, lastSeq: 9, lastHash: hash(1)),
        Chain(device: device, parent: place(0, 5), lastSeq: 8, lastHash: hash(2)),
        Chain(device: device, parent: place(1, 6), lastSeq: 7, lastHash: hash(3)),
        Chain(device: other, parent: nil, lastSeq: 4, lastHash: hash(4)),
      ]))
    var coverage = Coverage()
    coverage.include(place(2, 7), in: chains)
    #expect((0...3).map { coverage.seq(in: chain($0)) } == [5, 6, 7, 0])
    #expect(coverage.covers(place(0, 5)))
    #expect(!coverage.covers(place(0, 6)))
    #expect(!coverage.covers(place(3, 1)))
    #expect(!coverage.covers(place(9, 1)))
    #expect(!coverage.covers(place(-1, 1)))
  }

  @Test
  func `the line before a place goes back through what its chain came from`() throws {
    let chains = try #require(
      ChainTable(chains: [
        Chain(device: device, parent: nil, lastSeq: 9, lastHash: hash(1)),
        Chain(device: device, parent: place(0, 5), lastSeq: 8, lastHash: hash(2)),
        Chain(device: device, parent: place(1, 6), lastSeq: 8, lastHash: hash(3)),
        Chain(device: other, parent: nil, lastSeq: 4, lastHash: hash(4)),
      ]))
    #expect(chains.predecessor(of: place(2, 8)) == place(2, 7))
    #expect(chains.predecessor(of: place(2, 7)) == place(1, 6))
    #expect(chains.predecessor(of: place(1, 6)) == place(0, 5))
    #expect(chains.predecessor(of: place(0, 1)) == nil)
    let firsts: [Int64] = [1, 6, 7, 1]
    for (index, first) in zip(Int32(0)..., firsts) {
      for seq in first...8 {
        var coverage = Coverage()
        if let before = chains.predecessor(of: place(index, seq)) {
          coverage.include(before, in: chains)
        }
        for other in Int32(-1)...4 {
          // Only places that there are: a fork's numbers begin after the change it follows.
          let least = firsts.indices.contains(Int(other)) ? firsts[Int(other)] : 1
          for number in least...9 {
            let asked = place(other, number)
            #expect(
              chains.line(before: place(index, seq), holds: asked) == coverage.covers(asked),
              "\(index) \(seq): \(asked)")
          }
        }
      }
    }
  }

  @Test
  func `merging takes the later number of each chain`() throws {
    let chains = try #require(
      ChainTable(
        chains: (0..<4).map { _ in
          Chain(device: device, parent: nil, lastSeq: 9, lastHash: hash(1))
        }))
    var left = Coverage()
    left.include(place(0, 3), in: chains)
    left.include(place(1, 1), in: chains)
    var right = Coverage()
    right.include(place(0, 1), in: chains)
    right.include(place(3, 2), in: chains)
    var merged = left
    merged.merge(right)
    var reverse = right
    reverse.merge(left)
    #expect(merged == reverse)
    #expect((0...3).map { merged.seq(in: chain($0)) } == [3, 1, 0, 2])
    var again = merged
    again.merge(left)
    again.include(place(0, 2), in: chains)
    #expect(again == merged)
  }

  @Test
  func `coverage is kept as few bytes and read back`() throws {
    let chains = try #require(
      ChainTable(
        chains: (0..<300).map { _ in
          Chain(device: device, parent: nil, lastSeq: .max, lastHash: hash(1))
        }))
    var coverage = Coverage()
    #expect(coverage.bytes == [0])
    #expect(Coverage(bytes: [0]) == coverage)
    let seqs: [Int64] = [1, 127, 128, 16_383, 16_384, 1 << 49, 1 << 56 - 1, 1 << 56, .max]
    for (index, seq) in seqs.enumerated() {
      coverage.include(place(Int32(index) * 30, seq), in: chains)
      #expect(Coverage(bytes: coverage.bytes) == coverage)
    }
    #expect(coverage.bytes.count < 300)
    for length in coverage.bytes.indices {
      #expect(Coverage(bytes: Array(coverage.bytes[..<length])) == nil)
    }
    #expect(Coverage(bytes: coverage.bytes + [0]) == nil)
  }

  @Test
  func `bytes that no coverage writes are refused`() {
    #expect(Coverage(bytes: []) == nil)
    #expect(Coverage(bytes: [1, 0]) == nil, "a zero at the end")
    #expect(Coverage(bytes: [2, 1]) == nil)
    #expect(Coverage(bytes: [1, 0x80, 1]) == nil)
    #expect(Coverage(bytes: [UInt8](repeating: 0xFF, count: 9)) == nil)
    #expect(Coverage(bytes: [1] + [UInt8](repeating: 0xFF, count: 9)) == nil)
  }
}
