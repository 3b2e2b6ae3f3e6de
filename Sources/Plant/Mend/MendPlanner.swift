/// Finds the fewest parts to change.
public struct MendPlanner {
  private var links: [MendLink]
  private let wanted: Set<ThingID>
  private let efforts: [ThingID: Int]
  private let typeEfforts: [PartType: Int]
  private let judge: LinkJudge
  private var users: [ThingID: [Int]] = [:]
  private var isWell: [Bool] = []
  /// Whether all lanes of each link arrive; nil if that cannot be said.
  private var isLit: [Bool?] = []
  /// The links for whose sake a part stays of its type.
  private var holders: [ThingID: [ThingID]]
  private var options: [Int: [MendOption]] = [:]
  /// Shared parts of which it is decided what becomes of them.
  private var settled: Set<ThingID> = []
  private var plan = MendPlan()

  /// The most shared parts that are weighed together.
  static let mostShared = 24

  /// The fewest changes that make the wanted links well and spoil none of the others.
  ///
  /// - Parameters:
  ///   - links: every link that passes a part of a wanted one, the wanted ones among them.
  ///   - wanted: ids of the links to mend; those that are well are left as they are.
  ///   - holders: parts that must keep their type, with the links, not among `links`, that pass them
  ///     and cannot be judged. A link among `links` that cannot be judged holds its parts by itself.
  ///   - efforts: of two plans with as many changes the one with the lesser sum is taken; 0 to 99 a
  ///     part, 0 if not named.
  ///   - typeEfforts: the same for the type that is put in.
  public static func plan(
    _ links: [MendLink], wanted: Set<ThingID>, holders: [ThingID: [ThingID]] = [:],
    efforts: [ThingID: Int] = [:], typeEfforts: [PartType: Int] = [:],
    _ rules: LinkRules = .standard
  ) -> MendPlan {
    var planner = MendPlanner(links, wanted, holders, efforts, typeEfforts, rules)
    planner.run()
    return planner.plan
  }

  private init(
    _ links: [MendLink], _ wanted: Set<ThingID>, _ holders: [ThingID: [ThingID]],
    _ efforts: [ThingID: Int], _ typeEfforts: [PartType: Int], _ rules: LinkRules
  ) {
    var known: Set<ThingID> = []
    self.links = links.filter { known.insert($0.link).inserted }.sorted { $0.link < $1.link }
    self.wanted = wanted
    self.holders = holders
    self.efforts = efforts.mapValues { min(max(0, $0), 99) }
    self.typeEfforts = typeEfforts.mapValues { min(max(0, $0), 99) }
    judge = LinkJudge(rules)
    for (place, link) in self.links.enumerated() {
      for part in Set(link.parts + link.adapters) { users[part, default: []].append(place) }
    }
  }

  private mutating func run() {
    isWell = links.map { judge.isWell($0.channel) }
    isLit = links.map { Self.isLit($0.channel) }
    var open: [Int] = []
    for (place, link) in links.enumerated() where wanted.contains(link.link) && !isWell[place] {
      let all = MendOption.all(of: link, judge)
      options[place] = all
      if all.isEmpty { plan.hopeless.append(link.link) } else { open.append(place) }
    }
    let mendable = Set(open)
    for place in links.indices where !isWell[place] && !mendable.contains(place) { hold(place) }
    open = withoutBlocked(open)
    var met: Set<Int> = []
    for place in open where !met.contains(place) {
      let knot = knot(around: place)
      met.formUnion(knot.members.map(\.place))
      let answer = MendSearch.best(knot)
      take(answer, of: knot)
      if knot.isCut { settle(answer, knot) }
    }
    plan.changes.sort { $0.part < $1.part }
    plan.mended.sort()
    plan.hopeless.sort()
    plan.blocked.sort()
  }

  private static func isLit(_ channel: Channel) -> Bool? {
    channel.lanes().results.map { !$0.isEmpty && $0.allSatisfy(\.isRight) }
  }

  // MARK: Parts that stay as they are

  /// A link that stays as it is keeps its parts, unless it is known to be wrong anyway.
  private mutating func hold(_ place: Int) {
    guard isLit[place] ?? true else { return }
    for part in Set(links[place].parts + links[place].adapters) {
      holders[part, default: []].append(links[place].link)
    }
  }

