internal import CZlib
internal import Change

/// The canonical bytes of a change as the log keeps them: deflated where that is worth it.
///
/// A change names its fact in every row under it, so that three quarters of an inspection go.
public struct LogBytes: Sendable {
  /// What is kept.
  let kept: [UInt8]
  /// How many bytes there are when they are inflated; nil if they are kept as they are.
  let inflatedCount: Int?

  /// Shorter ones would save less than a reader pays.
  private static let least = 512
  /// Fast, with little memory: a change is short, and what repeats in it is near.
  private static let level: Int32 = 1
  private static let windowBits: Int32 = 12
  private static let memoryLevel: Int32 = 5

  /// Deflates bytes if that makes them shorter.
  public init(packing bytes: [UInt8]) {
    let deflated = bytes.count >= Self.least ? Self.deflated(bytes) : nil
    kept = deflated ?? bytes
    inflatedCount = deflated == nil ? nil : bytes.count
  }

  /// What was read from the log.
  init(kept: [UInt8], inflatedCount: Int?) {
    self.kept = kept
    self.inflatedCount = inflatedCount
  }

  /// The canonical bytes.
  ///
  /// - Throws: a ``StoreError`` with code `store-damaged`.
  func bytes() throws -> [UInt8] {
    guard let inflatedCount else { return kept }
    var isDone = false
    guard (1...ChangeLimits.changeBytes).contains(inflatedCount) else { throw Self.damaged }
    let bytes = [UInt8](unsafeUninitializedCapacity: inflatedCount) { target, count in
      var size = uLong(inflatedCount)
      var used = uLong(kept.count)
      let code = uncompress2(target.baseAddress, &size, kept, &used)
      isDone = code == Z_OK && Int(size) == inflatedCount && Int(used) == kept.count
      count = isDone ? inflatedCount : 0
    }
    guard isDone else { throw Self.damaged }
    return bytes
  }

  private static var damaged: StoreError {
    StoreError(
      .damaged, "The bytes of a change in the log cannot be inflated.", next: "ferrule doctor")
  }

  /// A zlib stream of the bytes; nil if it is not shorter.
  private static func deflated(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, level, Z_DEFLATED, windowBits, memoryLevel, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    var isDone = false
    let room = bytes.count - 1
    let pressed = [UInt8](unsafeUninitializedCapacity: room) { target, count in
      bytes.withUnsafeBufferPointer { source in
        // zlib does not write to what it reads.
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = uInt(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = uInt(room)
        isDone = deflate(&stream, Z_FINISH) == Z_STREAM_END
      }
      count = isDone ? room - Int(stream.avail_out) : 0
    }
    return isDone ? pressed : nil
  }
}

extension CellRow {
  /// The canonical bytes of the columns `bytes` and `inflated` of a row of the log.
  func logBytes() throws -> [UInt8] {
    try LogBytes(kept: blob("bytes"), inflatedCount: int("inflated")).bytes()
  }
}
