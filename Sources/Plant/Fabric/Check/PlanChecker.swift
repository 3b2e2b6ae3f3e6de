/// Judges the links of a plan, each by itself and then together.
public struct PlanChecker {
  private let fabric: Fabric
  private let site: SiteRules
  private let judge: LinkJudge
  private let maker: ChannelMaker<Fabric>
  private let floor: FloorSights
  private var check = PlanCheck()
  private var failedLinks: Set<ThingID> = []
  private var arrivals: [WrongArrival<ThingID>] = []
  private var wayOf: [ThingID: (link: FabricLink, way: FabricPath)] = [:]
  private var cageOfModel: [String: ModuleCage?] = [:]
  private var cagesSeen: Set<ThingID> = []
  private var kindsSeen: Set<ThingID> = []
  /// By module, the connector and the channel that were looked at first.
  private var connectorsSeen: [ThingID: (connector: Int, channel: Channel, end: ChannelEnd)] = [:]
  private var looked: Set<ThingID> = []
  private var judged: Set<ThingID> = []
  private var sharing: SharedParts?

  /// Judges some links of a plan, given by their ids; all of them if nil.
  ///
  /// Exchanged cords are found over the whole plan in either case, because the other link may be any.
  ///
  /// - Parameter floor: what was seen, which is put beside the verdicts and changes none.
  public static func check(
    _ fabric: Fabric, _ site: SiteRules, only chosen: Set<ThingID>? = nil,
    floor: FloorSights = FloorSights()
  ) -> PlanCheck {
    var checker = PlanChecker(fabric, site, floor)
    let links = chosen.map { chosen in fabric.links.filter { chosen.contains($0.id) } }
    for link in links ?? fabric.links { checker.look(at: link) }
    if let chosen { checker.lookBeside(chosen) }
    checker.lookForExchanges(besides: chosen)
    checker.lookForDoubleBookings(chosen)
    return checker.finished()
  }

  private init(_ fabric: Fabric, _ site: SiteRules, _ floor: FloorSights) {
    self.floor = floor
    self.fabric = fabric
    self.site = site
    judge = LinkJudge(site.links)
    maker = ChannelMaker(fabric, site)
  }

  private mutating func look(at link: FabricLink) {
    check.links += 1
    looked.insert(link.id)
    let reading: LinkReading
    do {
      reading = try maker.reading(of: link, from: fabric.first(of: link))
    } catch {
      return contradiction(link, (error as? PlanFault)?.sentence ?? "\(error)")
    }
    if !floor.isEmpty { note(seenAlong: link, reading) }
    switch reading.way.stop {
    case .otherPort(let port):
      judged.insert(link.id)
      return note(arrivalAt: port, of: link, from: fabric.first(of: link), reading.way)
    case .otherLanes: return strange(link, reading.way)
    case .loop: return contradiction(link, sentence(reading.way))
    case .contradiction(let sentence): return contradiction(link, sentence)
    default: break
    }
    let judgement: LinkJudgement
    switch reading.path {
    case .fibre(let channel): judgement = judge.judge(channel)
    case .sealed:
      judged.insert(link.id)
      return
    case .unknownFibre where goesWrongFromFar(link), .unknown where goesWrongFromFar(link): return
    case .unknownFibre:
      let stop = reading.way.stop.map { [$0.text(fabric.label(ofPort:))] } ?? []
      return cannot(link, stop.isEmpty ? ["which cables it passes"] : stop)
    case .unknown: return cannot(link, ["whether it is fibre, AOC or DAC"])
    }
    guard let channel = reading.channel else { return }
    if case .cannotJudge(let unknown) = judgement.verdict {
      cannot(link, unknown.map { $0.text(in: channel) })
    } else {
      judged.insert(link.id)
      if judgement.findings.isEmpty { count(judgement.unjudged, link, reading.way) }
    }
    let isMendable = judgement.findings.contains {
      $0.code.isPolarity || $0.code == .angledAligned
    }
    if judgement.findings.contains(where: \.code.isPolarity) { check.misled.append(link.id) }
    let fixes = isMendable ? fixes(of: link, reading.way, channel, judgement) : nil
    for finding in judgement.findings { add(finding, of: link, fix: fixes?.fix(finding)) }
    lookAtCages(link, channel)
  }

  private mutating func note(seenAlong link: FabricLink, _ reading: LinkReading) {
    let label = fabric.label(of: link)
    let sights = floor.along(
      link, from: fabric.first(of: link), reading.way, reading.channel, label)
    if !sights.isEmpty { check.seen.append(SeenLink(link: label, sights: sights)) }
  }

