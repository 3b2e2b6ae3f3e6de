/// What somebody wrote down of a part in words, as far as it names a type: `type A`, `aligned`.
public struct FoundWords: Hashable, Sendable {
  private let words: [String]

  /// A text as it was said.
  public init(_ text: String) {
    words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
  }

  /// The one type of cable it names; nil if it names none, or several.
  public var polarity: PolarityWord? {
    let named = PolarityWord.allCases.filter { word in
      word.rawValue.count > 1
        ? words.contains(word.rawValue)
        : zip(words, words.dropFirst()).contains { $0 == "type" && $1 == word.rawValue }
    }
    return named.count == 1 ? named[0] : nil
  }

  /// The keys of an adapter it names; nil if it names none, or both.
  public var keys: AdapterKeys? {
    let named = AdapterKeys.allCases.filter { words.contains($0.rawValue) }
    return named.count == 1 ? named[0] : nil
  }
}
