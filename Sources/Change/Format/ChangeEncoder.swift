/// Writes the canonical bytes of a change whose fields were checked.
enum ChangeEncoder {
  /// The fifteen bytes before the version: with it, the domain of the change's hash.
  static let magic = Array("ferrule change ".utf8)
  /// The version of the format: an ASCII digit.
  static let version = UInt8(ascii: "1")

  static let groupFlag: UInt8 = 1
  static let nonceFlag: UInt8 = 2
  static let noteFlag: UInt8 = 4

  static func bytes(of change: Change) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256 + change.deps.count * 32 + change.body.count)
    bytes += magic
    bytes.append(version)
    bytes.append(flags(of: change))
    append(change.site, to: &bytes)
    append(change.device, to: &bytes)
    Varint.append(UInt64(change.seq), to: &bytes)
    append(change.prev, to: &bytes)
    Varint.append(UInt64(change.deps.count), to: &bytes)
    for dep in change.deps { append(dep, to: &bytes) }
    withUnsafeBytes(of: change.hlc.bigEndian) { bytes.append(contentsOf: $0) }
    Varint.append(UInt64(change.schema), to: &bytes)
    append(text: change.author, to: &bytes)
    if let group = change.group { append(group, to: &bytes) }
    if let nonce = change.nonce { append(nonce, to: &bytes) }
    if let note = change.note { append(text: note, to: &bytes) }
    Varint.append(UInt64(change.body.count), to: &bytes)
    bytes += change.body
    return bytes
  }

  private static func flags(of change: Change) -> UInt8 {
    (change.group == nil ? 0 : groupFlag) | (change.nonce == nil ? 0 : nonceFlag)
      | (change.note == nil ? 0 : noteFlag)
  }

  private static func append(_ identifier: some ByteIdentifier, to bytes: inout [UInt8]) {
    identifier.withBytes { bytes.append(contentsOf: $0) }
  }

  private static func append(text: String, to bytes: inout [UInt8]) {
    Varint.append(UInt64(text.utf8.count), to: &bytes)
    bytes += text.utf8
  }
}
