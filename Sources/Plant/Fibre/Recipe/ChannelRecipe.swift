/// A channel as one writes it down: `B a A a B`.
///
/// Capitals are cables by type, `?` is one whose type is not known; small letters are adapters by type, a
/// with opposed keys, b with aligned ones. Left to right; blanks do not matter.
public struct ChannelRecipe: Hashable, Sendable {
  /// A cable by its letter; nil is one of unknown type.
  public typealias Cable = CablePolarity?

  /// An adapter and the cable behind it.
  public struct Step: Hashable, Sendable {
    /// The adapter.
    public var keys: AdapterKeys
    /// The cable behind it.
    public var cable: Cable
  }

  /// The cable at the near port.
  public let first: Cable
  /// What comes after it.
  public let rest: [Step]

  /// Reads a recipe.
  ///
  /// - Throws: what is wrong with it, at which letter.
  public init(_ text: String) throws(ChannelRecipeError) {
    var letters: [(Character, Int)] = []
    for (place, letter) in text.enumerated() where !letter.isWhitespace {
      guard place < 1_000, letters.count < 2 * Channel.mostSegments else { throw .tooLong }
      letters.append((letter, place + 1))
    }
    guard let (opening, _) = letters.first else { throw .empty }
    if Self.keys(opening) != nil { throw .beginsWithAdapter }
    first = try Self.cable(letters[0], after: nil)
    var rest: [Step] = []
    var waiting: AdapterKeys?
    for letter in letters.dropFirst() {
      if let keys = waiting {
        if Self.keys(letter.0) != nil { throw .twoAdapters(at: letter.1) }
        rest.append(Step(keys: keys, cable: try Self.cable(letter, after: keys)))
        waiting = nil
      } else {
        guard let keys = Self.keys(letter.0) else {
          _ = try Self.cable(letter, after: nil)
          throw .twoCables(rest.count + 1, at: letter.1)
        }
        waiting = keys
      }
    }
    if waiting != nil { throw .endsNowhere(adapter: rest.count + 1) }
    self.rest = rest
  }

  init(_ first: Cable, _ rest: [Step]) {
    self.first = first
    self.rest = rest
  }

  /// The cables in order.
  public var cables: [Cable] { [first] + rest.map(\.cable) }

  private static func keys(_ letter: Character) -> AdapterKeys? {
    AdapterKeys.allCases.first { $0.letter == String(letter) }
  }

  private static func cable(_ letter: (Character, Int), after: AdapterKeys?)
    throws(ChannelRecipeError) -> Cable
  {
    if letter.0 == "?" { return nil }
    guard let polarity = CablePolarity.allCases.first(where: { $0.text == String(letter.0) })
    else { throw .unknownLetter(String(letter.0), at: letter.1) }
    return polarity
  }
}
