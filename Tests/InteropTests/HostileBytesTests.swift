import Interop
import TestSupport
import Testing

/// Whatever the bytes are, the readers return a value or a refusal.
@Suite struct HostileBytesTests {
  @Test(arguments: 0..<8)
  func `mutated dumps are read or refused`(seed: UInt64) {
    var random = RepeatableRandom(seed: seed)
    let whole = Array(Dump.whole.utf8)
    var refused = 0
    for _ in 0..<1_000 {
      let bytes = mutated(whole, &random)
      do throws(ImportError) {
        let dump = try IBNetDiscover.read(bytes, file: "fuzz")
        #expect(isSound(dump), "seed \(seed)")
      } catch {
        refused += 1
        #expect(isSound(error, bytes), "seed \(seed): \(error)")
      }
    }
    #expect(refused > 500, "seed \(seed): the mutations do too little")
  }

  @Test(arguments: 0..<8)
  func `mutated places are read or refused`(seed: UInt64) {
    var random = RepeatableRandom(seed: seed)
    let whole = Array(
      """
      device,hall,row,rack,u,height,side,note
      pine-01,H1,R1,R1-01,1,6,front,"a ""b"", c"
      "pine-02",H1,R1,R1-01,U7,6,rear,
      leaf-1,H1,R1,R1-02,u40,1,,"two
      lines"

      """.utf8)
    for _ in 0..<2_000 {
      let bytes = mutated(whole, &random)
      do throws(ImportError) {
        let places = try PlacesFile.read(bytes, file: "fuzz")
        #expect(places.rows.allSatisfy { $0.units.upperBound <= 100 }, "seed \(seed)")
      } catch {
        #expect(isSound(error, bytes), "seed \(seed): \(error)")
      }
    }
  }

  @Test(arguments: 0..<4)
  func `noise is refused`(seed: UInt64) {
    var random = RepeatableRandom(seed: seed)
    for _ in 0..<2_000 {
      let noise = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      #expect(throws: ImportError.self, "seed \(seed)") {
        try IBNetDiscover.read(noise, file: "noise")
      }
      #expect(throws: ImportError.self, "seed \(seed)") {
        try PlacesFile.read(noise, file: "noise")
      }
    }
  }

  private func mutated(_ whole: [UInt8], _ random: inout RepeatableRandom) -> [UInt8] {
    let telling = Array("\"[]()#-, \t\n\r0189afxSH;:/'=".utf8) + [0, 0x80, 0xC2, 0xED, 0xF4, 0xFF]
    var bytes = whole
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let at = Int.random(in: 0..<bytes.count, using: &random)
      let upTo = min(bytes.count, at + Int.random(in: 1...40, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[at] = telling.randomElement(using: &random) ?? 0
      case 2: bytes.removeSubrange(at..<upTo)
      case 3: bytes.insert(contentsOf: bytes[at..<upTo], at: at)
      case 4: bytes.insert(telling.randomElement(using: &random) ?? 0, at: at)
      default: bytes.removeSubrange(at...)
      }
    }
    return bytes
  }

  private func isSound(_ dump: FabricDump) -> Bool {
    let ends = dump.links.flatMap {
      ["\($0.a.guid):\($0.a.portNumber)", "\($0.b.guid):\($0.b.portNumber)"]
    }
    let devices = Set(dump.switches.map(\.name) + dump.hosts.map(\.name))
    return Set(ends).count == ends.count
      && devices.count == dump.switches.count + dump.hosts.count
      && dump.links.allSatisfy { devices.isSuperset(of: [$0.a.device, $0.b.device]) }
      && dump.oneSided == dump.links.count { $0.lines.count == 1 }
  }

  private func isSound(_ error: ImportError, _ bytes: [UInt8]) -> Bool {
    let lines = bytes.count { $0 == 0x0A } + 1
    return error.message.hasSuffix(".") && error.message.utf8.allSatisfy { $0 >= 0x20 }
      && [error.line, error.otherLine].compactMap(\.self).allSatisfy { 1...lines ~= $0 }
  }
}
