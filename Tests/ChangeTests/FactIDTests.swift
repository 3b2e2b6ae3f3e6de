import Change
import Testing

/// A fact's id says when and where it was written, and nobody can choose it.
struct FactIDTests {
  private let prev = ChangeHash(storage: Bytes32(1, 2, 3, 4))
  private let device = DeviceID(storage: Bytes32(5, 6, 7, 8))

  private func make(timeMS: Int64 = 1_800_000_000_000, seq: Int64 = 3, operation: Int = 4)
    -> FactID
  {
    FactID.make(timeMS: timeMS, prev: prev, device: device, seq: seq, operation: operation)
  }

  @Test
  func `it has the form of a UUID version 7`() {
    for operation in 0..<500 {
      let bytes = make(operation: operation).bytes
      #expect(Array(bytes[..<6]) == [0x01, 0xA3, 0x18, 0x5C, 0x50, 0x00])
      #expect(bytes[6] >> 4 == 7)
      #expect(bytes[8] >> 6 == 0b10)
    }
  }

  @Test
  func `it has the bytes of an independent computation`() throws {
    let id = try ChangeSamples.factID(operation: 0)
    #expect(id.description == "01a3185c50007f19b4f3e347179e813a")
  }

  @Test
  func `its time is read back, cut to 48 bits`() {
    #expect(make(timeMS: 1_800_000_000_123).timeMS == 1_800_000_000_123)
    #expect(make(timeMS: 1 << 48 - 1).timeMS == 1 << 48 - 1)
    #expect(make(timeMS: 1 << 48 + 5).timeMS == 5)
    #expect(make(timeMS: -1).timeMS == 0)
    #expect(make(timeMS: .min).timeMS == 0)
  }

  @Test
  func `it belongs to one place only`() {
    let id = make()
    #expect(id.belongs(toOperation: 4, prev: prev, device: device, seq: 3))
    #expect(!id.belongs(toOperation: 5, prev: prev, device: device, seq: 3))
    #expect(!id.belongs(toOperation: 4, prev: prev, device: device, seq: 4))
    let otherPrev = ChangeHash(storage: Bytes32(1, 2, 3, 5))
    #expect(!id.belongs(toOperation: 4, prev: otherPrev, device: device, seq: 3))
    let otherDevice = DeviceID(storage: Bytes32(5, 6, 7, 9))
    #expect(!id.belongs(toOperation: 4, prev: prev, device: otherDevice, seq: 3))
  }

  @Test
  func `a changed bit anywhere but in the time makes it belong nowhere`() throws {
    let bytes = make().bytes
    for position in 6..<16 {
      for bit in 0..<8 {
        var changed = bytes
        changed[position] ^= 1 << UInt8(bit)
        let id = try #require(FactID(bytes: changed))
        #expect(!id.belongs(toOperation: 4, prev: prev, device: device, seq: 3))
      }
    }
  }
}
