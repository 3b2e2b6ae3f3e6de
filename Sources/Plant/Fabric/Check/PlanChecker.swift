/// Judges the links of a plan, each by itself and then together.
public struct PlanChecker {
  /// How many links one thread looks at in one go, and how many looks are held at once.
  private static let (portion, most) = (128, 8_192)

  private let fabric: Fabric
  /// The links that are judged.
  private let links: [FabricLink]
  private let judge: LinkJudge
  private let maker: ChannelMaker<Fabric>
  private let site: SiteRules
  private let floor: FloorSights
  private var check = PlanCheck()
  private var judged: [ThingID] = []
  private var failedLinks: Set<ThingID> = []
  private var arrivals: [WrongArrival<ThingID>] = []
  private var wayOf: [ThingID: (link: FabricLink, way: FabricPath)] = [:]
  private var kindsSeen: Set<Int> = []
  /// By module, the connector that was looked at first.
  private var connectorsSeen: [SeenConnector?]
  private var sharing: SharedParts?
  /// Where the findings about joints on ways that are not whole are.
  private var knownJoints: [KnownJoint: Int] = [:]

  private struct KnownJoint: Hashable {
    var code: FindingCode
    var place: String
    var parts: Set<String>
  }

  private struct SeenConnector {
    /// The place among the links that are judged.
    var link: Int
    var end: ChannelEnd
    var connector: Int
    var isSplit: Bool
  }

  /// Judges some links of a plan, given by their ids; all of them if nil.
  ///
  /// Exchanged cords are found over the whole plan in either case, because the other link may be any.
  ///
  /// - Parameters:
  ///   - floor: what was seen, which is put beside the verdicts and changes none.
  ///   - each: calls a function with every number below the one it is given, and returns the answers in
  ///     order; it may call it on several threads.
  public static func check(
    _ fabric: Fabric, _ site: SiteRules, only chosen: Set<ThingID>? = nil,
    floor: FloorSights = FloorSights(),
    each: (Int, @Sendable (Int) -> [LinkLook]) -> [[LinkLook]] = { (0..<$0).map($1) }
  ) -> PlanCheck {
    let links = chosen.map { chosen in fabric.links.filter { chosen.contains($0.id) } }
    var checker = PlanChecker(fabric, links ?? fabric.links, site, floor)
    checker.look(each)
    if let chosen { checker.lookBeside(chosen) }
    checker.lookForExchanges(besides: chosen)
    checker.lookForDoubleBookings(chosen)
    return checker.finished(chosen)
  }

  private init(
    _ fabric: Fabric, _ links: [FabricLink], _ site: SiteRules, _ floor: FloorSights
  ) {
    self.fabric = fabric
    self.links = links
    self.site = site
    self.floor = floor
    judge = LinkJudge(site.links)
    maker = ChannelMaker(fabric, site)
    connectorsSeen = Array(repeating: nil, count: fabric.modules.values.count)
  }

  private mutating func look(
    _ each: (Int, @Sendable (Int) -> [LinkLook]) -> [[LinkLook]]
  ) {
    check.links = links.count
    judged.reserveCapacity(links.count)
    let (fabric, site, judge, floor) = (fabric, site, judge, floor)
    for start in stride(from: 0, to: links.count, by: Self.most) {
      let some = links.dropFirst(start).prefix(Self.most)
      let looks = each((some.count + Self.portion - 1) / Self.portion) { number in
        // One for each portion: threads that count references to one thing wait for each other.
        var looker = LinkLooker(fabric, site, judge, floor)
        return some.dropFirst(number * Self.portion).prefix(Self.portion).map {
          looker.look(at: $0)
        }
      }
      for (number, look) in zip(start..., looks.joined()) { take(look, ofLink: number) }
    }
  }

  private mutating func take(_ look: LinkLook, ofLink number: Int) {
    let link = links[number]
    if !look.sights.isEmpty {
      check.seen.append(SeenLink(link: fabric.label(of: link), sights: look.sights))
    }
    for finding in look.unsafe { addKnown(finding, of: link) }
    switch look.outcome {
    case .contradiction(let sentence): contradiction(link, sentence)
    case .arrival(let port, let near, let way):
      judged.append(link.id)
      note(arrivalAt: port, of: link, from: near, way)
    case .otherLanes(let way): strange(link, way)
    case .sealed: judged.append(link.id)
    case .cannot(let why): cannot(link, why)
    case .good(let partly):
      judged.append(link.id)
      for kind in partly { check.partly[kind, default: 0] += 1 }
    case .doubtful(let channel, let judgement, let way):
      if case .cannotJudge(let unknown) = judgement.verdict {
        cannot(link, unknown.map { $0.text(in: channel) })
      } else {
        judged.append(link.id)
      }
      let isMendable = judgement.findings.contains {
        $0.code.isPolarity || $0.code == .angledAligned
      }
      if judgement.findings.contains(where: \.code.isPolarity) { check.misled.append(link.id) }
      let fixes = isMendable ? fixes(of: link, way, channel, judgement) : nil
      for finding in judgement.findings { add(finding, of: link, fix: fixes?.fix(finding)) }
    }
    for module in look.modules { take(module, ofLink: number) }
  }

