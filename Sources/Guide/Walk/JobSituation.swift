import Plant

/// Everything a job needs to know: its procedure, and one situation a joint.
///
/// Handed in as values; the guide looks nothing up.
public struct JobSituation: Hashable, Sendable {
  /// What the job goes by.
  public var procedure: Procedure
  /// The joint it was begun at.
  public var here: RepairSituation
  /// The joint at the other end of the link, if the procedure works there.
  public var far: RepairSituation?
  /// The joints of the other links in the same module, if the procedure works there.
  public var cage: [RepairSituation]

  /// The joint on the nearer panel to which a cord is moved.
  public var nearPanel: RepairSituation?
  /// The joint on the other panel to which a cord is moved.
  public var farPanel: RepairSituation?
  /// The joint at the other end of the cord, if the procedure works there.
  public var cordEnd: RepairSituation?
  /// The joint on a panel that is repaired, if the job was begun at one.
  public var panel: RepairSituation?
  /// The ports of the other links whose light passes that joint, link by link.
  public var samePlug: [RepairSituation]

  /// All its parts.
  public init(
    procedure: Procedure, here: RepairSituation, far: RepairSituation? = nil,
    cage: [RepairSituation] = [], nearPanel: RepairSituation? = nil,
    farPanel: RepairSituation? = nil, cordEnd: RepairSituation? = nil,
    panel: RepairSituation? = nil, samePlug: [RepairSituation] = []
  ) {
    self.procedure = procedure
    self.here = here
    self.far = far
    self.cage = cage
    self.nearPanel = nearPanel
    self.farPanel = farPanel
    self.cordEnd = cordEnd
    self.panel = panel
    self.samePlug = samePlug
  }

  /// The clock on the wall, at every joint.
  public var clock: FloorClock {
    get { here.clock }
    set { updateEach { $0.clock = newValue } }
  }

  /// Changes the situation at every joint.
  public mutating func updateEach(_ change: (inout RepairSituation) throws -> Void) rethrows {
    try change(&here)
    for joint in [\Self.far, \.nearPanel, \.farPanel, \.cordEnd, \.panel] {
      guard var situation = self[keyPath: joint] else { continue }
      try change(&situation)
      self[keyPath: joint] = situation
    }
    for place in cage.indices { try change(&cage[place]) }
    for place in samePlug.indices { try change(&samePlug[place]) }
  }

  /// Whether somebody chose to move the cords back to where they were.
  public var isGoingBack: Bool {
    func isChoice(_ fact: Fact) -> Bool {
      guard case .step(let step) = fact.body, fact.job == here.job.id else { return false }
      return step.name == StepName.lookNext.rawValue && step.outcome == StepOutcome.goBack.rawValue
    }
    guard here.cordMove != nil, here.facts.contains(where: isChoice) else { return false }
    return LiveFacts.of(here.facts).contains(where: isChoice)
  }

  /// What keeps anybody from going by the procedure: a joint that is not known, or a far end nobody shuts.
  var lack: String? {
    let sites = procedure.sites
    if sites.contains(.cordEnd), cordEnd == nil {
      return "the other end of its cord is not known here"
    }
    if (sites.contains(.nearPanel) && nearPanel == nil)
      || (sites.contains(.farPanel) && farPanel == nil)
    {
      return "the panel positions of its task are not known here"
    }
    if sites.contains(.panel) {
      guard panel != nil else { return "its panel position is not known here" }
      guard far != nil, sites.contains(.samePlug) else {
        return "its procedure shuts not all ports of its panel position"
      }
    }
    let leavesFarLive = sites.contains(where: \.isPanel) && far == nil
    return leavesFarLive ? "its procedure moves cords and shuts no far end" : nil
  }

  /// The joints in order, each told which facts of the job are about it and how it is found.
  var joints: [(site: StepSite, situation: RepairSituation)] {
    let isGoingBack = isGoingBack
    let panels = [(StepSite.nearPanel, nearPanel), (.farPanel, farPanel)].compactMap {
      site, joint in
      joint.map { (site, isGoingBack ? $0.turned : $0) }
    }
    let all =
      [(StepSite.here, here)] + [far].compactMap { $0 }.map { (.far, $0) }
      + cage.map { (.cage, $0) } + panels + [cordEnd].compactMap { $0 }.map { (.cordEnd, $0) }
      + [panel].compactMap { $0 }.map { (.panel, $0) } + samePlug.map { (.samePlug, $0) }
    return all.map { site, situation in
      var own = situation
      own.steps = procedure.coverage(of: site)
      own.linkSteps = procedure.linkCoverage(of: site)
      own.start = procedure.start
      return (site, own)
    }
  }
}
