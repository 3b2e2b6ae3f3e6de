/// Mends links of a plan with the fewest changes.
///
/// Well is a link whose every lane arrives where it should and whose every joint suits.
public struct PlanMender {
  private let fabric: Fabric
  private let site: SiteRules
  private let judge: LinkJudge
  private let shut: Set<ThingID>
  private lazy var uses = LinkUses(fabric)
  private lazy var sharing = SharedParts(fabric)
  private var holders: [ThingID: [ThingID]] = [:]
  private var report = MendReport()
  private var wanted: Set<ThingID> = []
  private var misled: Set<ThingID> = []
  private var links: [MendLink] = []
  private var byID: [ThingID: FabricLink] = [:]

  /// What to change so that these links carry light and none of the others is spoilt.
  ///
  /// A part that a link passes which cannot be judged is not changed.
  ///
  /// - Parameter shut: the ports that are shut; their links are dark already.
  public static func report(
    _ fabric: Fabric, _ site: SiteRules, links chosen: Set<ThingID>, shut: Set<ThingID> = []
  ) -> MendReport {
    var mender = PlanMender(fabric, site, shut)
    mender.run(chosen)
    return mender.report
  }

  private init(_ fabric: Fabric, _ site: SiteRules, _ shut: Set<ThingID>) {
    self.fabric = fabric
    self.site = site
    self.shut = shut
    judge = LinkJudge(site.links)
  }