  /// Whether each module fits its cage, once; and whether both its connectors lead to one kind of cable.
  private mutating func take(_ look: ModuleLook, ofLink number: Int) {
    if let before = connectorsSeen[look.module] {
      compare(look, of: links[number], with: before)
    } else {
      connectorsSeen[look.module] = SeenConnector(
        link: number, end: look.end, connector: look.connector, isSplit: look.isSplit)
      if let misfit = look.misfit { add(misfit, of: links[number], fix: nil) }
    }
  }

  private mutating func fixes(
    of link: FabricLink, _ way: FabricPath, _ channel: Channel, _ judgement: LinkJudgement
  ) -> LinkFixes {
    let sharing = sharing ?? SharedParts(fabric)
    self.sharing = sharing
    return LinkFixes(
      channel, judgement,
      judge.fixes(for: channel).map { changes in
        (changes, changes.allSatisfy { sharing.spoilsNothing($0, of: link, way, maker, judge) })
      })
  }

  private mutating func cannot(_ link: FabricLink, _ why: [String]) {
    check.cannot.append(UnjudgedLink(link: fabric.label(of: link), why: why))
  }

  /// A way that comes to the right connector with the lanes of a port that is not recorded.
  private mutating func strange(_ link: FabricLink, _ way: FabricPath) {
    judged.append(link.id)
    let first = fabric.first(of: link)
    let (near, far) = (fabric.label(ofPort: first), fabric.label(ofPort: link.far(from: first)))
    let leg = WayLeg(way, fabric)
    let right = leg.flatMap { $0.right(for: link.far(from: first)) }
    fail(
      [link],
      PlanFinding(
        .plan(.wrongPort), links: [fabric.label(of: link)], place: leg?.place ?? far,
        parts: leg.map { [$0.label] } ?? [],
        what: "\(leg?.label ?? "The way from \(near)") has other lanes than those of \(far).",
        fix: right.flatMap { right in
          leg.map { "put \(right) in \($0.place ?? near) in place of \($0.label)" }
        }.map { "\($0), or edit the record" } ?? "look which plug is where, and edit the record"))
  }

  private mutating func fail(_ links: [FabricLink], _ finding: PlanFinding) {
    check.failed.append(finding)
    failedLinks.formUnion(links.map(\.id))
  }

  private mutating func contradiction(_ link: FabricLink, _ sentence: String) {
    judged.append(link.id)
    fail(
      [link],
      PlanFinding(
        .plan(.contradiction), links: [fabric.label(of: link)], place: "the records", parts: [],
        what: sentence, fix: "look what is really there, and edit the records"))
  }

  private mutating func add(_ finding: LinkFinding, of link: FabricLink, fix: String?) {
    fail(
      [link],
      PlanFinding(
        .link(finding.code), links: [fabric.label(of: link)], place: finding.placeText,
        parts: finding.parts, what: finding.what, fix: fix ?? finding.fix))
  }

  /// A joint that must not be made; two links whose ways were exchanged come to it both.
  private mutating func addKnown(_ finding: LinkFinding, of link: FabricLink) {
    let joint = KnownJoint(
      code: finding.code, place: finding.placeText, parts: Set(finding.parts))
    guard let same = knownJoints[joint] else {
      knownJoints[joint] = check.failed.count
      return add(finding, of: link, fix: nil)
    }
    check.failed[same].links.append(fabric.label(of: link))
    failedLinks.insert(link.id)
  }

  /// The links on the other connectors of the same modules, which were not chosen.
  private mutating func lookBeside(_ chosen: Set<ThingID>) {
    for link in fabric.links where !chosen.contains(link.id) {
      let first = fabric.first(of: link)
      for (end, id) in [(ChannelEnd.near, first), (.far, link.far(from: first))] {
        guard let port = fabric.ports[id],
          let module = port.module.flatMap(fabric.modules.number(of:)),
          let before = connectorsSeen[module], before.connector != port.connector,
          let channel = channel(of: link)
        else { continue }
        let look = ModuleLook(
          module: module, end: end, connector: port.connector,
          isSplit: CageCheck.isSplit(channel, at: end))
        compare(look, of: link, with: before)
      }
    }
  }

  private func channel(of link: FabricLink) -> Channel? {
    (try? maker.reading(of: link, from: fabric.first(of: link)))?.channel
  }

  /// A harness at one connector of a module wants one at the other.
  ///
  /// Of two links the second one that is looked at is compared with the first.
  private mutating func compare(
    _ look: ModuleLook, of link: FabricLink, with before: SeenConnector
  ) {
    guard before.connector != look.connector, before.isSplit != look.isSplit,
      let one = channel(of: link, from: look.end),
      let other = channel(of: links[before.link], from: before.end),
      kindsSeen.insert(look.module).inserted, let finding = CageCheck.kinds(one, other)
    else { return }
    add(finding, of: link, fix: nil)
  }

