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

  /// All its parts.
  public init(
    procedure: Procedure, here: RepairSituation, far: RepairSituation? = nil,
    cage: [RepairSituation] = []
  ) {
    self.procedure = procedure
    self.here = here
    self.far = far
    self.cage = cage
  }

  /// The clock on the wall, at every joint.
  public var clock: FloorClock {
    get { here.clock }
    set {
      here.clock = newValue
      far?.clock = newValue
      for place in cage.indices { cage[place].clock = newValue }
    }
  }

  /// The joints in order, each told which facts of the job are about it and how it is found.
  var joints: [(site: StepSite, situation: RepairSituation)] {
    let all =
      [(StepSite.here, here)] + [far].compactMap { $0 }.map { (.far, $0) }
      + cage.map { (.cage, $0) }
    return all.map { site, situation in
      var own = situation
      own.steps = procedure.coverage(of: site)
      own.start = procedure.start
      return (site, own)
    }
  }
}