  private mutating func run(_ chosen: Set<ThingID>) {
    byID = Dictionary(fabric.links.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for link in fabric.links where chosen.contains(link.id) {
      report.links += 1
      look(at: link)
    }
    lookForExchanges()
    if !wanted.isEmpty { addSharers() }
    let plan = MendPlanner.plan(
      links, wanted: wanted, holders: holders, efforts: efforts(),
      typeEfforts: UsualTypes(fabric).efforts, site.links)
    report.changes = plan.changes.count
    report.atLeast = plan.atLeast
    report.mended = plan.mended.map(label).sorted(by: NaturalOrder.precedes)
    let hopeless = Set(plan.hopeless)
    for link in links where hopeless.contains(link.link) {
      leave(link.link, .hopeless, hopelessness(of: link))
    }
    for link in plan.blocked { block(link, by: plan.holders[link] ?? []) }
    stillUnfit(plan)
    var items: [ShoppingItem] = []
    for change in plan.changes {
      guard let changed = ChangedPart(change, fabric) else { continue }
      items.append(changed.item)
      report.walk += changed.stops(live: uses.links(passing: change.part).count(where: isLive))
    }
    report.shopping = ShoppingItem.together(items)
    report.walk.sort(by: MendStop.precedes)
    report.left.sort {
      $0.reason != $1.reason
        ? $0.reason.rawValue < $1.reason.rawValue : NaturalOrder.precedes($0.link, $1.link)
    }
  }

  private func label(_ link: ThingID) -> String {
    byID[link].map(fabric.label(of:)) ?? "an unknown link"
  }

  private mutating func leave(_ link: ThingID, _ reason: MendReport.Reason, _ why: String) {
    report.left.append(MendReport.Left(link: label(link), reason: reason, why: why))
  }

  private func isLive(_ link: FabricLink) -> Bool {
    link.isInService && !shut.contains(link.portA) && !shut.contains(link.portB)
  }

  private mutating func block(_ link: ThingID, by holders: [ThingID]) {
    guard !holders.isEmpty else {
      return leave(
        link, .blocked, "what would mend it spoils another link that passes the same part")
    }
    let names = holders.map(label).sorted(by: NaturalOrder.precedes)
    let more = names.count > 3 ? " and \(names.count - 3) more" : ""
    report.left.append(
      MendReport.Left(
        link: label(link), reason: .blocked,
        why: "what would mend it changes a part of \(names.prefix(3).joined(separator: ", "))"
          + "\(more), of which nobody can say whether it stays right",
        beside: names))
  }

  private mutating func look(at link: FabricLink) {
    let first = fabric.first(of: link)
    let reading: LinkReading
    do {
      reading = try ChannelMaker(fabric, site).reading(of: link, from: first)
    } catch {
      return leave(link.id, .unknown, (error as? PlanFault)?.sentence ?? "\(error)")
    }
    if case .otherPort(let port) = reading.way.stop {
      misled.insert(link.id)
      return leave(
        link.id, .wrongPort,
        "from \(fabric.label(ofPort: first)) light comes to \(fabric.label(ofPort: port)), not to "
          + "\(fabric.label(ofPort: link.far(from: first))): ferrule check says which cords to look at"
      )
    }
    switch reading.path {
    case .sealed: return
    case .unknown: return leave(link.id, .unknown, "nobody said whether it is fibre, AOC or DAC")
    case .unknownFibre:
      let stop = reading.way.stop.map { $0.text(fabric.label(ofPort:)) }
      return leave(link.id, .unknown, stop ?? "which cables it passes is not known")
    case .fibre(let channel):
      if case .cannotJudge(let unknown) = judge.judge(channel).verdict {
        let texts = unknown.map { $0.text(in: channel) }.joined(separator: "; ")
        return leave(link.id, .unknown, texts)
      }
      guard let whole = Self.link(link.id, channel, reading.way.hops) else { return }
      links.append(whole)
      wanted.insert(link.id)
    }
  }

  /// Cords and legs in each other's place, as the check of the plan finds them.
  private mutating func lookForExchanges() {
    guard !misled.isEmpty else { return }
    for finding in PlanChecker.check(fabric, site, only: misled).failed
    where finding.rule == .plan(.exchangedCords) {
      report.exchanges.append(
        MendReport.Exchange(links: finding.links, at: finding.place, what: finding.fix))
    }
  }

  /// A channel with the records of its parts, hop by hop as it was made.
  private static func link(_ id: ThingID, _ channel: Channel, _ hops: [PathHop]) -> MendLink? {
    var (parts, adapters): ([ThingID], [ThingID]) = ([], [])
    var entered: PanelPosition?
    for hop in hops {
      switch hop {
      case .cable(let cable, _, _):
        parts.append(cable.id)
        entered = nil
      case .position(let position):
        if entered != nil, let cassette = position.cassette { parts.append(cassette) }
        adapters.append(position.id)
        entered = position
      }
    }
    return MendLink(link: id, channel: channel, parts: parts, adapters: adapters)
  }

  /// The other links that pass a part of those to be mended: they must not be spoilt.
  ///
  /// Those of which not all is known hold what they pass.
  private mutating func addSharers() {
    // Links that hang together by several trunks are followed to the last.
    var parts = Set(links.flatMap { $0.parts + $0.adapters })
    var open = fabric.links.filter { !wanted.contains($0.id) }
    while true {
      let next = open.filter { !uses.parts(of: $0.id).isDisjoint(with: parts) }
      guard !next.isEmpty else { return }
      let met = Set(next.map(\.id))
      open.removeAll { met.contains($0.id) }
      for link in next {
        let reading = try? ChannelMaker(fabric, site).reading(
          of: link, from: fabric.first(of: link))
        if case .sealed? = reading?.path { continue }
        if let reading, let channel = reading.channel,
          let whole = Self.link(link.id, channel, reading.way.hops)
        {
          links.append(whole)
          parts.formUnion(uses.parts(of: link.id))
        } else {
          for part in uses.parts(of: link.id) { holders[part, default: []].append(link.id) }
        }
      }
    }
  }

  /// Cords before adapters before cassettes before trunks; the more links in service pass, the later.
  private func efforts() -> [ThingID: Int] {
    var live: [ThingID: Int] = [:]
    for link in links where byID[link.link]?.isInService ?? false {
      for part in Set(link.parts + link.adapters) { live[part, default: 0] += 1 }
    }
    func base(_ part: ThingID) -> Int {
      if let cable = fabric.cables[part] { return cable.isLegged ? 50 : 0 }
      return fabric.positions[part] == nil ? 20 : 5
    }
    return Dictionary(
      Set(links.flatMap { $0.parts + $0.adapters }).map { ($0, base($0) + min(40, live[$0] ?? 0)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What the check says of it, with what it would change.
  private mutating func hopelessness(of link: MendLink) -> String {
    let channel = link.channel
    let judgement = judge.judge(channel)
    guard let finding = judgement.findings.first else {
      return "no part of another type mends it"
    }
    let (sharing, maker) = (sharing, ChannelMaker(fabric, site))
    let way = byID[link.link].flatMap { own in
      let first = fabric.first(of: own)
      return (try? FabricWalk.path(fabric, from: first, to: own.far(from: first))).map { (own, $0) }
    }
    let fixes = LinkFixes(
      channel, judgement,
      judge.fixes(for: channel).map { changes in
        let isHarmless =
          way.map { own, way in
            changes.allSatisfy { sharing.spoilsNothing($0, of: own, way, maker, judge) }
          } ?? true
        return (changes: changes, isHarmless: isHarmless)
      })
    return "\(finding.placeText): \(finding.what) To do: \(fixes.fix(finding) ?? finding.fix)."
  }

  /// Links that carry light, now or in the end, and yet are not good.
  private mutating func stillUnfit(_ plan: MendPlan) {
    let types = Dictionary(
      plan.changes.map { ($0.part, $0.type) }, uniquingKeysWith: { first, _ in first })
    let left = Set(plan.hopeless + plan.blocked)
    for link in links where wanted.contains(link.link) && !left.contains(link.link) {
      let own = Dictionary(
        (link.parts + link.adapters).compactMap { part in types[part].map { (part, $0) } },
        uniquingKeysWith: { first, _ in first })
      guard let channel = link.changing(own) else { continue }
      if case .unfit(let finding) = judge.judge(channel).verdict {
        leave(link.link, .unfit, "\(finding.placeText): \(finding.what) To do: \(finding.fix).")
      }
    }
  }
}
