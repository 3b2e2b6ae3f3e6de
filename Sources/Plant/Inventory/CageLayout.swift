/// How the cages of a device type stand: how many rows, which way they are numbered, which rows are
/// upside down.
///
/// A module in a row that is turned by half a circle has its connector 1 on the right.
public struct CageLayout: Hashable, Sendable {
  /// Which way the cages are numbered, from the upper left.
  public enum Order: String, Hashable, Sendable, CaseIterable {
    /// Along the upper row, then along the next.
    case row
    /// Down the first column, then down the next.
    case column
    /// Along the upper row, then back along the next.
    case zigzag
  }

  /// How many rows.
  public let rows: Int
  /// Which way they are numbered.
  public let order: Order
  /// How many cages.
  public let cages: Int
  /// The rows that are turned by half a circle; 1 is the upper one.
  public let turned: Set<Int>

  /// Reads what a rule of the site says, such as `rows=2 order=column cages=32 turned=2`.
  ///
  /// `turned` is `none` or row numbers with commas between. Nil if anything is missing, stands twice or
  /// cannot be.
  public init?(_ text: String) {
    var values: [String: Substring] = [:]
    for word in NameFolding.fold(text).split(separator: " ") {
      guard let mark = word.firstIndex(of: "=") else { return nil }
      let key = String(word[..<mark])
      guard values.updateValue(word[word.index(after: mark)...], forKey: key) == nil else {
        return nil
      }
    }
    guard Set(values.keys) == ["rows", "order", "cages", "turned"],
      let rows = values["rows"].flatMap(PortNames.count), (1...8).contains(rows),
      let order = values["order"].flatMap({ Order(rawValue: String($0)) }),
      let cages = values["cages"].flatMap(PortNames.count), (1...1024).contains(cages),
      cages % rows == 0, let turned = values["turned"]
    else { return nil }
    var numbers: Set<Int> = []
    if turned != "none" {
      for part in turned.split(separator: ",", omittingEmptySubsequences: false) {
        guard let number = PortNames.count(part), (1...rows).contains(number) else { return nil }
        numbers.insert(number)
      }
    }
    (self.rows, self.order, self.cages, self.turned) = (rows, order, cages, numbers)
  }

  /// The row a cage is in, 1 the upper one; nil if there is no such cage.
  public func row(ofCage cage: Int) -> Int? {
    guard (1...cages).contains(cage) else { return nil }
    return switch order {
    case .row, .zigzag: (cage - 1) / (cages / rows) + 1
    case .column: (cage - 1) % rows + 1
    }
  }

  /// Which way up the modules of a cage's row stand; nil if there is no such cage.
  public func stand(ofCage cage: Int) -> PortNames.Row? {
    row(ofCage: cage).map { turned.contains($0) ? .inverted : .upright }
  }

  /// A row in words, such as `lower row turned`; nil if there is no such cage.
  public func words(ofCage cage: Int) -> String? {
    guard let row = row(ofCage: cage) else { return nil }
    let name = rows == 2 ? (row == 1 ? "upper row" : "lower row") : "row \(row)"
    return turned.contains(row) ? "\(name) turned" : name
  }
}
