internal import Change

/// What a witness file says: how far a store had come when it last let something out.
struct Witness: Hashable {
  /// A change of the store's own.
  struct Own: Hashable {
    var seq: Int64
    var hash: ChangeHash
  }

  /// The last change of its own that it let out; nil if it had written none.
  var last: Own?
  /// How many bundles it had counted, whatever was new in them; 0 where an older ferrule wrote the file,
  /// which does not say.
  var exports: Int64

  private static let heading = "ferrule witness 2"
  private static let olderHeading = "ferrule witness 1"

  /// What a file's bytes say; nil unless they are the one spelling of a witness, or an older ferrule's.
  init?(bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let isOlder = lines[0] == Self.olderHeading
    let numbers = lines.dropFirst().dropLast().flatMap {
      $0.split(separator: " ", omittingEmptySubsequences: false)
    }
    let own = isOlder ? numbers[...] : numbers.dropFirst()
    if own.count == 2, let seq = own.first.flatMap({ Int64($0) }), seq > 0,
      let hash = own.last.flatMap({ ChangeHash(hex: $0) })
    {
      last = Own(seq: seq, hash: hash)
    }
    guard let exports = isOlder ? 0 : numbers.first.flatMap({ Int64($0) }), exports >= 0,
      last != nil || exports > 0
    else {
      return nil
    }
    self.exports = exports
    guard bytes.elementsEqual(isOlder ? olderBytes : self.bytes) else { return nil }
  }

  init(last: Own?, exports: Int64) {
    self.last = last
    self.exports = exports
  }

  /// What both say together: a store that is behind either was set back.
  func joined(with other: Witness) -> Witness {
    Witness(
      last: (last?.seq ?? 0) >= (other.last?.seq ?? 0) ? last : other.last,
      exports: max(exports, other.exports))
  }

  /// The one spelling.
  var bytes: [UInt8] { Array("\(Self.heading)\n\(exports)\n\(ownLine)".utf8) }

  private var olderBytes: [UInt8] { Array("\(Self.olderHeading)\n\(ownLine)".utf8) }

  private var ownLine: String { last.map { "\($0.seq) \($0.hash)\n" } ?? "" }
}
