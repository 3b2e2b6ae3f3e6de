import Plant

/// A second way to work out a row of parts: whole permutations, without maps, segments or walks.
struct Permutation {
  /// Far position of near positions 1, 2 and so on.
  var image: [Int]

  init(_ letters: String, kind: ConnectorKind) {
    let count = kind.positions
    image = Array(1...count)
    for letter in letters {
      switch letter {
      case "B", "b": image = image.map { count + 1 - $0 }
      case "C": image = image.map { ($0 - 1) ^ 1 + 1 }
      default: break
      }
    }
  }
}
