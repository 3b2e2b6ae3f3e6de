/// A table for a terminal: columns as wide as their cells, fitted to a width, long cells wrapped.
///
/// A missing cell is a dash. Cells are made safe to show. Thirteen columns fit 80.
public struct Table: Sendable {
  private static let gap = 2
  private static let narrowest = 4

  private let titles: [String]
  private let rightAligned: Set<Int>
  private var rows: [[String]] = []

  /// A table with these titles; `rightAligned` names columns of numbers, the first being 0.
  public init(_ titles: [String], rightAligned: Set<Int> = []) {
    self.titles = titles.map(SafeLine.text)
    self.rightAligned = rightAligned
  }

  /// Adds a row; missing, nil or empty cells show a dash, cells beyond the last title are dropped.
  public mutating func add(_ cells: [String?]) {
    rows.append(
      titles.indices.map { place in
        guard place < cells.count, let cell = cells[place], !cell.isEmpty else { return "-" }
        return SafeLine.text(cell)
      })
  }

  /// Whether no row was added.
  public var isEmpty: Bool {
    rows.isEmpty
  }

  /// The whole table with a line end after each line, no line longer than `width` columns.
  public func text(width: Int = 80) -> String {
    guard !titles.isEmpty else { return "" }
    let widths = fitted(to: width)
    return ([titles] + rows).map { lines($0, widths) }.joined()
  }

  /// The last column takes what is left; where that is too little the widest give way.
  private func fitted(to width: Int) -> [Int] {
    var widths = titles.indices.map { place in
      ([titles] + rows).map { TextWidth.columns($0[place]) }.max() ?? 1
    }
    var excess = widths.reduce(0, +) + Self.gap * (widths.count - 1) - width
    let last = widths.count - 1
    let spare = max(0, min(excess, widths[last] - max(Self.narrowest, width / 3)))
    widths[last] -= spare
    excess -= spare
    while excess > 0, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > Self.narrowest
    {
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func lines(_ cells: [String], _ widths: [Int]) -> String {
    let wrapped = zip(cells, widths).map { TextWidth.wrapped($0, to: $1) }
    let height = wrapped.map(\.count).max() ?? 1
    var out = ""
    for number in 0..<height {
      var line = ""
      for place in cells.indices {
        if place > 0 { line += String(repeating: " ", count: Self.gap) }
        let cell = number < wrapped[place].count ? wrapped[place][number] : ""
        line += TextWidth.padded(cell, to: widths[place], right: rightAligned.contains(place))
      }
      while line.last == " " { line.removeLast() }
      out += line + "\n"
    }
    return out
  }
}
