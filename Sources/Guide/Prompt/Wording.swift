/// What a line of the screen says, and how it says less where there is no room for all of it.
///
/// What is left out of the screen stands whole in what `?` shows.
struct Wording: ExpressibleByStringInterpolation {
  /// All of it.
  let whole: String
  /// The same in fewer words, the shortest last; an empty one if the line may go.
  let shorter: [String]

  init(_ whole: String, or shorter: String...) { self.init(whole, shorter) }

  init(stringLiteral whole: String) { self.init(whole, []) }

  init(_ whole: String, _ shorter: [String]) {
    self.whole = whole
    self.shorter = shorter
  }

  /// As many of the names as there is room for, the first at least, and how many more there are.
  static func list(_ names: [String], _ sentence: (String) -> String) -> Wording {
    let fewer = names.indices.dropFirst().reversed().map { kept in
      sentence("\(names.prefix(kept).joined(separator: ", ")) +\(names.count - kept) more")
    }
    return Wording(sentence(names.joined(separator: ", ")), fewer)
  }

  var spellings: [String] { [whole] + shorter }
  var shortest: String { shorter.last ?? whole }
  var mayGo: Bool { shortest.isEmpty }

  /// The same after other words.
  func after(_ start: String) -> Wording {
    Wording(start + whole, shorter.map { start + $0 })
  }
}
