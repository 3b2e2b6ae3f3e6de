/// What is not as it should be when a shift goes home, most urgent first.
public enum LooseKind: String, Hashable, Sendable, CaseIterable, Comparable {
  /// A cord is out.
  case cordOut = "cord-out"
  /// A link went dark with a plug it shares with others, and nobody has seen it up since.
  case notSeenUp = "not-seen-up"
  /// A face is open to the air.
  case noCap = "no-cap"
  /// A face was opened, capped, and not looked at.
  case notSeen = "not-seen"
  /// A port is still shut for us.
  case portShut = "port-shut"
  /// A repair nobody has parked.
  case repairOpen = "repair-open"
  /// A repair is parked.
  case parked
  /// A link was set aside.
  case setAside = "set-aside"
  /// Plugged in unseen.
  case unseen
  /// A test is owed: a part was changed and not tested since, or a test could not be made.
  case untested
  /// A tool is not in its place.
  case borrowed
  /// Somebody is to do something.
  case task

  /// What is due on a link and has to be closed or passed on before going home; nil for all that is
  /// simply work for the next shift.
  init?(_ kind: DueKind) {
    switch kind {
    case .cordOut: self = .cordOut
    case .notSeenUp: self = .notSeenUp
    case .uncappedFace: self = .noCap
    case .faceNotSeen: self = .notSeen
    case .portShut: self = .portShut
    case .runningRepair: self = .repairOpen
    case .parked: self = .parked
    case .setAside: self = .setAside
    case .unseenPlug: self = .unseen
    case .partUntested: self = .untested
    default: return nil
    }
  }

  /// In a word or two.
  public var word: String {
    switch self {
    case .cordOut: "CORD OUT"
    case .notSeenUp: "NOT SEEN UP"
    case .noCap: "NO CAP"
    case .notSeen: "NOT SEEN"
    case .portShut: "SHUT"
    case .repairOpen: "REPAIR"
    case .parked: "PARKED"
    case .setAside: "ASIDE"
    case .unseen: "UNSEEN"
    case .untested: "UNTESTED"
    case .borrowed: "BORROWED"
    case .task: "TASK"
    }
  }

  /// Whether it is a repair, however it stands.
  var isRepair: Bool { [.repairOpen, .parked, .setAside].contains(self) }

  /// Whether the left kind comes first.
  public static func < (left: LooseKind, right: LooseKind) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
