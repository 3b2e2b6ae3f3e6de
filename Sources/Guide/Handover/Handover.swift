/// All that one shift passes on to the next.
public struct Handover: Hashable, Sendable {
  /// Which site, what part of it, from whom to whom, as of when.
  public var heading: HandoverHeading
  /// What has to be closed or passed on by name.
  public var loose: [LooseSpot]
  /// Links that soak, the one that is due first at the head.
  public var soaks: [DueItem]
  /// Links that work and that nobody has accepted, and other ends of new cords nobody has looked at.
  public var owed: [DueItem]
  /// What was bad more than once lately.
  public var repeats: [RepeatOffender]
  /// Faults nobody has closed, oldest first.
  public var faults: [HandoverFault]
  /// What was brought to an end in this shift, in order of time.
  public var finished: [FinishedWork]
  /// Whether what this laptop recorded is in the central store.
  public var home: HandoverHome

  /// All its parts.
  public init(
    heading: HandoverHeading, loose: [LooseSpot] = [], soaks: [DueItem] = [],
    owed: [DueItem] = [], repeats: [RepeatOffender] = [], faults: [HandoverFault] = [],
    finished: [FinishedWork] = [], home: HandoverHome = .isCentral
  ) {
    self.heading = heading
    self.loose = loose
    self.soaks = soaks.sorted { ($0.dueMS ?? .max, $0.link) < ($1.dueMS ?? .max, $1.link) }
    self.owed = owed
    self.repeats = repeats
    self.faults = faults
    self.finished = finished.sorted { ($0.atMS, $0.ref, $0.what) < ($1.atMS, $1.ref, $1.what) }
    self.home = home
  }

  /// The spots with something of that kind.
  public func spots(_ kind: LooseKind) -> [LooseSpot] { loose.filter { $0.has(kind) } }
}
