/// Reads the canonical bytes of a change and refuses every other spelling.
struct ChangeDecoder {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  init(bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  mutating func change() throws(ChangeError) -> Change {
    let flags = try head()
    var change = Change(
      site: try identifier(.site),
      device: try identifier(.device),
      seq: try integer(.seq, atMost: .max),
      prev: try identifier(.prev),
      deps: try deps(),
      hlc: try time(),
      schema: Int(try integer(.schema, atMost: Int64(Int32.max))),
      author: try text(.author, atMost: ChangeLimits.authorBytes),
      body: []
    )
    if flags & ChangeEncoder.groupFlag != 0 { change.group = try identifier(.group) }
    if flags & ChangeEncoder.nonceFlag != 0 { change.nonce = try identifier(.nonce) }
    if flags & ChangeEncoder.noteFlag != 0 {
      change.note = try text(.note, atMost: ChangeLimits.noteBytes)
    }
    change.body = Array(try run(.body, atMost: ChangeLimits.bodyBytes))
    guard offset == bytes.count else { throw .trailingBytes(bytes.count - offset) }
    try ChangeRules.check(change)
    return change
  }

  /// Reads magic, version and flags, and returns the flags.
  private mutating func head() throws(ChangeError) -> UInt8 {
    guard try take(ChangeEncoder.magic.count, .magic).elementsEqual(ChangeEncoder.magic) else {
      throw .notAChange
    }
    let version = try take(1, .magic)[0]
    guard version == ChangeEncoder.version else { throw .unknownVersion(version) }
    let flags = try take(1, .flags)[0]
    let known = ChangeEncoder.groupFlag | ChangeEncoder.nonceFlag | ChangeEncoder.noteFlag
    guard flags & ~known == 0 else { throw .unknownFlags(flags) }
    return flags
  }

  private mutating func deps() throws(ChangeError) -> [ChangeHash] {
    let count = Int(try integer(.deps, atMost: Int64(ChangeLimits.deps)))
    guard count <= (bytes.count - offset) / ChangeHash.byteCount else { throw .cutShort(.deps) }
    var deps: [ChangeHash] = []
    deps.reserveCapacity(count)
    for _ in 0..<count { deps.append(try identifier(.deps)) }
    return deps
  }

  private mutating func time() throws(ChangeError) -> Int64 {
    Int64(bigEndian: try take(8, .hlc).loadUnaligned(as: Int64.self))
  }

  private mutating func text(
    _ field: ChangeField, atMost limit: Int
  ) throws(ChangeError) -> String {
    let run = try run(field, atMost: limit)
    guard UTF8Check.isValid(run) else { throw .textNotUTF8(field) }
    return String(decoding: run, as: UTF8.self)
  }

  /// A length and that many bytes.
  private mutating func run(
    _ field: ChangeField, atMost limit: Int
  ) throws(ChangeError) -> UnsafeRawBufferPointer {
    try take(Int(try integer(field, atMost: Int64(limit))), field)
  }

  private mutating func integer(
    _ field: ChangeField, atMost limit: Int64
  ) throws(ChangeError) -> Int64 {
    let value: UInt64
    do {
      value = try Varint.read(bytes, at: &offset)
    } catch {
      switch error {
      case .cutShort: throw .cutShort(field)
      case .notMinimal: throw .varintNotMinimal(field)
      }
    }
    guard let integer = Int64(exactly: value), integer <= limit else { throw .outOfRange(field) }
    return integer
  }

  private mutating func identifier<Identifier: ByteIdentifier>(
    _ field: ChangeField
  ) throws(ChangeError) -> Identifier {
    guard let identifier = Identifier(bytes: try take(Identifier.byteCount, field)) else {
      throw .cutShort(field)
    }
    return identifier
  }

  private mutating func take(
    _ count: Int, _ field: ChangeField
  ) throws(ChangeError) -> UnsafeRawBufferPointer {
    guard count <= bytes.count - offset else { throw .cutShort(field) }
    defer { offset += count }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
  }
}
