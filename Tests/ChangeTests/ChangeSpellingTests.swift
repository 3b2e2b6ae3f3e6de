import Change
import Testing

/// Every spelling but the canonical one is refused.
struct ChangeSpellingTests {
  private func error(_ damage: (inout ChangeBytes) -> Void) -> ChangeError? {
    var bytes = ChangeBytes()
    damage(&bytes)
    return bytes.error
  }

  @Test
  func `the undamaged spelling is accepted and comes back byte for byte`() throws {
    let bytes = ChangeBytes().all
    let sealed = try SealedChange(decoding: bytes)
    #expect(try SealedChange(sealing: sealed.change).bytes == bytes)
    #expect(sealed.change.seq == 7)
    #expect(sealed.change.author == "Ana")
    #expect(sealed.change.deps.count == 2)
  }

  @Test
  func `optional fields are accepted in their order`() throws {
    var bytes = ChangeBytes()
    bytes.flags = [7]
    bytes.group = Array(repeating: 6, count: 16)
    bytes.nonce = Array(repeating: 7, count: 16)
    bytes.note = [4] + Array("a\n\tb".utf8)
    bytes.bodyLength = [0]
    bytes.body = []
    let sealed = try SealedChange(decoding: bytes.all)
    #expect(sealed.change.group?.bytes == bytes.group)
    #expect(sealed.change.nonce?.bytes == bytes.nonce)
    #expect(sealed.change.note == "a\n\tb")
    #expect(try SealedChange(sealing: sealed.change).bytes == bytes.all)
  }

  @Test
  func `other magic is refused`() {
    #expect(error { $0.magic[0] = UInt8(ascii: "F") } == .notAChange)
  }

  @Test
  func `another version is refused`() {
    #expect(error { $0.magic[15] = UInt8(ascii: "2") } == .unknownVersion(0x32))
  }

  @Test
  func `unknown flags are refused`() {
    #expect(error { $0.flags = [8] } == .unknownFlags(8))
    #expect(error { $0.flags = [0x80] } == .unknownFlags(0x80))
  }

  @Test
  func `a seq of zero is refused`() {
    #expect(error { $0.seq = [0] } == .outOfRange(.seq))
  }

