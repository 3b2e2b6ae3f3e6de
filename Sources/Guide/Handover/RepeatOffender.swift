public import Plant

/// A link that was bad more than once lately, or a part that several bad links pass.
public struct RepeatOffender: Hashable, Sendable {
  /// What it is called, such as `S1-P2:11/2`, `T114` or `MT2417VS00210`.
  public var name: String
  /// The part; nil for a link.
  public var part: ThingID?
  /// Where the bad links pass it, such as `leg 3`; empty for a link.
  public var places: [String]
  /// How many faults.
  public var faults: Int
  /// How many links had them.
  public var links: Int
  /// How many days that looks back.
  public var days: Int

  /// All its parts.
  public init(
    name: String, part: ThingID? = nil, places: [String] = [], faults: Int, links: Int, days: Int
  ) {
    self.name = name
    self.part = part
    self.places = places
    self.faults = faults
    self.links = links
    self.days = days
  }

  /// In words, such as `3 faults in 8 d on 3 links: leg 2, leg 5, leg 7`.
  public var text: String {
    "\(faults) faults in \(days) d" + (links > 1 ? " on \(links) links" : "")
      + (places.isEmpty ? "" : ": \(places.joined(separator: ", "))")
  }

  /// Finds them, those with most faults first.
  ///
  /// A part counts only if different links with faults pass it, and enough of them: one link that is
  /// bad twice says nothing about the other eleven legs of its trunk.
  public static func among(_ trails: [FaultTrail], days: Int) -> [RepeatOffender] {
    var out: [RepeatOffender] = []
    for (_, faults) in Dictionary(grouping: trails, by: \.link) where faults.count >= 2 {
      let ref = faults.map(\.ref).min(by: NaturalOrder.precedes) ?? "?"
      out.append(RepeatOffender(name: ref, faults: faults.count, links: 1, days: days))
    }
    var byPart: [ThingID: [(trail: FaultTrail, part: FaultTrail.SharedPart)]] = [:]
    for trail in trails {
      for part in trail.parts { byPart[part.id, default: []].append((trail, part)) }
    }
    for met in byPart.values {
      let links = Set(met.map(\.trail.link)).count
      guard let part = met.first?.part, links >= max(2, part.enough) else { continue }
      let places = Set(met.map(\.part.at)).sorted(by: NaturalOrder.precedes)
      out.append(
        RepeatOffender(
          name: part.name, part: part.id, places: places, faults: met.count, links: links,
          days: days))
    }
    return out.sorted { left, right in
      if left.faults != right.faults { return left.faults > right.faults }
      if left.links != right.links { return left.links > right.links }
      return NaturalOrder.precedes(left.name, right.name)
    }
  }
}
