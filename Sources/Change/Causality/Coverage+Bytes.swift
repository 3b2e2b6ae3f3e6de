extension Coverage {
  /// The numbers as varints behind their count, for keeping in the same store.
  ///
  /// Chain numbers mean nothing elsewhere, so these bytes are never sent.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    Varint.append(UInt64(seqs.count), to: &bytes)
    for seq in seqs { Varint.append(UInt64(seq), to: &bytes) }
    return bytes
  }

  /// Reads what ``bytes`` wrote; nil for anything else.
  public init?(bytes: UnsafeRawBufferPointer) {
    var offset = 0
    guard let count = Coverage.read(bytes, &offset), count <= bytes.count - offset else {
      return nil
    }
    seqs = []
    seqs.reserveCapacity(Int(count))
    for _ in 0..<count {
      guard let seq = Coverage.read(bytes, &offset) else { return nil }
      seqs.append(seq)
    }
    guard offset == bytes.count, seqs.last != 0 else { return nil }
  }

  /// Reads what ``bytes`` wrote; nil for anything else.
  public init?(bytes: [UInt8]) {
    guard let coverage = bytes.withUnsafeBytes({ Coverage(bytes: $0) }) else { return nil }
    self = coverage
  }

  private static func read(_ bytes: UnsafeRawBufferPointer, _ offset: inout Int) -> Int64? {
    do {
      return Int64(exactly: try Varint.read(bytes, at: &offset))
    } catch {
      return nil
    }
  }
}
