internal import CLZ4
internal import Change

/// Packs the bytes of one change with LZ4, which finds what repeats in them and in ``LogDictionary``.
///
/// Packed bytes begin with ``form`` and the number of bytes they stand for, four bytes with the most
/// significant first. zlib packs a little better in ten times the time: more than a merge saves by it.
enum LogPacking {
  /// The first byte of packed bytes.
  ///
  /// Bytes that begin as a change does are kept as they are.
  static let form: UInt8 = 1

  private static let plain = UInt8(ascii: "f")
  private static let headBytes = 5

  /// The packed form of bytes; the bytes themselves where nothing would be gained.
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    guard let count = Int32(exactly: bytes.count), count > 0 else { return bytes }
    let room = Int(LZ4_compressBound(count))
    let packed = [UInt8](unsafeUninitializedCapacity: headBytes + room) { buffer, written in
      buffer[0] = form
      for place in 0..<4 {
        buffer[1 + place] = UInt8(truncatingIfNeeded: count >> Int32(24 - 8 * place))
      }
      let size = compress(
        bytes, count, into: UnsafeMutableBufferPointer(rebasing: buffer[headBytes...]))
      written = size > 0 ? headBytes + size : 0
    }
    return packed.isEmpty || packed.count >= bytes.count && bytes.first == plain ? bytes : packed
  }

  private static func compress(
    _ bytes: [UInt8], _ count: Int32, into room: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    withUnsafeTemporaryAllocation(of: LZ4_stream_t.self, capacity: 1) { place in
      guard let stream = LZ4_initStream(place.baseAddress, MemoryLayout<LZ4_stream_t>.size) else {
        return 0
      }
      return LogDictionary.bytes.withUnsafeBytes { dictionary in
        bytes.withUnsafeBytes { source in
          let dictionary = dictionary.bindMemory(to: CChar.self)
          LZ4_loadDict(stream, dictionary.baseAddress, Int32(dictionary.count))
          return room.withMemoryRebound(to: CChar.self) { target in
            Int(
              LZ4_compress_fast_continue(
                stream, source.bindMemory(to: CChar.self).baseAddress, target.baseAddress, count,
                Int32(clamping: target.count), 1))
          }
        }
      }
    }
  }

  /// The bytes that were packed; nil if it is not what ``packed(_:)`` writes.
  static func unpacked(_ packed: [UInt8]) -> [UInt8]? {
    if packed.first == plain { return packed }
    guard packed.first == form, packed.count > headBytes else { return nil }
    let count = packed[1..<headBytes].reduce(0) { $0 << 8 | Int($1) }
    guard count > 0, count <= ChangeLimits.changeBytes else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
      let size = LogDictionary.bytes.withUnsafeBytes { dictionary in
        packed.withUnsafeBytes { source in
          buffer.withMemoryRebound(to: CChar.self) { target in
            let dictionary = dictionary.bindMemory(to: CChar.self)
            let block = UnsafeRawBufferPointer(rebasing: source[headBytes...])
              .bindMemory(to: CChar.self)
            return LZ4_decompress_safe_usingDict(
              block.baseAddress, target.baseAddress, Int32(clamping: block.count), Int32(count),
              dictionary.baseAddress, Int32(dictionary.count))
          }
        }
      }
      written = Int(size) == count ? count : 0
    }
    return bytes.count == count ? bytes : nil
  }
}
