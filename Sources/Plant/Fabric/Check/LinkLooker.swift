/// Looks at links one by one, whatever the others are.
///
/// It remembers what is the same for many of them.
struct LinkLooker: Sendable {
  private let fabric: Fabric
  private let held: HeldFabric
  private let maker: ChannelMaker<HeldFabric>
  private let judge: LinkJudge
  private let site: SiteRules
  private let floor: FloorSights
  private var cageOfModel: [String: ModuleCage?] = [:]

  init(_ fabric: Fabric, _ site: SiteRules, _ judge: LinkJudge, _ floor: FloorSights) {
    self.fabric = fabric
    self.judge = judge
    self.site = site
    self.floor = floor
    held = HeldFabric(fabric)
    maker = ChannelMaker(held, site)
  }

  /// What is found out about a link by itself.
  mutating func look(at link: FabricLink) -> LinkLook {
    let near = fabric.first(of: link)
    do {
      let reading = try maker.reading(of: link, from: near)
      let outcome = outcome(link, from: near, reading)
      return LinkLook(
        outcome: outcome, modules: outcome.isOfChannel ? modules(link, from: near, reading) : [],
        unsafe: unsafe(link, from: near, outcome),
        sights: sights(link, from: near, reading))
    } catch {
      let outcome = LinkLook.Outcome.contradiction((error as? PlanFault)?.sentence ?? "\(error)")
      return LinkLook(outcome: outcome, unsafe: unsafe(link, from: near, outcome))
    }
  }

  /// What a whole way's own judgement does not say of its joints.
  private func unsafe(_ link: FabricLink, from near: ThingID, _ outcome: LinkLook.Outcome)
    -> [LinkFinding]
  {
    switch outcome {
    case .sealed, .good, .doubtful: []
    case .contradiction, .arrival, .otherLanes, .cannot:
      KnownJoints(held, maker).unsafe(link, from: near)
    }
  }

  private func outcome(_ link: FabricLink, from near: ThingID, _ reading: LinkReading)
    -> LinkLook.Outcome
  {
    let way = reading.way
    switch way.stop {
    case .otherPort(let port): return .arrival(at: port, from: near, way)
    case .otherLanes: return .otherLanes(way)
    case .loop(let part):
      let text = PathStop.loop(part).text(fabric.label(ofPort:))
      return .contradiction(text.prefix(1).uppercased() + text.dropFirst() + ".")
    case .contradiction(let sentence): return .contradiction(sentence)
    default: break
    }
    switch reading.path {
    case .fibre(let channel):
      let judgement = judge.judge(channel)
      guard judgement.findings.isEmpty, case .good = judgement.verdict else {
        return .doubtful(channel, judgement, way)
      }
      return .good(partly: partly(judgement, link, way))
    case .sealed: return .sealed
    case .unknownFibre:
      return wrongArrival(link, from: link.far(from: near))
        ?? .cannot([way.stop?.text(fabric.label(ofPort:)) ?? "which cables it passes"])
    case .unknown:
      return wrongArrival(link, from: link.far(from: near))
        ?? .cannot(["whether it is fibre, AOC or DAC"])
    }
  }

  /// A way from a port that comes to a port which is not the other one; nil if it comes to none.
  ///
  /// Of a cord in a wrong port nothing is seen from the port it should be in.
  private func wrongArrival(_ link: FabricLink, from port: ThingID) -> LinkLook.Outcome? {
    guard let way = try? FabricWalk.path(held, from: port, to: link.far(from: port)),
      case .otherPort(let found) = way.stop
    else { return nil }
    return .arrival(at: found, from: port, way)
  }

  /// In what a good link was not judged.
  private func partly(_ judgement: LinkJudgement, _ link: FabricLink, _ way: FabricPath)
    -> Set<UnjudgedKind>
  {
    var kinds = Set(judgement.unjudged.compactMap(UnjudgedKind.init))
    // Only at one of its ports a harness deals out lanes.
    if let leg = WayLeg(way, held), ![link.portA, link.portB].contains(where: leg.isSettled) {
      kinds.insert(.leg)
    }
    return kinds
  }

  private mutating func modules(_ link: FabricLink, from near: ThingID, _ reading: LinkReading)
    -> [ModuleLook]
  {
    guard let channel = reading.channel else { return [] }
    var looks: [ModuleLook] = []
    for end in ChannelEnd.allCases {
      guard let port = fabric.ports[end == .near ? near : link.far(from: near)],
        let number = port.module.flatMap(fabric.modules.number(of:))
      else { continue }
      looks.append(
        ModuleLook(
          module: number, end: end, connector: port.connector,
          isSplit: CageCheck.isSplit(channel, at: end),
          misfit: misfit(fabric.modules.values[number], of: port, end)))
    }
    return looks
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

  private func sights(_ link: FabricLink, from near: ThingID, _ reading: LinkReading)
    -> [FloorSight]
  {
    guard !floor.isEmpty else { return [] }
    return floor.along(link, from: near, reading.way, reading.channel, fabric.label(of: link))
  }
}

extension LinkLook.Outcome {
  /// Whether a channel was judged.
  fileprivate var isOfChannel: Bool {
    switch self {
    case .good, .doubtful: true
    case .contradiction, .arrival, .otherLanes, .sealed, .cannot: false
    }
  }
}
