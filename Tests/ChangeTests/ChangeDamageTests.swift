import Change
import TestSupport
import Testing

/// Damaged bytes are refused, or are another change's canonical bytes; they never stop the program.
struct ChangeDamageTests {
  private func samples() throws -> [SealedChange] {
    try [ChangeSamples.worked(), ChangeSamples.restart(), ChangeSamples.wide()].map {
      try SealedChange(sealing: $0)
    }
  }

  /// Reads bytes to the last operation and checks that what is accepted is canonical.
  private func isHarmless(_ bytes: [UInt8], _ tables: TableCatalogue) -> Bool {
    guard let sealed = try? SealedChange(decoding: bytes) else { return true }
    guard let again = try? SealedChange(sealing: sealed.change), again.bytes == bytes else {
      return false
    }
    try? tables.check(sealed.change, site: ChangeSamples.site)
    guard let operations = try? sealed.change.operations() else { return true }
    return isCanonical(sealed.change.body, operations)
  }

  /// Whether the operations are written as the same body again.
  private func isCanonical(_ body: [UInt8], _ operations: [Change.Operation]) -> Bool {
    var encoder = ChangesetEncoder()
    var table: String?
    body.withUnsafeBytes { raw in
      var reader = ChangesetReader(raw)
      for operation in operations {
        guard (try? reader.next()) == true else { return }
        if table != operation.table || reader.tableChanged {
          encoder.header(
            table: operation.table, columnCount: reader.columnCount, keyCount: reader.keyCount)
          table = operation.table
        }
        switch operation.content {
        case .insert(let cells):
          encoder.insert(cells, columnCount: reader.columnCount)
        case .update(let key, let cells):
          encoder.update(key: key, cells: cells, columnCount: reader.columnCount)
        }
      }
    }
    return encoder.bytes == body
  }

  @Test
  func `every flipped bit is refused or gives another change`() throws {
    let tables = try ChangeSampleTables.catalogue()
    for sample in try samples() {
      for position in sample.bytes.indices {
        for bit in 0..<8 {
          var bytes = sample.bytes
          bytes[position] ^= 1 << UInt8(bit)
          #expect(isHarmless(bytes, tables), "byte \(position), bit \(bit)")
        }
      }
    }
  }

  @Test
  func `every cut is refused`() throws {
    for sample in try samples() {
      for length in sample.bytes.indices {
        #expect(throws: ChangeError.self, "cut at \(length)") {
          try SealedChange(decoding: sample.bytes[..<length])
        }
      }
    }
  }

  @Test
  func `a body cut anywhere but between records is refused`() throws {
    let body = try ChangeSamples.wide().body
    let whole = try Change.Operation.all(in: body)
    var accepted = 0
    for length in body.indices {
      guard let operations = try? Change.Operation.all(in: Array(body[..<length])) else { continue }
      #expect(operations == Array(whole.prefix(operations.count)), "cut at \(length)")
      accepted += 1
    }
    #expect(accepted == whole.count, "as many as there are proper beginnings, the empty one too")
  }

  @Test
  func `random damage to a body is refused or canonical`() throws {
    let tables = try ChangeSampleTables.catalogue()
    let sample = try ChangeSamples.wide()
    for seed: UInt64 in 0..<20_000 {
      var random = RepeatableRandom(seed: seed)
      var change = sample
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let position = Int.random(in: 0..<change.body.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: change.body[position] = UInt8.random(in: 0...255, using: &random)
        case 1: change.body.remove(at: position)
        default: change.body.insert([0, 0x54, 0x80, 0xFF][Int(seed % 4)], at: position)
        }
      }
      let bytes = try SealedChange(sealing: change).bytes
      #expect(isHarmless(bytes, tables), "seed \(seed)")
    }
  }

  @Test
  func `noise is refused`() throws {
    let tables = try ChangeSampleTables.catalogue()
    for seed: UInt64 in 0..<5_000 {
      var random = RepeatableRandom(seed: seed)
      let noise = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      #expect(throws: ChangeError.self, "seed \(seed)") { try SealedChange(decoding: noise) }
      if let change = try? ChangeSamples.first(body: [0x54] + noise) {
        #expect(throws: ChangeError.self, "seed \(seed)") {
          try tables.check(change, site: ChangeSamples.site)
        }
      }
    }
  }
}
