/// Parts of one kind to buy or to take from stock.
public struct ShoppingItem: Hashable, Sendable {
  /// What it is.
  public var kind: Kind
  /// Its type.
  public var type: PartType
  /// Its faces at one end.
  public var near: FaceType
  /// Its faces at the other end.
  public var far: FaceType
  /// The grade of its fibre; nil if nobody said what the old one has.
  public var grade: FibreGrade?
  /// Its length; mm; nil if nobody said how long the old one is.
  public var lengthMM: Int64?
  /// How many legs it has.
  public var legs: Int
  /// The parts it takes the place of, by what people call them.
  public var replaces: [String]

  /// What can be put in another's place.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case cord
    case trunk
    case cassette
    case adapter
  }

  /// All its parts.
  public init(
    kind: Kind, type: PartType, near: FaceType = FaceType(), far: FaceType = FaceType(),
    grade: FibreGrade? = nil, lengthMM: Int64? = nil, legs: Int = 1, replaces: [String]
  ) {
    self.kind = kind
    self.type = type
    self.near = near
    self.far = far
    self.grade = grade
    self.lengthMM = lengthMM
    self.legs = legs
    self.replaces = replaces
  }

  /// How many are needed.
  public var count: Int { replaces.count }

  /// Items that differ in nothing but what they replace, together.
  static func together(_ items: [ShoppingItem]) -> [ShoppingItem] {
    var out: [ShoppingItem] = []
    for item in items {
      var bare = item
      bare.replaces = []
      let same = out.firstIndex { known in
        var other = known
        other.replaces = []
        return other == bare
      }
      if let same { out[same].replaces += item.replaces } else { out.append(item) }
    }
    for place in out.indices { out[place].replaces.sort(by: NaturalOrder.precedes) }
    let order = Kind.allCases
    return out.sorted { left, right in
      if left.kind != right.kind {
        return (order.firstIndex(of: left.kind) ?? 0) < (order.firstIndex(of: right.kind) ?? 0)
      }
      return NaturalOrder.precedes(left.replaces.first ?? "", right.replaces.first ?? "")
    }
  }
}
