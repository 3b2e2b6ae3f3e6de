public import Plant

/// A repair of a link, and how it stands.
public struct LinkJob: Hashable, Sendable {
  /// The fact that began it.
  public var job: Recorded<Job>
  /// The latest parking or taking up again.
  public var pause: Recorded<Pause>?
  /// The latest signature that the hands are done.
  public var hands: Recorded<Signature>?
  /// The latest acceptance of the link under this job.
  public var accepted: Recorded<Signature>?
  /// Why the link was set aside in this job, if it was and still is.
  public var setAside: String?
  /// Whether its procedure opens a joint, or it has led to one that is to be looked at; only what its procedure
  /// says tells it, so whoever reads that says so.
  public var opens = true
  /// Why nothing is to be opened in it any more; nil if something is.
  ///
  /// Only what its procedure says tells it, so whoever reads that says so.
  public var settled: SettledSince?
  /// The position on a panel it was begun at, such as `P07A:22`; nil for one that was begun at a port.
  public var panel: String?
  /// Whoever began it, each once, the first one first: several where others began it too, from memory.
  public var people: [String]
  /// The latest answer in it: whoever gave it has it in hand; nil where none was given.
  public var lastAnswer: Fact?
  /// When the first of them began it; ms UTC.
  public var begunMS: Int64
  /// Whether it waits for what is looked at elsewhere, where it led to.
  public var isLookingElsewhere = false
  /// Its joints that it takes to be open since a look at a face there, where nobody has recorded that the cord came out.
  ///
  /// Only what its procedure says tells it for sure, and of other joints than the one it was begun at: whoever reads that
  /// says so, by ``JobState/openedByLook``.
  public var opened: [ThingID: Recorded<Plugging>] = [:]
  /// Where it is gone on with, as is typed, if its code is that of an open repair at another joint too; nil where the
  /// code alone tells.
  public var resumedAt: String?

  /// All its parts.
  public init(
    job: Recorded<Job>, pause: Recorded<Pause>? = nil, hands: Recorded<Signature>? = nil,
    accepted: Recorded<Signature>? = nil, setAside: String? = nil, panel: String? = nil
  ) {
    self.job = job
    (people, begunMS) = ([job.technician], job.atMS)
    self.pause = pause
    self.hands = hands
    self.accepted = accepted
    self.setAside = setAside
    self.panel = panel
  }
}

extension LinkJob {
  var isFinished: Bool { accepted != nil }

  var isParked: Bool { pause?.body.action == .parked }

  /// Whether somebody has it in hand.
  public var isRunning: Bool {
    !isFinished && !isParked && setAside == nil && settled == nil && hands == nil
  }

  /// Whoever was at it last.
  public var holder: String { lastAnswer?.technician ?? job.technician }

  /// The same repair with what was done in it on another laptop, from memory, as it stands with who came last.
  func whole(among jobs: [LinkJob]) -> LinkJob {
    let parts = jobs.filter { $0.job.body.isSameRepair(as: job.body) && !$0.isFinished }
    guard parts.count > 1, var whole = parts.max(by: { $0.job.atMS < $1.job.atMS }) else {
      return self
    }
    whole.pause = parts.compactMap(\.pause).max { $0.atMS < $1.atMS }
    whole.hands = parts.compactMap(\.hands).max { $0.atMS < $1.atMS }
    whole.setAside = parts.lazy.compactMap(\.setAside).first
    whole.lastAnswer = parts.compactMap(\.lastAnswer).max(by: Fact.precedes)
    for part in parts { whole.opened.merge(part.opened) { first, _ in first } }
    let begun = parts.sorted { ($0.job.atMS, $0.job.id) < ($1.job.atMS, $1.job.id) }
    var met: Set<String> = []
    whole.people = begun.map(\.job.technician).filter { met.insert(NameFolding.fold($0)).inserted }
    whole.begunMS = begun.first?.job.atMS ?? whole.begunMS
    return whole
  }

  /// The repair that a joint belongs to: the one begun there, else the one in which it was opened; nil if both
  /// have ended.
  public static func holder(of joint: ThingID, openedIn job: ThingID?, among jobs: [LinkJob])
    -> LinkJob?
  {
    let open = jobs.filter { !$0.isFinished }
    let holder = open.first { $0.job.body.joint == joint } ?? open.first { $0.job.id == job }
    return holder?.whole(among: jobs)
  }
}
