/// Links that hang together by parts that more than one of them passes.
struct MendKnot {
  /// One of the links.
  struct Member {
    /// Its place among all links.
    var place: Int
    /// Whether it is to be mended; else it is well and must stay so.
    var isWanted: Bool
    /// Whether all its lanes arrive as it is; then it must not become dark if it cannot be mended.
    var isLit: Bool
    /// Every way to make it carry light that is weighed.
    var options: [MendOption]
    /// The fewest changes it needs by itself.
    var minimum: Int
    /// All it passes.
    var parts: Set<ThingID>
  }

  /// The parts that more than one link passes and that can be changed.
  var shared: [ThingID]
  /// The links.
  var members: [Member]
  /// What it costs to change a part, beside that it is one.
  var efforts: [ThingID: Int]
  /// What it costs besides that a part is put in that is seldom used here.
  var typeEfforts: [PartType: Int]
  /// Whether parts were left as they are because there are too many.
  var isCut: Bool

  /// What one change costs: fewer changes go before less effort.
  func cost(_ part: ThingID, _ type: PartType) -> Int {
    10_000 + (efforts[part] ?? 0) + (typeEfforts[type] ?? 0)
  }

  /// How many changes no plan can do without: links that have no part in common add up.
  var atLeast: Int {
    var (used, sum): (Set<ThingID>, Int) = ([], 0)
    let few = members.filter(\.isWanted).sorted {
      ($0.parts.count, $0.place) < ($1.parts.count, $1.place)
    }
    for member in few where used.isDisjoint(with: member.parts) {
      used.formUnion(member.parts)
      sum += member.minimum
    }
    return sum
  }
}
