/// One way to make a link carry light: parts and the types they get; empty if nothing has to change.
struct MendOption: Hashable, Sendable {
  var types: [ThingID: PartType]

  /// The most ways that are tried at one link.
  static let mostTried = 4_096

  /// Every way to make a link carry light, fewest changes first.
  ///
  /// Of a channel with very many parts only those with up to two changes.
  static func all(of link: MendLink, _ judge: LinkJudge) -> [MendOption] {
    var byPart: [(part: ThingID, types: [PartType])] = []
    for change in DesignChange.all(in: link.channel) {
      guard let type = PartType(change) else { continue }
      let part = link.part(of: change)
      if let known = byPart.firstIndex(where: { $0.part == part }) {
        if !byPart[known].types.contains(type) { byPart[known].types.append(type) }
      } else {
        byPart.append((part, [type]))
      }
    }
    let count = byPart.reduce(1) { min($0 * ($1.types.count + 1), mostTried + 1) }
    var sets: [[ThingID: PartType]] = [[:]]
    for (part, types) in byPart {
      let open = count > mostTried ? sets.filter { $0.count < 2 } : sets
      sets += open.flatMap { set in types.map { set.merging([part: $0]) { $1 } } }
    }
    return sets.filter { types in link.changing(types).map(judge.carriesLight) ?? false }
      .map(MendOption.init(types:)).enumerated()
      .sorted { ($0.element.types.count, $0.offset) < ($1.element.types.count, $1.offset) }
      .map(\.element)
  }
}
