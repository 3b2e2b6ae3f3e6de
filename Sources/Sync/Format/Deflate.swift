internal import CZlib
package import Change

/// Presses and unpresses one section that is in memory.
package enum Deflate {
  private static let level: Int32 = 6

  /// A zlib stream of the bytes; nil when zlib has no memory.
  package static func deflated(_ raw: [UInt8]) -> [UInt8]? {
    var size = compressBound(uLong(raw.count))
    var isDone = false
    let pressed = [UInt8](unsafeUninitializedCapacity: Int(size)) { target, count in
      isDone =
        compress2(target.baseAddress, &size, raw, uLong(raw.count), level) == Z_OK
      count = isDone ? Int(size) : 0
    }
    return isDone ? pressed : nil
  }

  /// A zlib stream of the bytes if a look at their beginning says that pressing pays, else the bytes; nil
  /// when zlib has no memory.
  ///
  /// Most pictures are pressed already, and trying would take longer than writing them.
  package static func worthwhile(_ raw: [UInt8]) -> [UInt8]? {
    let sample = Array(raw.prefix(65_536))
    guard let pressed = deflated(sample) else { return nil }
    return pressed.count < sample.count - sample.count / 8 ? deflated(raw) : raw
  }

  /// What the stream holds, if that is `rawBytes` bytes and the stream is all of `deflated`.
  ///
  /// No more than `rawBytes` bytes are ever written, whatever the stream says.
  package static func inflated(
    _ deflated: [UInt8], rawBytes: Int
  ) throws(PieceFault) -> [UInt8] {
    guard rawBytes > 0, rawBytes <= BundleFormat.rawBytes else { throw .notInflatable }
    var isDone = false
    let raw = [UInt8](unsafeUninitializedCapacity: rawBytes) { target, count in
      var size = uLong(rawBytes)
      var used = uLong(deflated.count)
      let code = uncompress2(target.baseAddress, &size, deflated, &used)
      isDone = code == Z_OK && Int(size) == rawBytes && Int(used) == deflated.count
      count = isDone ? rawBytes : 0
    }
    guard isDone else { throw .notInflatable }
    return raw
  }
}
