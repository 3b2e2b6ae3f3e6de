/// What a line of the screen says, and how it says less where there is no room for all of it.
///
/// What is left out of the screen stands whole in what `?` shows.
struct Wording: ExpressibleByStringInterpolation {
  /// All of it.
  let whole: String
  /// The same in fewer words, the shortest last; an empty one if the line may go.
  let shorter: [String]
  /// Whether each of its parts, between which semicolons stand, begins a line.
  private var isByLine = false
  /// Whether it is given room before the other lines say more than their fewest words.
  private(set) var isFirst = false

  init(_ whole: String, or shorter: String...) { self.init(whole, shorter) }

  init(stringLiteral whole: String) { self.init(whole, []) }

  init(_ whole: String, _ shorter: [String]) {
    self.whole = whole
    self.shorter = shorter
  }

  /// What goes before the longer words of the other lines; left out only where there is no room for a line of it.
  static func first(_ whole: String, or shorter: String) -> Wording {
    var wording = Wording(whole, shorter == whole ? [""] : [shorter, ""])
    wording.isFirst = true
    return wording
  }

  /// As many of the names as there is room for, the first at least, and how many more there are.
  static func list(_ names: [String], _ sentence: (String) -> String) -> Wording {
    let fewer = names.indices.dropFirst().reversed().map { kept in
      sentence("\(names.prefix(kept).joined(separator: ", ")) +\(names.count - kept) more")
    }
    return Wording(sentence(names.joined(separator: ", ")), fewer)
  }

  /// All parts, a line each; where there is no room for all, the first of them, and how many more there are.
  static func byLine(_ parts: [Wording]) -> Wording {
    func kept(_ count: Int, _ words: [String]) -> String {
      let more = parts.count - count
      return words.prefix(count).joined(separator: Self.parting)
        + (more > 0 ? " +\(more) more: ?" : "")
    }
    let all = parts.map(\.whole)
    var fewer = parts.indices.dropFirst().reversed().map { kept($0, all) }
    if let first = parts.first, first.shortest != first.whole {
      fewer.append(kept(1, [first.shortest]))
    }
    var wording = Wording(kept(parts.count, all), fewer)
    wording.isByLine = true
    return wording
  }

  /// Two lines, or the same in fewer words, which have one.
  static func twoLines(_ first: String, _ second: String, or shorter: [String]) -> Wording {
    var wording = Wording(first + parting + second, shorter)
    wording.isByLine = true
    return wording
  }

  private static let parting = "; "

  /// The lines of one of its spellings.
  func lines(_ spelling: String) -> [String] {
    guard isByLine else { return Columns.wrap(spelling, indent: " ") }
    return spelling.split(separator: Self.parting).flatMap {
      Columns.wrap(String($0), indent: " ")
    }
  }

  var spellings: [String] { [whole] + shorter }
  var shortest: String { shorter.last ?? whole }
  var mayGo: Bool { shortest.isEmpty }

  /// The same after other words.
  func after(_ start: String) -> Wording {
    Wording(start + whole, shorter.map { start + $0 })
  }
}
