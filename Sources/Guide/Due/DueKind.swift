/// What kind of thing is due, most urgent first.
public enum DueKind: String, Hashable, Sendable, CaseIterable, Comparable {
  /// A repair somebody is in the middle of.
  case runningRepair = "running-repair"
  /// Something loose was passed on to who asks, and waits for a yes or no.
  case handover
  /// A soak is long enough: the counters are to be read.
  case soakDue = "soak-due"
  /// A cord is out.
  case cordOut = "cord-out"
  /// A face is open to the air.
  case uncappedFace = "uncapped-face"
  /// A link went dark with a plug it shares with others, and nobody has seen it up since.
  case notSeenUp = "not-seen-up"
  /// A face was opened, capped, and not looked at.
  case faceNotSeen = "face-not-seen"
  /// Plugged in unseen.
  case unseenPlug = "unseen-plug"
  /// Another cord went in, and nobody has looked at its other end.
  case farFaceUnseen = "far-face-unseen"
  /// A part was changed and not tested since, or a test that was due could not be made.
  case partUntested = "part-untested"
  /// The module of a link was changed for another link, and nobody has accepted this one since.
  case moduleChanged = "module-changed"
  /// A port is still shut for us.
  case portShut = "port-shut"
  /// A fault is open.
  case openFault = "open-fault"
  /// A repair is parked.
  case parked
  /// Somebody is sent there.
  case task
  /// The far end of a fault, to be looked at if the near end is clean.
  case farEnd = "far-end"
  /// The link works; nobody has accepted it.
  case notAccepted = "not-accepted"
  /// A link soaks.
  case soaking
  /// A link was set aside.
  case setAside = "set-aside"
  /// A job in which nothing was opened, of a link that was accepted, or whose fault was closed, since: it is ended.
  case settled

  /// Whether it is owed: something was left undone and said so, though nothing need be broken.
  public var isDebt: Bool {
    switch self {
    case .notSeenUp, .faceNotSeen, .unseenPlug, .farFaceUnseen, .partUntested, .moduleChanged,
      .portShut:
      true
    case .runningRepair, .handover, .soakDue, .cordOut, .uncappedFace, .openFault, .parked, .task,
      .farEnd,
      .notAccepted, .soaking, .setAside, .settled:
      false
    }
  }

  /// Whether it is paid without a hand at the joint: a link on which nothing else is due is opened for none of it.
  public var isPaidClosed: Bool {
    switch self {
    case .notSeenUp, .moduleChanged, .settled: true
    case .runningRepair, .handover, .soakDue, .cordOut, .uncappedFace, .faceNotSeen, .unseenPlug,
      .farFaceUnseen, .partUntested, .portShut, .openFault, .parked, .task, .farEnd, .notAccepted,
      .soaking, .setAside:
      false
    }
  }

  /// Whether the left kind is done first.
  public static func < (left: DueKind, right: DueKind) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