  @Test
  func `a seq of 2 to the 63 is refused`() {
    #expect(
      error { $0.seq = [0xC0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0] } == .outOfRange(.seq))
  }

  @Test
  func `a seq in too many bytes is refused`() {
    #expect(error { $0.seq = [0x80, 7] } == .varintNotMinimal(.seq))
    #expect(
      error { $0.seq = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 7] }
        == .varintNotMinimal(.seq))
    #expect(
      error { $0.seq = [0x80, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF] }
        == nil, "2^56 + … needs nine bytes, the first of which may be 0x80")
    #expect(
      error { $0.seq = [0x80, 0x80, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF] }
        == .varintNotMinimal(.seq))
  }

  @Test
  func `a dep count in too many bytes is refused`() {
    #expect(error { $0.depCount = [0x80, 2] } == .varintNotMinimal(.deps))
  }

  @Test
  func `too many deps are refused before they are read`() {
    #expect(error { $0.depCount = [0xA0, 0x01] } == .outOfRange(.deps))
  }

  @Test
  func `more deps than bytes are refused before room is made`() {
    #expect(error { $0.depCount = [0xA0, 0x00] } == .cutShort(.deps))
  }

  @Test
  func `deps out of order are refused`() {
    #expect(
      error {
        $0.deps = [UInt8](repeating: 5, count: 32) + [UInt8](repeating: 4, count: 32)
      } == .depsNotAscending)
  }

  @Test
  func `doubled deps are refused`() {
    #expect(error { $0.deps = [UInt8](repeating: 4, count: 64) } == .depsNotAscending)
  }

  @Test
  func `prev among the deps is refused`() {
    #expect(error { $0.deps.replaceSubrange(0..<32, with: $0.prev) } == .depsNamePrev)
  }

  @Test
  func `an hlc of 2 to the 62 is refused`() {
    #expect(error { $0.hlc = [0x40, 0, 0, 0, 0, 0, 0, 0] } == .outOfRange(.hlc))
    #expect(error { $0.hlc = [0x3F, 255, 255, 255, 255, 255, 255, 255] } == nil)
  }

  @Test
  func `a negative hlc is refused`() {
    #expect(error { $0.hlc = [0xFF, 0, 0, 0, 0, 0, 0, 0] } == .outOfRange(.hlc))
  }

  @Test
  func `a schema of zero is refused`() {
    #expect(error { $0.schema = [0] } == .outOfRange(.schema))
  }

  @Test
  func `a schema of 2 to the 31 is refused`() {
    #expect(error { $0.schema = [0x88, 0x80, 0x80, 0x80, 0] } == .outOfRange(.schema))
    #expect(error { $0.schema = [0x87, 0xFF, 0xFF, 0xFF, 0x7F] } == nil)
  }

  @Test
  func `a schema in too many bytes is refused`() {
    #expect(error { $0.schema = [0x80, 1] } == .varintNotMinimal(.schema))
  }

  @Test
  func `an author in too many bytes is refused`() {
    #expect(error { $0.author = [0x80, 1, 65] } == .varintNotMinimal(.author))
    #expect(
      error { $0.author = [0x82, 0x01] + Array(repeating: 65, count: 257) } == .outOfRange(.author))
    #expect(error { $0.author = [0x82, 0x00] + Array(repeating: 65, count: 256) } == nil)
  }

  @Test(
    arguments: [
      [0x80], [0xC3], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
      [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xF0, 0x9F, 0x98], [0x41, 0x00, 0x42], [0xC3, 0x28],
      [65, 65, 65, 65, 65, 65, 65, 65, 65, 0], [65, 65, 65, 65, 0, 65, 65, 65, 65],
    ] as [[UInt8]])
  func `an author that is not UTF-8 is refused`(text: [UInt8]) {
    #expect(error { $0.author = [UInt8(text.count)] + text } == .textNotUTF8(.author))
  }

  @Test(arguments: ["é", "e\u{301}", "\u{FFFF}", "\u{10FFFF}", "漢字かな交じり文", "😀😀😀", "abcdefghé"])
  func `an author in any script is accepted`(name: String) throws {
    var bytes = ChangeBytes()
    bytes.author = [UInt8(name.utf8.count)] + Array(name.utf8)
    let author = try SealedChange(decoding: bytes.all).change.author
    #expect(Array(author.utf8) == Array(name.utf8))
  }

  @Test(arguments: ["\n", "\t", "\u{1B}", "\u{7F}", "\u{85}"])
  func `a control character in the author is refused`(control: String) {
    let text = Array("A\(control)".utf8)
    #expect(error { $0.author = [UInt8(text.count)] + text } == .controlCharacter(.author))
  }

  @Test
  func `an empty note is refused`() {
    #expect(error { ($0.flags, $0.note) = ([4], [0]) } == .outOfRange(.note))
  }

  @Test
  func `a note that is too long is refused`() {
    let letters = [UInt8](repeating: 65, count: 4_097)
    #expect(error { ($0.flags, $0.note) = ([4], [0xA0, 0x01] + letters) } == .outOfRange(.note))
  }

  @Test
  func `a control character in the note is refused`() {
    #expect(error { ($0.flags, $0.note) = ([4], [2, 65, 13]) } == .controlCharacter(.note))
    #expect(error { ($0.flags, $0.note) = ([4], [2, 65, 27]) } == .controlCharacter(.note))
  }

  @Test
  func `a body length in too many bytes is refused`() {
    #expect(error { $0.bodyLength = [0x80, 3] } == .varintNotMinimal(.body))
  }

  @Test
  func `a body over its limit is refused before it is read`() {
    #expect(error { $0.bodyLength = [0xC0, 0x80, 0x01] } == .outOfRange(.body))
    #expect(error { $0.bodyLength = [0xC0, 0x80, 0x00] } == .cutShort(.body))
  }

  @Test
  func `an empty body without a nonce is refused`() {
    #expect(error { ($0.bodyLength, $0.body) = ([0], []) } == .nonceMissing)
  }

  @Test
  func `a nonce beside a body is refused`() {
    #expect(
      error { ($0.flags, $0.nonce) = ([2], Array(repeating: 9, count: 16)) }
        == .nonceWithOperations)
  }

  @Test
  func `trailing bytes are refused`() {
    #expect(error { $0.tail = [0] } == .trailingBytes(1))
    #expect(error { $0.tail = $0.all } == .trailingBytes(ChangeBytes().all.count))
  }

  @Test
  func `no bytes are refused`() {
    #expect(throws: ChangeError.cutShort(.magic)) { try SealedChange(decoding: [UInt8]()) }
  }

  @Test
  func `sealing refuses what decoding refuses`() throws {
    let good = try SealedChange(decoding: ChangeBytes().all).change
    func error(_ damage: (inout Change) -> Void) -> ChangeError? {
      var change = good
      damage(&change)
      do {
        _ = try SealedChange(sealing: change)
        return nil
      } catch {
        return error
      }
    }
    #expect(error { $0.seq = 0 } == .outOfRange(.seq))
    #expect(error { $0.seq = -1 } == .outOfRange(.seq))
    #expect(error { $0.deps.reverse() } == .depsNotAscending)
    #expect(error { $0.deps[0] = $0.prev } == .depsNamePrev)
    #expect(error { $0.hlc = -1 } == .outOfRange(.hlc))
    #expect(error { $0.hlc = 1 << 62 } == .outOfRange(.hlc))
    #expect(error { $0.schema = 0 } == .outOfRange(.schema))
    #expect(error { $0.schema = 1 << 31 } == .outOfRange(.schema))
    #expect(
      error { $0.author = String(repeating: "é", count: 129) } == .outOfRange(.author))
    #expect(error { $0.author = "\0" } == .controlCharacter(.author))
    #expect(error { $0.note = "" } == .outOfRange(.note))
    #expect(
      error { $0.note = String(repeating: "n", count: 4_097) } == .outOfRange(.note))
    #expect(error { $0.body = [] } == .nonceMissing)
    #expect(
      error { $0.body = Array(repeating: 0, count: ChangeLimits.bodyBytes + 1) }
        == .outOfRange(.body))
    #expect(
      error { $0.deps = (0...4_096).map { ChangeHash(storage: Bytes32(4, 0, 0, $0)) } }
        == .outOfRange(.deps))
  }

  @Test
  func `the largest change has exactly the size that is promised`() throws {
    var change = try SealedChange(decoding: ChangeBytes().all).change
    change.seq = .max
    change.deps = (0..<4_096).map { ChangeHash(storage: Bytes32(4, 0, 0, $0)) }
    change.schema = Int(Int32.max)
    change.author = String(repeating: "a", count: ChangeLimits.authorBytes)
    change.note = String(repeating: "n", count: ChangeLimits.noteBytes)
    change.group = ChangeGroupID(storage: Bytes16(1, 1))
    change.body = Array(repeating: 1, count: ChangeLimits.bodyBytes)
    let sealed = try SealedChange(sealing: change)
    #expect(sealed.bytes.count == ChangeLimits.changeBytes)
    #expect(try SealedChange(decoding: sealed.bytes) == sealed)
  }
}
