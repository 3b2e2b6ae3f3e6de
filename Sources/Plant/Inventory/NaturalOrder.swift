/// The order a person expects of names with numbers in them: R2 before R10.
public enum NaturalOrder {
  /// Whether `left` comes before `right`; equal texts precede neither way.
  public static func precedes(_ left: String, _ right: String) -> Bool {
    precedes((left, pieces(left)), (right, pieces(right)))
  }

  /// Names in that order; each is taken to pieces once.
  public static func sorted(_ names: some Sequence<String>) -> [String] {
    names.map { ($0, pieces($0)) }.sorted(by: precedes).map(\.0)
  }

  private static func precedes(
    _ left: (name: String, pieces: [Piece]), _ right: (name: String, pieces: [Piece])
  ) -> Bool {
    let (first, second) = (left.pieces, right.pieces)
    for (one, other) in zip(first, second) where one != other {
      switch (one, other) {
      case (.number(let low), .number(let high)):
        if low.count != high.count { return low.count < high.count }
        return low.lexicographicallyPrecedes(high)
      case (.text(let low), .text(let high)): return low.lexicographicallyPrecedes(high)
      case (.number, .text): return true
      case (.text, .number): return false
      }
    }
    if first.count != second.count { return first.count < second.count }
    return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }

  private enum Piece: Equatable {
    case number([UInt8])
    case text([UInt8])
  }

  /// Runs of digits (without leading zeros) and runs of other bytes, folded to lower case.
  private static func pieces(_ text: String) -> [Piece] {
    var out: [Piece] = []
    var run: [UInt8] = []
    var inNumber = false
    func flush() {
      guard !run.isEmpty else { return }
      if inNumber {
        out.append(.number(Array(run.drop { $0 == UInt8(ascii: "0") })))
      } else {
        out.append(.text(run))
      }
      run.removeAll()
    }
    for unit in NameFolding.fold(text).utf8 {
      let digit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(unit)
      if digit != inNumber {
        flush()
        inNumber = digit
      }
      run.append(unit)
    }
    flush()
    return out
  }
}
