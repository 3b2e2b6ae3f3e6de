/// Why a text is no recipe of a channel.
public enum ChannelRecipeError: Error, Hashable, Sendable {
  /// There is no letter in it.
  case empty
  /// A letter that is neither a cable nor an adapter.
  case unknownLetter(String, at: Int)
  /// At a module's port there is a cable, not an adapter.
  case beginsWithAdapter
  /// The last adapter has no cable behind it.
  case endsNowhere(adapter: Int)
  /// Two cables without an adapter between them.
  case twoCables(Int, at: Int)
  /// Two adapters without a cable between them.
  case twoAdapters(at: Int)
  /// More parts than a channel may have.
  case tooLong

  /// The code programs match on.
  public var code: String {
    switch self {
    case .empty: "empty"
    case .unknownLetter: "unknown-letter"
    case .beginsWithAdapter: "begins-with-adapter"
    case .endsNowhere: "ends-nowhere"
    case .twoCables: "two-cables"
    case .twoAdapters: "two-adapters"
    case .tooLong: "too-long"
    }
  }

  /// What is wrong, for a person.
  public var sentence: String {
    switch self {
    case .empty: "The channel is empty."
    case .unknownLetter(let letter, let place):
      "\"\(letter)\" at place \(place) is neither a cable (A, B, C, ?) nor an adapter (a, b)."
    case .beginsWithAdapter: "The channel begins with an adapter: at a module there is a cable."
    case .endsNowhere(let adapter):
      "The channel ends nowhere: behind adapter \(adapter) there is no cable."
    case .twoCables(let number, let place):
      "Cables \(number) and \(number + 1) meet at place \(place) without an adapter between them."
    case .twoAdapters(let place):
      "Two adapters meet at place \(place) without a cable between them."
    case .tooLong: "The channel has more than \(Channel.mostSegments) cables."
    }
  }
}
