import Plant
import Testing

struct ThingIDTests {
  @Test func `an id is its 16 bytes`() throws {
    let bytes = (0..<16).map { UInt8($0 * 17) }
    let id = try #require(ThingID(bytes: bytes))
    #expect(id.bytes == bytes)
    #expect(id.description == "00112233445566778899aabbccddeeff")
    #expect(Hexadecimal.bytes(id.description) == bytes)
    #expect(ThingID(bytes: bytes.dropLast()) == nil)
    #expect(ThingID(bytes: bytes + [0]) == nil)
    #expect(ThingID(bytes: [UInt8]()) == nil)
  }

  @Test func `ids order as their bytes do`() throws {
    var ids: [ThingID] = []
    for place in 0..<16 {
      for value in [UInt8(1), 0x7F, 0x80, 0xFF] {
        var bytes = [UInt8](repeating: 0, count: 16)
        bytes[place] = value
        ids.append(try #require(ThingID(bytes: bytes)))
      }
    }
    for one in ids {
      for other in ids {
        #expect((one < other) == one.bytes.lexicographicallyPrecedes(other.bytes))
      }
    }
  }

  @Test(arguments: ["0", "0g", "é", "0x", " 00", "00 "])
  func `what is not pairs of hexadecimal digits is no bytes`(text: String) {
    #expect(Hexadecimal.bytes(text) == nil)
  }

  @Test func `hexadecimal digits are read in either case`() {
    #expect(Hexadecimal.bytes("aAfF09") == [0xAA, 0xFF, 0x09])
    #expect(Hexadecimal.bytes("") == [])
  }
}
