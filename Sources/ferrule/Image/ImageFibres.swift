import Store

/// Which fibres the pictures show: `3` for all of them, or `1-12` or `1,2,5` for one each.
enum ImageFibres: Hashable {
  case wholeFace
  case one(Int)
  case each([Int])

  init(_ text: String?) throws(CommandError) {
    guard let text else {
      self = .wholeFace
      return
    }
    var fibres: [Int] = []
    for token in RecordToken.split(text) {
      let ends = token.text.split(separator: "-", omittingEmptySubsequences: false)
      let first = try token.number(String(ends[0]), 1...24, "fibres")
      let last = ends.count == 1 ? first : try token.number(String(ends[1]), 1...24, "fibres")
      guard ends.count <= 2, first <= last else {
        throw token.refused("it should be like 3, 1-12 or 1,2,5")
      }
      fibres += first...last
    }
    guard Set(fibres).count == fibres.count, !fibres.isEmpty else {
      throw CommandError(
        .badInput, "bad-value", "--fibre names no fibre, or one twice.",
        next: "--fibre 3 for all files, --fibre 1-12 for one file each")
    }
    self = fibres.count == 1 ? .one(fibres[0]) : .each(fibres)
  }

  /// The fibre each file shows, in the order of the files.
  func assigned(to count: Int) throws(CommandError) -> [Int?] {
    switch self {
    case .wholeFace: return Array(repeating: nil, count: count)
    case .one(let fibre): return Array(repeating: fibre, count: count)
    case .each(let fibres):
      guard fibres.count == count else {
        throw CommandError(
          .badInput, "bad-value",
          "--fibre names \(fibres.count) fibres, and there are \(count) files. Nothing was recorded.",
          next: "name as many fibres as files, or one fibre for all of them")
      }
      return fibres
    }
  }
}