  private func sentence(_ way: FabricPath) -> String {
    let text = way.stop?.text(fabric.label(ofPort:)) ?? ""
    return text.prefix(1).uppercased() + text.dropFirst() + "."
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

  private mutating func count(_ unjudged: [LinkUnknown], _ link: FabricLink, _ way: FabricPath) {
    for kind in Set(unjudged.compactMap(UnjudgedKind.init)) { check.partly[kind, default: 0] += 1 }
    // Only at one of its ports a harness deals out lanes.
    if let leg = WayLeg(way, fabric), ![link.portA, link.portB].contains(where: leg.isSettled) {
      check.partly[.leg, default: 0] += 1
    }
  }

  /// Whether from the far port light comes to a port that is not the near one; then it is noted.
  ///
  /// Of a cord in a wrong port nothing is seen from the port it should be in.
  private mutating func goesWrongFromFar(_ link: FabricLink) -> Bool {
    let first = fabric.first(of: link)
    let far = link.far(from: first)
    guard let way = try? FabricWalk.path(fabric, from: far, to: first),
      case .otherPort(let port) = way.stop
    else { return false }
    judged.insert(link.id)
    note(arrivalAt: port, of: link, from: far, way)
    return true
  }

  /// A way that comes to the right connector with the lanes of a port that is not recorded.
  private mutating func strange(_ link: FabricLink, _ way: FabricPath) {
    judged.insert(link.id)
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
    judged.insert(link.id)
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

  /// Whether each module fits its cage, once; and whether both its connectors lead to one kind of cable.
  private mutating func lookAtCages(_ link: FabricLink, _ channel: Channel) {
    let first = fabric.first(of: link)
    for (end, id) in [(ChannelEnd.near, first), (.far, link.far(from: first))] {
      guard let port = fabric.ports[id], let module = port.module.flatMap({ fabric.modules[$0] })
      else { continue }
      if cagesSeen.insert(module.id).inserted, let finding = misfit(module, of: port, end) {
        add(finding, of: link, fix: nil)
      }
      lookAtKinds(link, channel, end, port, module.id)
    }
  }

  /// The links on the other connectors of the same modules, which were not chosen.
  private mutating func lookBeside(_ chosen: Set<ThingID>) {
    for link in fabric.links where !chosen.contains(link.id) {
      let first = fabric.first(of: link)
      for (end, id) in [(ChannelEnd.near, first), (.far, link.far(from: first))] {
        guard let port = fabric.ports[id], let module = port.module,
          let before = connectorsSeen[module], before.connector != port.connector,
          let channel = (try? maker.reading(of: link, from: first))?.channel
        else { continue }
        lookAtKinds(link, channel, end, port, module)
      }
    }
  }

  private mutating func misfit(_ module: FabricModule, of port: FabricPort, _ end: ChannelEnd)
    -> LinkFinding?
  {
    // A host has other ports than those of its fabric cages.
    guard port.cage != nil, let model = fabric.devices[port.device]?.model,
      let part = module.partNumber.flatMap(site.modulePart)
    else { return nil }
    if cageOfModel[model] == nil { cageOfModel[model] = .some(ModuleCage.of(model: model)) }
    guard let cage = cageOfModel[model] ?? nil else { return nil }
    return CageCheck.fit(part, in: cage, at: end, port.label)
  }

  /// A harness at one connector of a module wants one at the other.
  ///
  /// Of two links the second one that is looked at is compared with the first.
  private mutating func lookAtKinds(
    _ link: FabricLink, _ channel: Channel, _ end: ChannelEnd, _ port: FabricPort,
    _ module: ThingID
  ) {
    guard let before = connectorsSeen[module] else {
      connectorsSeen[module] = (port.connector, channel, end)
      return
    }
    guard before.connector != port.connector,
      CageCheck.isSplit(channel, at: end) != CageCheck.isSplit(before.channel, at: before.end)
    else { return }
    let seen = end == .near ? channel : channel.reversed
    let beside = before.end == .near ? before.channel : before.channel.reversed
    if kindsSeen.insert(module).inserted, let finding = CageCheck.kinds(seen, beside) {
      add(finding, of: link, fix: nil)
    }
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
  private func fix(_ arrival: WrongArrival<ThingID>, _ leg: WayLeg?) -> String {
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

  private func finished() -> PlanCheck {
    var check = check
    check.judged = judged.count
    check.failedLinks = failedLinks.intersection(looked).count
    check.good = judged.subtracting(failedLinks).count
    check.failed =
      check.failed.filter(\.rule.isUnsafe) + check.failed.filter { !$0.rule.isUnsafe }
    return check
  }
}
