import Plant

/// What is due on a link, and what comes first.
public enum Due {
  /// Everything due on one link, most urgent first; empty for a healthy one.
  ///
  /// - Parameters:
  ///   - situation: the link.
  ///   - nowMS: the laptop's clock; ms UTC.
  ///   - clock: the clock on the wall, for times in sentences.
  ///   - isGoingHome: whether to name also a port that a running repair has shut: nothing to do for
  ///     whoever works there, loose when they go home.
  public static func items(
    _ situation: LinkSituation, nowMS: Int64, clock: FloorClock = FloorClock(),
    isGoingHome: Bool = false
  ) -> [DueItem] {
    let finder = DueFinder(
      situation: situation, nowMS: nowMS, clock: clock, isGoingHome: isGoingHome)
    let items = finder.items().map { item in
      var item = item
      item.medium = situation.medium
      return item
    }
    return ordered(items, technician: nil)
  }

  /// Puts items in the order `next` shows them: my running repairs, soaks that are due, what is open to
  /// the dust, what is owed, faults oldest first, then the rest.
  ///
  /// A port that is shut for a parked repair comes with that repair: it is shut on purpose. An acceptance of a
  /// link that is reported bad waits for its repair.
  ///
  /// - Parameters:
  ///   - items: of any links.
  ///   - technician: whose list it is; what others have in hand
  ///     comes after everything that is free.
  public static func ordered(_ items: [DueItem], technician: String?) -> [DueItem] {
    func rank(_ item: DueItem) -> Int {
      guard let technician, let holder = item.technician else { return 0 }
      let own = NameFolding.fold(technician)
      return ([holder] + item.people).contains { NameFolding.fold($0) == own } ? 0 : 1
    }
    let out = Set(items.filter { $0.kind == .cordOut }.compactMap(\.code))
    func hasCordOut(_ item: DueItem) -> Bool {
      item.kind == .runningRepair && item.code.map(out.contains) == true
    }
    let faulty = Set(items.filter { $0.kind == .openFault }.map(\.link))
    func order(_ item: DueItem) -> DueKind {
      switch item.kind {
      case .portShut where item.code != nil: .parked
      case .runningRepair where !item.opens && faulty.contains(item.link): .notAccepted
      default: item.kind
      }
    }
    func isMine(_ item: DueItem) -> Bool { item.technician != nil && rank(item) == 0 }
    return items.sorted { left, right in
      let (one, other) = (rank(left), rank(right))
      if one != other { return one < other }
      let (oneKind, otherKind) = (order(left), order(right))
      if oneKind != otherKind { return oneKind < otherKind }
      // Of two alike one's own comes first.
      if isMine(left) != isMine(right) { return isMine(left) }
      // Of one's repairs the one that has a cord out: another may wait for it.
      if hasCordOut(left) != hasCordOut(right) { return hasCordOut(left) }
      // Where one led to another, it waits for that one.
      if left.isWaiting != right.isWaiting { return !left.isWaiting }
      let (leftTime, rightTime) = (left.dueMS ?? left.sinceMS, right.dueMS ?? right.sinceMS)
      let (oneMemory, otherMemory) = (memory(left), memory(right))
      if oneMemory != otherMemory { return oneMemory < otherMemory }
      if leftTime != rightTime { return leftTime < rightTime }
      if left.link != right.link { return left.link < right.link }
      return left.port.id < right.port.id
    }
  }

  /// What is remembered of a fault: bad again after repairs first, then a hand was near it, then a part of
  /// it is bad elsewhere.
  private static func memory(_ item: DueItem) -> Int {
    guard item.kind == .openFault else { return 0 }
    if item.visits >= 2 { return 0 }
    if item.touch != nil { return 1 }
    return item.offender == nil ? 3 : 2
  }

  /// What is remembered of an item, in plain words; nil if nothing is.
  public static func remembered(_ item: DueItem) -> String? {
    let touch = item.touch.map { touch in
      let span = FloorClock.span(fromMS: touch.atMS, toMS: item.sinceMS)
      return switch touch.nearness {
      case .onTheWay: "\(touch.ref) touched \(span) before"
      case .sameModule: "\(touch.ref), same module, touched \(span) before"
      case .samePanel: "\(touch.ref), same panel, touched \(span) before"
      }
    }
    let parts = [touch, item.offender.map { "\($0.name): \($0.text)" }].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// Why the first item comes before all others.
  public static func reason(first item: DueItem, technician: String?) -> String {
    switch item.kind {
    case .runningRepair:
      "\(item.opens ? "a repair" : "an acceptance") is open: finish it or park it first"
    case .handover: "say by name what you take over, before anything is touched"
    case .soakDue: "a soak is long enough: the NOC has to read the counters"
    case .cordOut: "a cord is out: nothing else brings a link back sooner"
    case .uncappedFace: "a face is open to the dust"
    case .notSeenUp: "owed: it went dark with another link's plug: is it up?"
    case .faceNotSeen: "owed: a face was opened and nobody has looked at it"
    case .unseenPlug where item.plugSeen == .damaged: "owed: a damaged face is plugged in"
    case .unseenPlug: "owed: nobody saw both faces clean"
    case .farFaceUnseen: "owed: a new cord has two ends"
    case .partUntested: "owed: its fibres have to be tested"
    case .moduleChanged: "owed: it was dark for another link's sake"
    case .portShut: "owed: a port is still shut for us"
    case .openFault:
      item.visits >= 2
        ? "repaired \(item.visits) times lately, and bad again"
        : item.touch != nil
          ? "a hand was near it before it went bad: look there first"
          : item.offender != nil
            ? "a part of it is bad on other links too" : "the oldest open fault"
    case .parked: "parked; see whether it can go on"
    case .task: "somebody is to look or to fetch something there"
    case .farEnd: "the far end of an open fault"
    case .notAccepted: "it works: have it accepted"
    case .soaking: "nothing to do but wait for a soak"
    case .setAside: "set aside; somebody has to decide"
    }
  }
}
