/// Damages samples of a format at random: bits, bytes, numbers, pieces left out, doubled and exchanged.
public struct ByteDamage: Sendable {
  private var random: RepeatableRandom
  private let samples: [[UInt8]]

  /// Damage to these samples; what comes follows from the seed.
  public init(seed: UInt64, samples: [[UInt8]]) {
    random = RepeatableRandom(seed: seed)
    self.samples = samples
  }

  /// The next damaged bytes.
  public mutating func next() -> [UInt8] {
    var bytes = samples.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1...4, using: &random) { damage(&bytes) }
    return bytes
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else {
      bytes = (0..<Int.random(in: 0...16, using: &random)).map { _ in
        .random(in: 0...255, using: &random)
      }
      return
    }
    let place = Int.random(in: bytes.indices, using: &random)
    let piece = place..<min(bytes.count, place + Int.random(in: 1...40, using: &random))
    switch Int.random(in: 0..<8, using: &random) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
    case 2: for each in piece.prefix(8) { bytes[each] = 0xFF }
    case 3: bytes.removeSubrange(piece)
    case 4: bytes.insert(contentsOf: Array(bytes[piece]), at: place)
    case 5: bytes.removeLast(bytes.count - place)
    case 6:
      let other = samples.randomElement(using: &random) ?? []
      let from = other.isEmpty ? 0 : Int.random(in: other.indices, using: &random)
      bytes.replaceSubrange(piece, with: other[from...].prefix(piece.count))
    default: bytes.insert(.random(in: 0...255, using: &random), at: place)
    }
  }
}
