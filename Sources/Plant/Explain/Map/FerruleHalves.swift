/// The halves of a ferrule, and the rows of one that has two: what a sub-ribbon fills.
struct FerruleHalves {
  private let groups: [ClosedRange<Int>]

  init(_ frame: MapFrame) {
    let length = frame.rowLength
    guard length >= 8 else {
      groups = []
      return
    }
    let rows = frame.positions / length
    var groups: [ClosedRange<Int>] = []
    for row in 0..<rows {
      let (first, half) = (row * length + 1, length / 2)
      groups.append(first...(first + half - 1))
      groups.append((first + half)...(first + length - 1))
      if rows > 1 { groups.append(first...(first + length - 1)) }
    }
    self.groups = groups
  }

  /// The positions of the half that is lost whole, while others are not; nil if it is not one.
  func half(of lost: [Int], among measured: [Int]) -> [Int]? {
    guard lost.count > 1, lost.count < measured.count else { return nil }
    return groups.contains { group in measured.filter(group.contains) == lost } ? lost : nil
  }

  /// Whether two positions are in the same half of a row.
  func areTogether(_ one: Int, _ other: Int) -> Bool {
    groups.contains { $0.contains(one) && $0.contains(other) }
  }
}