  /// Blocks the links that only a part mends which is held; the others are left.
  private mutating func withoutBlocked(_ places: [Int]) -> [Int] {
    var open = places
    while let stuck = open.first(where: { place in
      !(options[place] ?? []).contains { isFree($0, place) }
    }) {
      open.removeAll { $0 == stuck }
      let held = (options[stuck] ?? []).filter {
        $0.types.count == options[stuck]?.first?.types.count
      }
      let by = Set(held.flatMap(\.types.keys).flatMap { holders[$0] ?? [] })
      plan.blocked.append(links[stuck].link)
      plan.holders[links[stuck].link] = by.sorted()
      options[stuck] = []
      hold(stuck)
    }
    for place in open { options[place] = (options[place] ?? []).filter { isFree($0, place) } }
    return open
  }

  /// Whether a way to mend a link leaves all parts that are held of the type they are.
  private func isFree(_ option: MendOption, _ place: Int) -> Bool {
    option.types.allSatisfy { part, type in
      guard holders[part] != nil else { return true }
      let designs = zip(links[place].channel.segments, links[place].parts)
        .filter { $0.1 == part }.map { $0.0.part.design.flatMap(PartType.init) }
      return !designs.isEmpty && designs.allSatisfy { $0 == type }
    }
  }

  /// The links that hang together by parts that more than one of them passes.
  private mutating func knot(around first: Int) -> MendKnot {
    var (shared, sharedSet): ([ThingID], Set<ThingID>) = ([], [])
    var (inside, queue, isCut) = (Set([first]), [first], false)
    while let place = queue.popLast() {
      if options[place] == nil {
        options[place] = MendOption.all(of: links[place], judge).filter {
          settled.isDisjoint(with: $0.types.keys) && isFree($0, place)
        }
      }
      let changeable = Set((options[place] ?? []).flatMap(\.types.keys)).sorted()
      for part in changeable where !sharedSet.contains(part) {
        let others = (users[part] ?? []).filter(matters)
        guard others.count > 1 else { continue }
        guard shared.count < Self.mostShared else {
          isCut = true
          continue
        }
        shared.append(part)
        sharedSet.insert(part)
        for other in others where inside.insert(other).inserted { queue.append(other) }
      }
    }
    let members = inside.sorted().map { place in
      MendKnot.Member(
        place: place, isWanted: wanted.contains(links[place].link) && !isWell[place],
        isLit: isLit[place] ?? false,
        options: (options[place] ?? []).filter { option in
          // A part that others pass and that is not weighed here stays as it is.
          option.types.keys.allSatisfy { part in
            sharedSet.contains(part) || (users[part] ?? []).filter(matters).count < 2
          }
        }, minimum: options[place]?.first?.types.count ?? 0,
        parts: Set(links[place].parts + links[place].adapters))
    }
    return MendKnot(
      shared: shared, members: members, efforts: efforts, typeEfforts: typeEfforts,
      isCut: isCut)
  }

  /// A cord as it is when a link is mended; nil for other parts.
  private func cord(_ part: ThingID, of link: MendLink, _ types: [ThingID: PartType])
    -> FibrePart?
  {
    guard let place = link.parts.firstIndex(of: part),
      let new = link.changing(types)?.segment(place)?.part, new.kind == .cord
    else { return nil }
    return new
  }

  /// Of a knot that was cut, what lies outside has to live with what was decided inside.
  private mutating func settle(_ answer: MendAnswer, _ knot: MendKnot) {
    settled.formUnion(knot.shared)
    for place in Set(knot.shared.flatMap { users[$0] ?? [] }) {
      options[place] = nil
      guard let channel = links[place].changing(answer.types), channel != links[place].channel,
        let changed = MendLink(
          link: links[place].link, channel: channel, parts: links[place].parts,
          adapters: links[place].adapters)
      else { continue }
      links[place] = changed
      isWell[place] = judge.isWell(channel)
      isLit[place] = Self.isLit(channel)
    }
  }

  /// Whether a link has to be well in the end: it is well now, or it is to be mended.
  private func matters(_ place: Int) -> Bool {
    isWell[place]
      || wanted.contains(links[place].link) && !(options[place]?.isEmpty ?? false)
  }

  private mutating func take(_ answer: MendAnswer, of knot: MendKnot) {
    for (part, type) in answer.types {
      let passing = users[part] ?? []
      let new = passing.first.flatMap { cord(part, of: links[$0], answer.types) }
      plan.changes.append(
        MendChange(
          part: part, type: type, near: new?.face(.near, 1), far: new?.face(.far, 1),
          grade: new?.grade,
          links: passing.map { links[$0].link }))
    }
    for member in knot.members where member.isWanted {
      let link = links[member.place].link
      if answer.unmended.contains(member.place) {
        plan.blocked.append(link)
      } else {
        plan.mended.append(link)
      }
    }
    plan.atLeast += answer.isProven ? answer.types.count : knot.atLeast
  }
}