  /// The channel as the module at an end of it sees it.
  private func channel(of link: FabricLink, from end: ChannelEnd) -> Channel? {
    channel(of: link).map { end == .near ? $0 : $0.reversed }
  }

  private mutating func note(
    arrivalAt port: ThingID, of link: FabricLink, from near: ThingID, _ way: FabricPath
  ) {
    arrivals.append(WrongArrival(from: near, wanted: link.far(from: near), found: port))
    wayOf[near] = (link, way)
  }

  private mutating func lookForExchanges(besides chosen: Set<ThingID>?) {
    let own = Set(arrivals.map(\.from))
    guard !own.isEmpty else { return }
    if let chosen {
      for link in fabric.links where !chosen.contains(link.id) {
        let first = fabric.first(of: link)
        guard let way = try? FabricWalk.path(fabric, from: first, to: link.far(from: first)),
          case .otherPort(let port) = way.stop
        else { continue }
        note(arrivalAt: port, of: link, from: first, way)
      }
    }
    let (exchanges, rest) = CordExchange.find(arrivals)
    for exchange in exchanges where exchange.links.contains(where: { own.contains($0.from) }) {
      fail(exchange)
    }
    for arrival in rest where own.contains(arrival.from) { fail(arrival) }
  }

  private mutating func fail(_ exchange: CordExchange<ThingID>) {
    let met = exchange.links.compactMap { wayOf[$0.from] }.sorted {
      NaturalOrder.precedes(fabric.label(of: $0.link), fabric.label(of: $1.link))
    }
    let places = ExchangePlaces(met, fabric)
    let finding = PlanFinding(
      .plan(.exchangedCords), links: met.map { fabric.label(of: $0.link) },
      place: places.place, parts: places.parts, what: places.what, fix: places.fix)
    // Two cords with the lanes of several links are one mistake.
    guard !finding.parts.isEmpty,
      let same = check.failed.firstIndex(where: { $0.isSameMistake(as: finding) })
    else { return fail(met.map(\.link), finding) }
    check.failed[same].links += finding.links
    failedLinks.formUnion(met.map(\.link.id))
  }

  /// The cables on a way that are recorded as serving another link.
  private func strangers(on way: FabricPath, of link: FabricLink) -> [String] {
    way.hops.compactMap { hop in
      guard case .cable(let cable, _, _) = hop, let serves = cable.link, serves != link.id else {
        return nil
      }
      return cable.label
    }
  }

  private func lastPositions(_ way: FabricPath) -> [String] {
    way.hops.reversed().lazy.compactMap { hop -> String? in
      if case .position(let position) = hop { position.label } else { nil }
    }.prefix(1).map { $0 }
  }

  private mutating func fail(_ arrival: WrongArrival<ThingID>) {
    guard let (link, way) = wayOf[arrival.from] else { return }
    let leg = WayLeg(way, fabric)
    fail(
      [link],
      PlanFinding(
        .plan(.wrongPort), links: [fabric.label(of: link)],
        place: leg?.place ?? lastPositions(way).first ?? fabric.label(ofPort: arrival.from),
        parts: (leg.map { [$0.label] } ?? []) + strangers(on: way, of: link),
        what: "From \(fabric.label(ofPort: arrival.from)) light comes to "
          + "\(fabric.label(ofPort: arrival.found)), not to "
          + "\(fabric.label(ofPort: arrival.wanted)).",
        fix: fix(arrival, leg)))
  }

  /// What to do about a way to a wrong port, by the leg of a harness if it passes one.
  private func fix(_ arrival: WrongArrival<ThingID>, _ leg: WayLeg<Fabric>?) -> String {
    let (from, wanted) = (fabric.label(ofPort: arrival.from), fabric.label(ofPort: arrival.wanted))
    let found = fabric.label(ofPort: arrival.found)
    guard let leg else {
      return "look which cord is in \(found), and edit the record or move the cord"
    }
    if leg.isIn(arrival.found) {
      return "move \(leg.label) from \(found) to \(wanted), or edit the record"
    }
    if leg.isIn(arrival.from), let right = leg.right(for: arrival.wanted) {
      return "put \(right) in \(from) in place of \(leg.label), or edit the record"
    }
    return
      "look where \(leg.label) goes and which cord is behind it, and edit the record or move it"
  }

  private mutating func lookForDoubleBookings(_ chosen: Set<ThingID>?) {
    for finding in DoubleBookings.find(in: fabric, chosen) { fail(finding.links, finding.finding) }
  }

  private func finished(_ chosen: Set<ThingID>?) -> PlanCheck {
    var check = check
    check.judged = judged.count
    check.failedLinks = failedLinks.count { chosen?.contains($0) ?? true }
    check.good = judged.count { !failedLinks.contains($0) }
    check.failed =
      check.failed.filter(\.rule.isUnsafe) + check.failed.filter { !$0.rule.isUnsafe }
    return check
  }
}
