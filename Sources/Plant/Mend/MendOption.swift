/// One way to make a link well: parts and the types they get; empty if nothing has to change.
struct MendOption: Hashable, Sendable {
  var types: [ThingID: PartType]

  /// The most ways that are tried at one link.
  static let mostTried = 4_096

  /// Every way to make a link well, fewest changes first.
  ///
  /// Of a channel with very many parts only those with up to two changes.
  static func all(of link: MendLink, _ judge: LinkJudge) -> [MendOption] {
    let byPart = link.candidates
    let count = byPart.reduce(1) { min($0 * ($1.types.count + 1), mostTried + 1) }
    var sets: [[ThingID: PartType]] = [[:]]
    for (part, types) in byPart {
      let open = count > mostTried ? sets.filter { $0.count < 2 } : sets
      sets += open.flatMap { set in types.map { set.merging([part: $0]) { $1 } } }
    }
    return sets.filter { types in link.changing(types).map(judge.isWell) ?? false }
      .map(MendOption.init(types:)).enumerated()
      .sorted { ($0.element.types.count, $0.offset) < ($1.element.types.count, $1.offset) }
      .map(\.element)
  }
}
