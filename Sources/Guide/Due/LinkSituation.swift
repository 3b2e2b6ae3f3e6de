public import Plant

/// Everything that decides whether something is due on a link.
///
/// Handed in as values; facts that were withdrawn or corrected are already left out.
public struct LinkSituation: Hashable, Sendable {
  /// The link.
  public var link: ThingID
  /// One end.
  public var near: LinkEnd
  /// The other end.
  public var far: LinkEnd
  /// What it is made of; nil if nobody has said.
  public var medium: Medium?
  /// Faults nobody has closed.
  public var faults: [OpenFault]
  /// Repairs of this link, at whichever joint.
  public var jobs: [LinkJob]
  /// Repairs of other links that shut, opened or changed something of this one.
  public var otherJobs: [LinkJob]
  /// The latest word on its soak; whoever reads procedures leaves out one that was taken back, as by a cord that
  /// came out since: see ``JobState/soak(of:)``.
  public var soak: Recorded<Soak>?
  /// The latest time of what was recorded in the repair of that soak before it; ms UTC.
  public var soakHeardMS: Int64?
  /// Parts that went in.
  public var partChanges: [PartChange]
  /// Where it went dark with a plug it shares with other links, if nobody has seen it up since.
  public var dropped: [DroppedLink] = []
  /// The latest word on each test that could not be made; whoever reads procedures leaves out those that are owed
  /// no more by ``JobState/unmade(_:)``.
  public var unmadeTests: [UnmadeTest] = []
  /// Whether the link is out of use: no work is begun on it.
  public var isRetired = false

  /// A link with nothing recorded, or what is given.
  public init(
    link: ThingID, near: LinkEnd, far: LinkEnd, medium: Medium? = nil, faults: [OpenFault] = [],
    jobs: [LinkJob] = [], otherJobs: [LinkJob] = [], soak: Recorded<Soak>? = nil,
    soakHeardMS: Int64? = nil, partChanges: [PartChange] = []
  ) {
    self.link = link
    self.near = near
    self.far = far
    self.medium = medium
    self.faults = faults
    self.jobs = jobs
    self.otherJobs = otherJobs
    self.soak = soak
    self.soakHeardMS = soakHeardMS
    self.partChanges = partChanges
  }
}

extension LinkSituation {
  /// Whether the link is out of use and nobody has a repair of it open.
  public var isOutOfUse: Bool { isRetired && jobs.allSatisfy(\.isFinished) }

  /// The same link once it is out of use: what is out or shut is so, but no light is owed a test or a clean face.
  public var outOfUse: LinkSituation {
    var rest = self
    (rest.partChanges, rest.unmadeTests, rest.dropped) = ([], [], [])
    (rest.near.unseen, rest.far.unseen) = (nil, nil)
    return rest
  }

  /// The same link without jobs that open nothing, such as an acceptance: they make nobody open it.
  ///
  /// A soak that failed in one of them is still there.
  public var withoutLooks: LinkSituation {
    var rest = self
    rest.jobs.removeAll { !$0.opens }
    // A link in service is not opened for a test, nor to see whether it is up.
    (rest.unmadeTests, rest.dropped) = ([], [])
    let looks = Set(jobs.filter { !$0.opens }.map(\.job.id))
    if let soak, soak.body.action != .failed, let job = soak.job, looks.contains(job) {
      rest.soak = nil
    }
    return rest
  }
}
