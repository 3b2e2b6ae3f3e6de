/// Judges the links of a plan, each by itself and then together.
public struct PlanChecker {
  private let fabric: Fabric
  private let site: SiteRules
  private let judge: LinkJudge
  private let maker: ChannelMaker<Fabric>
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
  public static func check(_ fabric: Fabric, _ site: SiteRules, only chosen: Set<ThingID>? = nil)
    -> PlanCheck
  {
    var checker = PlanChecker(fabric, site)
    let links = chosen.map { chosen in fabric.links.filter { chosen.contains($0.id) } }
    for link in links ?? fabric.links { checker.look(at: link) }
    if let chosen { checker.lookBeside(chosen) }
    checker.lookForExchanges(besides: chosen)
    checker.lookForDoubleBookings(chosen)
    return checker.finished()
  }

  private init(_ fabric: Fabric, _ site: SiteRules) {
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
    switch reading.way.stop {
    case .otherPort(let port):
      judged.insert(link.id)
      return note(arrivalAt: port, of: link, reading.way)
    case .loop: return contradiction(link, sentence(reading.way))
    default: break
    }
    let judgement: LinkJudgement
    switch reading.path {
    case .fibre(let channel): judgement = judge.judge(channel)
    case .sealed:
      judged.insert(link.id)
      return
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
      if judgement.findings.isEmpty { count(judgement.unjudged) }
    }
    let isMendable = judgement.findings.contains {
      $0.code.isPolarity || $0.code == .angledAligned
    }
    let fixes = isMendable ? fixes(of: link, reading.way, channel, judgement) : nil
    for finding in judgement.findings { add(finding, of: link, fix: fixes?.fix(finding)) }
    lookAtCages(link, channel)
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

  private mutating func count(_ unjudged: [LinkUnknown]) {
    for kind in Set(unjudged.compactMap(UnjudgedKind.init)) { check.partly[kind, default: 0] += 1 }
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

  private mutating func note(arrivalAt port: ThingID, of link: FabricLink, _ way: FabricPath) {
    let first = fabric.first(of: link)
    arrivals.append(WrongArrival(from: first, wanted: link.far(from: first), found: port))
    wayOf[first] = (link, way)
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
        note(arrivalAt: port, of: link, way)
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
    let places = ExchangePlaces(met, fabric.label(ofPort:))
    fail(
      met.map(\.link),
      PlanFinding(
        .plan(.exchangedCords), links: met.map { fabric.label(of: $0.link) },
        place: places.place, parts: places.parts, what: places.what, fix: places.fix))
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
    let found = fabric.label(ofPort: arrival.found)
    fail(
      [link],
      PlanFinding(
        .plan(.wrongPort), links: [fabric.label(of: link)],
        place: lastPositions(way).first ?? fabric.label(ofPort: arrival.from),
        parts: strangers(on: way, of: link),
        what: "From \(fabric.label(ofPort: arrival.from)) light comes to \(found), not to "
          + "\(fabric.label(ofPort: arrival.wanted)).",
        fix: "look which cord is in \(found), and edit the record or move the cord"))
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
