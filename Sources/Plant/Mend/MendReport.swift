/// What to change in a plan, what to buy for it and where to walk.
public struct MendReport: Hashable, Sendable {
  /// A link that stays as it is.
  public struct Left: Hashable, Sendable {
    /// The link, by what people call it.
    public var link: String
    /// What kind of reason.
    public var reason: Reason
    /// Why, in words.
    public var why: String
    /// The links beside it for whose sake it stays, by what people call them.
    public var beside: [String] = []
  }

  /// Why a link stays as it is.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// Too little is known of it.
    case unknown
    /// Its cables end in another port.
    case wrongPort = "wrong-port"
    /// No part of another type mends it.
    case hopeless
    /// What would mend it spoils another link, or one of which nobody can say whether it stays right.
    case blocked
    /// Light goes where it should; something else does not suit.
    case unfit
  }

  /// Cords or legs that are in each other's place: nothing to buy, but a place to walk to.
  public struct Exchange: Hashable, Sendable {
    /// The links that end in each other's ports, by what people call them.
    public var links: [String]
    /// The ports or positions.
    public var at: String
    /// What to change there.
    public var what: String
  }

  /// How many links were looked at.
  public var links = 0
  /// The links that are mended, by what people call them.
  public var mended: [String] = []
  /// The links that are not well and stay so, or of which too little is known.
  public var left: [Left] = []
  /// What to buy.
  public var shopping: [ShoppingItem] = []
  /// Where to walk, in order.
  public var walk: [MendStop] = []
  /// What to put back where it belongs.
  public var exchanges: [Exchange] = []
  /// How many parts are changed.
  public var changes = 0
  /// How many no plan can do without.
  public var atLeast = 0

  /// Whether no smaller plan mends as many links.
  public var isSmallest: Bool { atLeast >= changes }
}
