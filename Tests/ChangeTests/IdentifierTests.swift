import Change
import TestSupport
import Testing

/// Identifiers keep their bytes, their order and their spelling.
struct IdentifierTests {
  @Test
  func `bytes come back as they were`() throws {
    let bytes = Array(UInt8(0)...31)
    #expect(ChangeHash(bytes: bytes)?.bytes == bytes)
    #expect(DeviceID(bytes: bytes[...])?.bytes == bytes)
    #expect(RecordID(bytes: bytes[16...])?.bytes == Array(UInt8(16)...31))
    #expect(SiteID(bytes: bytes[..<16].lazy.map { $0 })?.bytes == Array(UInt8(0)...15))
    #expect(bytes.withUnsafeBytes { ChangeHash(bytes: $0) }?.bytes == bytes)
    let id = try #require(RecordID(bytes: bytes[..<16]))
    #expect(id.withBytes { Array($0) } == Array(bytes[..<16]))
  }

  @Test(arguments: [0, 15, 17, 31, 33])
  func `another number of bytes is refused`(count: Int) {
    let bytes = [UInt8](repeating: 0, count: count)
    #expect(RecordID(bytes: bytes) == nil)
    #expect(ChangeHash(bytes: bytes) == nil)
    #expect(RecordID(hex: String(repeating: "00", count: count)) == nil)
  }

  @Test
  func `the spelling is lower-case hex and is read back`() throws {
    let id = try #require(RecordID(hex: "00ff10abCDef0123456789abcdef0123"))
    #expect(id.description == "00ff10abcdef0123456789abcdef0123")
    #expect(RecordID(hex: id.description) == id)
    #expect(RecordID(hex: "00ff10abcdef0123456789abcdef012") == nil)
    #expect(RecordID(hex: "00ff10abcdef0123456789abcdef012g") == nil)
    #expect(RecordID(hex: "00ff10abcdef0123456789abcdef01 3") == nil)
    #expect(RecordID(hex: "") == nil)
  }

  @Test
  func `the order is that of the bytes`() {
    for seed: UInt64 in 0..<2_000 {
      var random = RepeatableRandom(seed: seed)
      func bytes(_ count: Int) -> [UInt8] {
        // Few different bytes, so that long common beginnings are met.
        (0..<count).map { _ in [0, 1, 0x80, 0xFF][Int.random(in: 0..<4, using: &random)] }
      }
      let shared = bytes(Int.random(in: 0...15, using: &random))
      let (left, right) = (shared + bytes(32 - shared.count), shared + bytes(32 - shared.count))
      guard let leftHash = ChangeHash(bytes: left), let rightHash = ChangeHash(bytes: right),
        let leftID = RecordID(bytes: left[..<16]), let rightID = RecordID(bytes: right[..<16])
      else {
        Issue.record("seed \(seed)")
        return
      }
      #expect((leftHash < rightHash) == left.lexicographicallyPrecedes(right), "seed \(seed)")
      #expect(
        (leftID < rightID) == left[..<16].lexicographicallyPrecedes(right[..<16]), "seed \(seed)")
      #expect((leftHash == rightHash) == (left == right), "seed \(seed)")
    }
  }

  @Test
  func `a device id binds both keys and their parts`() throws {
    let (ones, twos) = ([UInt8](repeating: 1, count: 32), [UInt8](repeating: 2, count: 32))
    let id = try #require(DeviceID(signingKey: ones, agreementKey: twos))
    #expect(DeviceID(signingKey: twos, agreementKey: ones) != id)
    #expect(DeviceID(signingKey: ones, agreementKey: ones) != id)
    #expect(DeviceID(signingKey: ones + [2], agreementKey: twos.dropLast()) == nil)
    #expect(DeviceID(signingKey: ones, agreementKey: []) == nil)
  }

  @Test
  func `the genesis differs between sites and between devices`() {
    let site = SiteID(storage: Bytes16(1, 1))
    let device = DeviceID(storage: Bytes32(1, 1, 1, 1))
    let genesis = ChangeHash.genesis(site: site, device: device)
    #expect(genesis == ChangeHash.genesis(site: site, device: device))
    #expect(
      genesis != ChangeHash.genesis(site: SiteID(storage: Bytes16(1, 2)), device: device))
    #expect(
      genesis
        != ChangeHash.genesis(site: site, device: DeviceID(storage: Bytes32(1, 1, 1, 2))))
  }

  @Test
  func `a change's name sorts by device, number and hash`() {
    let devices = (1...2).map { DeviceID(storage: Bytes32($0, 0, 0, 0)) }
    let hashes = (1...2).map { ChangeHash(storage: Bytes32($0, 0, 0, 0)) }
    let names = devices.flatMap { device in
      [Int64(2), 10].flatMap { seq in
        hashes.map { ChangeName(device: device, seq: seq, hash: $0) }
      }
    }
    #expect(names.reversed().sorted() == names)
    #expect(names[0].description == "\(devices[0])/2/\(hashes[0])")
  }
}
