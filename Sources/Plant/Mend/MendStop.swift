/// One place to walk to, and what to change there.
public struct MendStop: Hashable, Sendable {
  /// Where it is; nil if nobody said.
  public var place: Place?
  /// The port, panel position or panel, by what people call it.
  public var at: String
  /// The part that comes out there.
  public var part: String
  /// What goes in.
  public var kind: ShoppingItem.Kind
  /// Its type.
  public var type: PartType
  /// How many links in service are dark while the part is changed.
  public var live: Int

  /// All its parts.
  public init(
    place: Place?, at: String, part: String, kind: ShoppingItem.Kind, type: PartType, live: Int
  ) {
    self.place = place
    self.at = at
    self.part = part
    self.kind = kind
    self.type = type
    self.live = live
  }

  /// In the order of a walk through the hall; places nobody said come last.
  static func precedes(_ left: MendStop, _ right: MendStop) -> Bool {
    switch (left.place, right.place) {
    case (let one?, let two?) where one != two: Place.walkPrecedes(one, two)
    case (.some, nil): true
    case (nil, .some): false
    default: NaturalOrder.precedes(left.at, right.at)
    }
  }
}
