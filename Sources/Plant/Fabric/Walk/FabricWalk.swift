/// Follows cable ends from place to place until a goal is met.
public struct FabricWalk<Source: FabricSource> {
  /// The longest chain anybody builds is two cords, two trunks and their panels; the bound keeps
  /// records that form a ring, or a hall typed wrongly, from being followed for ever.
  public static var mostHops: Int { 32 }

  private let source: Source
  private let starts: [ThingID]
  private let goals: [ThingID]
  private var hops: [PathHop] = []
  private var met: Set<ThingID> = []
  private var found: [PathHop]?
  /// The longest way that did not come to a goal, and why.
  private var longest: FabricPath?
  private var stops = 0

  /// The way from one port to another.
  ///
  /// Of several ways, as behind a harness or a cassette, the one that ends at the far port; the longest
  /// one if none does.
  public static func path(_ source: Source, from near: ThingID, to far: ThingID) throws
    -> FabricPath
  {
    var walk = FabricWalk(
      source: source, starts: try source.sharers(of: near), goals: try source.sharers(of: far))
    for port in walk.starts {
      for end in try source.landedEnds(at: port) where walk.found == nil {
        _ = try walk.follow(end)
      }
    }
    if let found = walk.found { return FabricPath(hops: found, stop: nil) }
    guard var longest = walk.longest else {
      return FabricPath(hops: [], stop: .emptyPort(near))
    }
    if walk.stops > 1, case .otherPort = longest.stop { longest.stop = .branches }
    return longest
  }

  private init(source: Source, starts: [ThingID], goals: [ThingID]) {
    self.source = source
    self.starts = starts
    self.goals = goals
  }

  /// Goes through the cable that begins with this end.
  ///
  /// - Returns: whether there is one; a cable that is out of use is none.
  private mutating func follow(_ end: CableEnd) throws -> Bool {
    guard let cable = try source.cable(end.cable) else { return false }
    if found == nil { try pass(cable, from: end) }
    return true
  }

  private mutating func pass(_ cable: Cable, from end: CableEnd) throws {
    guard hops.count < Self.mostHops else { return note(.tooLong) }
    guard met.insert(end.id).inserted else { return note(.loop(cable.label)) }
    let isHarness = cable.kind == .harness
    var hasOther = false
    for other in try source.ends(of: end.cable)
    where other.side != end.side && (isHarness || other.leg == end.leg) {
      hasOther = true
      met.insert(other.id)
      hops.append(.cable(cable, from: end, to: other))
      try arrive(other, of: cable)
      hops.removeLast()
      if found != nil { return }
    }
    if !hasOther { note(.endsNowhere(cable: cable.label, leg: cable.isLegged ? end.leg : nil)) }
  }

  private mutating func arrive(_ end: CableEnd, of cable: Cable) throws {
    guard end.isLanded, let place = end.place else {
      return note(.endsNowhere(cable: cable.label, leg: cable.isLegged ? end.leg : nil))
    }
    switch place.kind {
    case .port where goals.contains(place.id): found = hops
    case .port where starts.contains(place.id): note(.loop(cable.label))
    case .port: note(.otherPort(place.id))
    case .panelPosition:
      guard let position = try source.position(place.id) else {
        return note(.endsNowhere(cable: cable.label, leg: cable.isLegged ? end.leg : nil))
      }
      hops.append(.position(position))
      try pass(position, besides: end)
      hops.removeLast()
    default: note(.endsNowhere(cable: cable.label, leg: cable.isLegged ? end.leg : nil))
    }
  }

  /// Leaves a position on its other side: at the other plug in its adapter, or through its cassette.
  private mutating func pass(_ position: PanelPosition, besides end: CableEnd) throws {
    var goesOn = false
    for next in try source.landedEnds(at: position.id) where next.id != end.id {
      if try follow(next) { goesOn = true }
    }
    if found == nil, let cassette = position.cassette {
      // In front of a cassette there is one kind of connector, behind it another.
      for other in try source.positions(of: cassette, onPanel: position.panel)
      where other.id != position.id && other.kind != position.kind {
        hops.append(.position(other))
        for next in try source.landedEnds(at: other.id) where found == nil {
          if try follow(next) { goesOn = true }
        }
        hops.removeLast()
      }
    }
    if !goesOn { note(.openPosition(position.label)) }
  }

  private mutating func note(_ stop: PathStop) {
    stops += 1
    if hops.count > longest?.hops.count ?? -1 { longest = FabricPath(hops: hops, stop: stop) }
  }
}
