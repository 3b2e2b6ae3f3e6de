import Change
import Foundation
import TestSupport
import Testing

/// The canonical bytes as the description of the format has them.
struct ChangeFormatTests {
  /// The hexadecimal digits of the description's worked example.
  private func exampleDigits() throws -> String {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/change-format.md").standardizedFileURL
    let text = try String(contentsOf: path, encoding: .utf8)
    let block = try #require(text.components(separatedBy: "```").dropFirst().first)
    return block.split(separator: "\n").map { String($0.prefix { $0 != " " }) }.joined()
  }

  @Test
  func `the worked example has the bytes and the hash of the description`() throws {
    let sealed = try SealedChange(sealing: try ChangeSamples.worked())
    let hex = sealed.bytes.map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    #expect(hex == (try exampleDigits()))
    #expect(
      sealed.hash.description
        == "f4e156c8b591bcc504fccdc6949e0e597cca14ceb09d1db2d4708c31008f9717")
    try ChangeSampleTables.catalogue().check(sealed.change, site: ChangeSamples.site)
  }

  @Test
  func `the worked example is read back from its bytes`() throws {
    let change = try ChangeSamples.worked()
    let sealed = try SealedChange(decoding: try SealedChange(sealing: change).bytes)
    #expect(sealed.change == change)
    #expect(try sealed.change.operations() == (try ChangeSamples.workedOperations()))
    #expect(sealed.name == ChangeName(device: change.device, seq: 1, hash: sealed.hash))
  }

  @Test
  func `any change comes back as it was and is spelled the same again`() throws {
    for seed: UInt64 in 0..<2_000 {
      var random = RepeatableRandom(seed: seed)
      let change = ChangeFormatTests.anyChange(&random)
      let sealed = try SealedChange(sealing: change)
      let read = try SealedChange(decoding: sealed.bytes[...])
      #expect(read.change == change, "seed \(seed)")
      #expect(read.hash == sealed.hash, "seed \(seed)")
      #expect(try SealedChange(sealing: read.change).bytes == sealed.bytes, "seed \(seed)")
    }
  }

  @Test
  func `a restart change is valid in the middle of a chain`() throws {
    let change = try SealedChange(sealing: try ChangeSamples.restart()).change
    try ChangeSampleTables.catalogue().check(change, site: ChangeSamples.site)
    #expect(try change.operations().isEmpty)
  }

  @Test
  func `the genesis is no parent`() throws {
    #expect(try ChangeSamples.worked().parents == (try ChangeSamples.worked().deps))
    #expect(try ChangeSamples.restart().parents.count == 3)
  }

  @Test
  func `a change follows only its own device's change before it`() throws {
    let change = try ChangeSamples.restart()
    let other = DeviceID(storage: Bytes32(1, 2, 3, 4))
    try change.checkFollows(device: change.device, seq: 100)
    #expect(throws: ChangeError.prevOfOtherDevice(other)) {
      try change.checkFollows(device: other, seq: 100)
    }
    #expect(throws: ChangeError.seqDoesNotFollow(seq: 101, prev: 101)) {
      try change.checkFollows(device: change.device, seq: 101)
    }
    #expect(throws: ChangeError.seqDoesNotFollow(seq: 101, prev: .max)) {
      try change.checkFollows(device: change.device, seq: .max)
    }
  }

  @Test
  func `every error has a sentence of its own`() {
    let errors: [ChangeError] = [
      .notAChange, .unknownVersion(2), .unknownFlags(9), .cutShort(.seq), .trailingBytes(1),
      .varintNotMinimal(.seq), .outOfRange(.seq), .textNotUTF8(.note), .controlCharacter(.note),
      .depsNotAscending, .depsNamePrev, .nonceMissing, .nonceWithOperations,
      .otherSite(ChangeSamples.site), .genesisMismatch,
      .prevOfOtherDevice(DeviceID(storage: Bytes32(0, 0, 0, 0))),
      .seqDoesNotFollow(seq: 3, prev: 1), .schemaNewer(needed: 2, known: 1),
      .schemaNotSmallest(declared: 2, needed: 1),
      .body(ChangesetError(.cutShort, offset: 3)), .operation(0, table: "look", .factID),
    ]
    #expect(Set(errors.map(\.description)).count == errors.count)
    #expect(errors.allSatisfy { $0.description.hasSuffix(".") })
  }

  /// A change whose every field is drawn from the edges of what is allowed.
  private static func anyChange(_ random: inout RepeatableRandom) -> Change {
    func word() -> UInt64 { random.next() }
    let seqs: [Int64] = [1, 127, 128, 16_383, 16_384, 1 << 49, 1 << 56 - 1, 1 << 56, .max]
    let authors = ["", "Ana", "é", "e\u{301}", String(repeating: "x", count: 256)]
    let hashes = (0..<Int.random(in: 0...5, using: &random)).map { _ in
      ChangeHash(storage: Bytes32(word(), word(), word(), word()))
    }
    let isRestart = Bool.random(using: &random)
    return Change(
      site: SiteID(storage: Bytes16(word(), word())),
      device: DeviceID(storage: Bytes32(word(), word(), word(), word())),
      seq: seqs[Int.random(in: 0..<seqs.count, using: &random)],
      prev: ChangeHash(storage: Bytes32(word(), word(), word(), word())),
      deps: hashes.sorted(),
      hlc: Int64.random(in: 0...HybridTime.maximum, using: &random),
      schema: [1, 127, 128, Int(Int32.max)][Int.random(in: 0..<4, using: &random)],
      author: authors[Int.random(in: 0..<authors.count, using: &random)],
      group: Bool.random(using: &random) ? ChangeGroupID(storage: Bytes16(word(), 0)) : nil,
      nonce: isRestart ? ChangeNonce(storage: Bytes16(word(), word())) : nil,
      note: Bool.random(using: &random) ? "a note\nof two lines" : nil,
      body: isRestart
        ? []
        : (0..<Int.random(in: 1...300, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        })
  }
}
