/// Follows cable ends from place to place until a goal is met.
public struct FabricWalk<Source: FabricSource> {
  /// The longest chain anybody builds is two cords, two trunks and their panels; the bound keeps
  /// records that form a ring, or a hall typed wrongly, from being followed for ever.
  public static var mostHops: Int { 32 }

  private let source: Source
  private let near: ThingID
  private let far: ThingID
  private let starts: [ThingID]
  private let goals: [ThingID]
  private var hops: [PathHop] = []
  /// The parts passed that deal out lanes: the ways on from each, and back to where light came in.
  private var fans: [(on: LaneFan, back: LaneFan, entry: ThingID)] = []
  private var met = Set<ThingID>(minimumCapacity: 8)
  private var found: [PathHop]?
  /// The longest way that did not come to a goal, and why.
  private var longest: FabricPath?
  private var stops = 0
  /// The ports come to that are no goal, in the order in which they were.
  private var ports: [ThingID] = []

  /// The way from one port to another.
  ///
  /// Of several ways, as behind a harness or a cassette, the one that ends at the far port; the longest
  /// one if none does.
  public static func path(_ source: Source, from near: ThingID, to far: ThingID) throws
    -> FabricPath
  {
    var walk = FabricWalk(
      source: source, near: near, far: far, starts: try source.sharers(of: near),
      goals: try source.sharers(of: far))
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

  /// The ports that the far side of an end leads to: of the plug's own place, or what is behind it.
  public static func ports(_ source: Source, behind end: CableEnd) throws -> [ThingID] {
    guard let cable = try source.cable(end.cable) else { return [] }
    var walk = FabricWalk(source: source, near: .zero, far: .zero, starts: [], goals: [])
    walk.met.insert(end.id)
    try walk.arrive(end, of: cable)
    return walk.ports
  }

  private init(
    source: Source, near: ThingID, far: ThingID, starts: [ThingID], goals: [ThingID]
  ) {
    self.source = source
    self.near = near
    self.far = far
    self.starts = starts
    self.goals = goals
    hops.reserveCapacity(8)
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
    let harness = try harness(cable)
    let fan = harness?.fan(from: end)
    var hasOther = false
    for other in try others(of: end, on: cable, harness, fan) {
      hasOther = true
      met.insert(other.id)
      hops.append(.cable(cable, from: end, to: other))
      if let harness, let fan { fans.append((fan, harness.fan(from: other), end.id)) }
      try arrive(other, of: cable)
      if found != nil { return }
      if harness != nil { fans.removeLast() }
      hops.removeLast()
    }
    if !hasOther { note(.endsNowhere(cable: cable.label, leg: cable.isLegged ? end.leg : nil)) }
  }

  /// The ends of a cable by which light leaves that comes in at this end: of a harness those of the ways
  /// on that are chosen.
  private func others(
    of end: CableEnd, on cable: Cable, _ harness: Harness?, _ fan: LaneFan?
  ) throws -> [CableEnd] {
    guard let harness, let fan else {
      return try source.otherEnds(of: end, acrossLegs: cable.kind == .harness)
    }
    let exits = try chosen(fan)
    return harness.ends.filter {
      $0.isOpposite(end, acrossLegs: true) && exits.contains($0.id)
    }
  }

  /// Of the ways on from a part the one whose lanes the near port has, if its name says which.
  private func chosen(_ fan: LaneFan) throws -> [ThingID] {
    guard fan.isKnown, !fans.contains(where: { $0.on.exits.count > 1 }),
      let number = try SplitPorts(source, starts).number(of: near, of: fan.exits.count)
    else { return fan.exits }
    return [fan.exits[number - 1]]
  }

  /// A harness; nil for another cable, or one whose records contradict themselves.
  private func harness(_ cable: Cable) throws -> Harness? {
    guard cable.kind == .harness else { return nil }
    do {
      return try Harness(cable, source)
    } catch is PlanFault {
      return nil
    }
  }

  /// Comes to the far port's connector, with the lanes of the far port or of one beside it.
  private mutating func arriveAtGoal() throws {
    let ports = SplitPorts(source, goals)
    guard let last = fans.last(where: { $0.back.exits.count > 1 }),
      let number = last.back.number(of: last.entry),
      let wanted = try ports.number(of: far, of: last.back.exits.count), wanted != number
    else { return found = hops }
    note(try port(byLanes: goals).map { .otherPort($0) } ?? .otherLanes(port: far))
  }

  /// Of the ports on a connector the one whose lanes light has that came through parts which deal them.
  private func port(byLanes ports: [ThingID]) throws -> ThingID? {
    guard let last = fans.last(where: { $0.back.exits.count > 1 }),
      let number = last.back.number(of: last.entry)
    else { return nil }
    return try SplitPorts(source, ports).port(number, of: last.back.exits.count)
  }

  private mutating func arrive(_ end: CableEnd, of cable: Cable) throws {
    guard end.isLanded, let place = end.place else {
      return note(.endsNowhere(cable: cable.label, leg: cable.isLegged ? end.leg : nil))
    }
    switch place.kind {
    case .port where goals.contains(place.id): try arriveAtGoal()
    case .port where starts.contains(place.id): note(.loop(cable.label))
    case .port:
      let beside = fans.isEmpty ? [] : try source.sharers(of: place.id)
      let port = try port(byLanes: beside) ?? place.id
      ports.append(port)
      note(.otherPort(port))
    case .panelPosition:
      guard let position = try source.position(place.id) else {
        return note(.endsNowhere(cable: cable.label, leg: cable.isLegged ? end.leg : nil))
      }
      hops.append(.position(position))
      try pass(position, besides: end)
      if found == nil { hops.removeLast() }
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
      if try pass(cassette, from: position) { goesOn = true }
    }
    if !goesOn { note(.openPosition(position.label)) }
  }

  /// Leaves a cassette by its other connectors.
  ///
  /// - Returns: whether anything is plugged in there, or a reason is noted why it cannot be said.
  private mutating func pass(_ cassette: ThingID, from position: PanelPosition) throws -> Bool {
    let all = try source.positions(of: cassette, onPanel: position.panel)
    if !all.contains(where: { $0.kind == .lc }),
      let goesOn = try pass(shuffle: cassette, all, from: position)
    {
      return goesOn
    }
    // In front of most cassettes there is one kind of connector, behind them another.
    var goesOn = false
    for other in all where other.id != position.id && other.kind != position.kind {
      if try leave(by: other) { goesOn = true }
      if found != nil { return true }
    }
    return goesOn
  }

  /// Leaves a cassette without LC pairs; nil if its map is not written down, but the kinds of its
  /// connectors tell those in front from those behind.
  private mutating func pass(
    shuffle id: ThingID, _ positions: [PanelPosition], from position: PanelPosition
  ) throws -> Bool? {
    guard positions.count > 1, let cassette = try source.cassette(id) else { return false }
    let shuffle: Shuffle
    do {
      guard let written = try Shuffle(cassette, positions, source) else {
        guard positions.allSatisfy({ $0.kind == position.kind }) else { return nil }
        note(.unwritten(cassette: cassette.label))
        return true
      }
      shuffle = written
    } catch let fault as PlanFault {
      note(.contradiction(fault.sentence))
      return true
    }
    let fan = shuffle.fan(from: position)
    let exits = try chosen(fan)
    // The lanes of a port that is not split would come together again behind other connectors.
    if exits.count > 1, starts.count == 1 {
      note(.parts(cassette.label))
      return true
    }
    var goesOn = false
    for other in positions where exits.contains(other.id) {
      fans.append((fan, shuffle.fan(from: other), position.id))
      if try leave(by: other) { goesOn = true }
      if found != nil { return true }
      fans.removeLast()
    }
    return goesOn
  }

  /// Goes on through what is plugged in at the other connector of a cassette.
  private mutating func leave(by position: PanelPosition) throws -> Bool {
    var goesOn = false
    hops.append(.position(position))
    for next in try source.landedEnds(at: position.id) where found == nil {
      if try follow(next) { goesOn = true }
    }
    if found == nil { hops.removeLast() }
    return goesOn
  }

  private mutating func note(_ stop: PathStop) {
    stops += 1
    if hops.count > longest?.hops.count ?? -1 { longest = FabricPath(hops: hops, stop: stop) }
  }
}
