import Change
import Plant
import Store
import TestSupport
import Testing

@Suite struct `Bytes as the log keeps them` {
  private let fixture: StoreFixture
  private let store: Store

  init() throws {
    fixture = try StoreFixture()
    store = try fixture.store("store", seed: 1)
  }

  private func expectBack(_ bytes: [UInt8], _ comment: Comment) throws {
    let packed = LogBytes(packing: bytes).kept
    #expect(try LogBytes(kept: packed).bytes() == bytes, comment)
    #expect(packed.count <= 2 * bytes.count + 16, comment)
  }

  /// Bytes in which much, little or nothing repeats, near or far.
  private func someBytes(_ random: inout RepeatableRandom) -> [UInt8] {
    let alphabet = [1, 2, 16, 256].randomElement(using: &random) ?? 2
    let count = [1, 3, 4, 5, 70, 900, 40_000].randomElement(using: &random) ?? 4
    var bytes: [UInt8] = []
    while bytes.count < count {
      if !bytes.isEmpty, Bool.random(using: &random) {
        let from = Int.random(in: 0..<bytes.count, using: &random)
        bytes += bytes[from..<min(bytes.count, from + Int.random(in: 1...300, using: &random))]
      } else {
        for _ in 0..<Int.random(in: 1...200, using: &random) {
          bytes.append(UInt8(Int.random(in: 0..<alphabet, using: &random)))
        }
      }
    }
    return Array(bytes.prefix(count))
  }

  @Test func `any bytes come back as they were`() throws {
    for seed in UInt64(1)...300 {
      var random = RepeatableRandom(seed: seed)
      try expectBack(someBytes(&random), "seed \(seed)")
    }
  }

  @Test func `the largest change comes back as it was`() throws {
    var random = RepeatableRandom(seed: 1)
    let random64 = (0..<ChangeLimits.changeBytes / 8).map { _ in random.next() }
    let noise = random64.withUnsafeBytes { Array($0) }
    try expectBack(noise, "noise")
    try expectBack(Array(repeating: 7, count: ChangeLimits.changeBytes), "one byte again and again")
  }

  @Test func `a change is kept in less than half its bytes, and read as its author sealed it`()
    throws
  {
    try store.fact(
      .inspection(
        Inspection(
          face: StorePool.face(0), verdict: .clean,
          fibres: Dictionary(uniqueKeysWithValues: (1...12).map { ($0, .ok) }))))
    let change = try #require(try store.changes().first)
    let row = try #require(try store.select("SELECT bytes FROM change_log").first)
    guard case .blob(let kept)? = row.first else {
      Issue.record("\(row)")
      return
    }
    #expect(kept.count * 2 < change.bytes.count, "\(kept.count) of \(change.bytes.count)")
    #expect(try LogBytes(kept: kept).bytes() == change.bytes)
    #expect(change.bytes.withUnsafeBytes { ChangeHash(of: $0) } == change.hash)
  }

  /// The dictionary is referred to by place: should it ever change, no log could be read.
  @Test func `what was packed before can be read`() throws {
    // A block of LZ4: no literals, a match of sixteen bytes from sixteen before, five literals.
    let packed: [UInt8] = [1, 0, 0, 0, 21, 0x0C, 16, 0, 0x50, 1, 2, 3, 4, 5]
    #expect(
      try LogBytes(kept: packed).bytes() == Array("ferrule change 1".utf8) + [1, 2, 3, 4, 5])
  }

  @Test func `damaged bytes are an error or other bytes, never more`() throws {
    let whole = LogBytes(packing: Array("ferrule change 1 and what follows it, ferrule".utf8)).kept
    for seed in UInt64(1)...20_000 {
      var random = RepeatableRandom(seed: seed)
      var bytes =
        seed % 2 == 0 ? whole : (0..<40).map { _ in UInt8.random(in: 0...255, using: &random) }
      bytes[0] = 1
      for _ in 0..<2 {
        bytes[Int.random(in: 1..<bytes.count, using: &random)] ^= UInt8.random(
          in: 1...255, using: &random)
      }
      if seed % 5 == 0 { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random)) }
      guard let back = try? LogBytes(kept: bytes).bytes() else { continue }
      #expect(back.count <= ChangeLimits.changeBytes, "seed \(seed)")
    }
    let tooLong: [UInt8] = [1, 0x7F, 0xFF, 0xFF, 0xFF, 0]
    #expect(throws: StoreError.self) { try LogBytes(kept: tooLong).bytes() }
    #expect(throws: StoreError.self) { try LogBytes(kept: []).bytes() }
    #expect(throws: StoreError.self) { try LogBytes(kept: [2, 1, 64, 7]).bytes() }
  }
}
