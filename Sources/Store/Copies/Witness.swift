internal import Change

/// What a witness file says: the last change of its own that a store let out.
struct Witness: Hashable {
  var seq: Int64
  var hash: ChangeHash

  private static let heading = "ferrule witness 1"

  /// What a file's bytes say; nil unless they are the one spelling of a witness.
  init?(bytes: [UInt8]) {
    let words = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { $0.split(separator: " ", omittingEmptySubsequences: false) }
    guard words.count == 6, let seq = Int64(words[3]), seq > 0, let hash = ChangeHash(hex: words[4])
    else { return nil }
    self.init(seq: seq, hash: hash)
    guard bytes.elementsEqual(self.bytes) else { return nil }
  }

  init(seq: Int64, hash: ChangeHash) {
    self.seq = seq
    self.hash = hash
  }

  /// The one spelling.
  var bytes: [UInt8] { Array("\(Self.heading)\n\(seq) \(hash)\n".utf8) }
}
