public import Plant

/// What an open joint waits for.
extension RepairState {
  /// A part that is out, or to be changed.
  var replacePhase: RepairPhase? {
    if let side = FaceSide.allCases.first(where: partsOut.contains) { return .replace(side) }
    guard let side = replacing, side == .port || situation.cableOfMany == nil else { return nil }
    return dropsLive(side) ? .neighboursLive(side) : .replace(side)
  }

  /// Whether dirt was seen on the face it was mated with since both were parted.
  func wasPartnerDirty(of side: FaceSide) -> Bool {
    let partner = face(side == .port ? .cord : .port)
    return partner.state == .dirty || partner.cleanings.total > 0
  }

  /// Whether changing the part on that side takes a live link down.
  func dropsLive(_ side: FaceSide) -> Bool {
    side == .port && medium.isFibreOrUnknown
      && (liveNeighbours + lentNeighbours).contains { !neighboursOut.contains($0.port.id) }
  }

  /// Other links in the module that are dark for others only: they may be lit at any time.
  var lentNeighbours: [Neighbour] {
    situation.neighbours.filter { !$0.sharesPlug && isLent($0) }
  }

  /// Other links through the plug whose port is shut for others only: it may be lit while the plug is out.
  var lentOnPlug: [Neighbour] {
    situation.neighbours.filter { $0.sharesPlug && isLent($0) }
  }

  private func isLent(_ neighbour: Neighbour) -> Bool {
    guard let gate = neighbourGates[neighbour.port.id] else { return false }
    return gate.isShut && !gate.holders.contains { $0.isOurs || $0.isElsewhere }
  }

  /// Links through the same plug that are shut for this repair, and those in the same module whose plug stayed in;
  /// not the ports of its own joints, which are given back by themselves.
  func heldNeighbours(besides joints: [RepairState]) -> [Neighbour] {
    let own = Set(joints.map(\.situation.port.id))
    return situation.neighbours.filter { neighbour in
      guard let ours = neighbourGates[neighbour.port.id]?.holders.first(where: \.isOurs),
        !own.contains(neighbour.port.id)
      else { return false }
      // What came out with the module is given back by whoever plugs it in again.
      let stayed = !ours.isLeft && !neighboursOut.contains(neighbour.port.id)
      return neighbour.sharesPlug || stayed
    }
  }

  /// Ports of other links that went dark with the plug and were not seen up since.
  public var dropped: Set<ThingID> { Set(droppedBy.keys) }

  /// The look or the cleaning for which the joint is taken to be open, where nobody has recorded that its plug came out;
  /// nil if it is in, or that was recorded.
  public var openedByLook: Fact? {
    guard !isPlugged, let openedBy else { return nil }
    return switch openedBy.body {
    case .inspection, .cleaning: openedBy
    default: nil
    }
  }

  /// The same as if it had been recorded then, in this repair.
  public var seenOpen: Recorded<Plugging>? {
    guard let openedByLook else { return nil }
    var opened = Recorded(openedByLook, Plugging(joint: situation.port.id, action: .unplug))
    opened.job = situation.job.id
    return opened
  }

  /// Links through the same plug that went dark with it and were not seen up since; not those of the repair's own
  /// joints, nor those that are shut: they are told where they are opened.
  public func droppedNeighbours(besides joints: [RepairState] = []) -> [Neighbour] {
    if situation.isOnSamePlug { return [droppedLink].compactMap(\.self) }
    let own = Set(joints.map(\.situation.port.id))
    return situation.neighbours.filter { neighbour in
      droppedBy[neighbour.port.id] != nil && !isShut(neighbour) && !own.contains(neighbour.port.id)
    }
  }

  /// The link of a port that should have been shut for a joint on a panel, if it went dark with it; it is asked for
  /// once, at the first of its ends.
  public var droppedLink: Neighbour? {
    guard droppedBy[situation.port.id] != nil, !gate.isShut, !otherGate.isShut else { return nil }
    return Neighbour(
      link: situation.link, port: situation.port, farEnd: situation.otherPort, sharesPlug: true)
  }

  /// The next rung for a dirty face; a lit one is never cleaned wet.
  func cleaningAdvice(_ side: FaceSide, _ ladder: [CleaningRung]) -> CleaningAdvice {
    var policy = situation.policy
    if isLit(side) {
      switch side {
      case .port: policy.wetCleanPort = false
      case .cord: policy.wetCleanCord = false
      }
    }
    return CleaningLadder.advice(face(side).cleanings, on: ladder, side: side, policy: policy)
  }

  /// Whether it is the light alone that keeps a dirty face from being cleaned wet.
  func isStuckByLight(_ side: FaceSide, _ ladder: [CleaningRung]) -> Bool {
    let count = face(side).cleanings
    return isLit(side) && face(side).state == .dirty && cleaningAdvice(side, ladder) == .giveUp
      && CleaningLadder.advice(count, on: ladder, side: side, policy: situation.policy) == .wetDry
  }

  /// The next thing to do with the two faces, or nil if both were seen clean.
  func facePhase(_ ladder: [CleaningRung]) -> RepairPhase? {
    for side in FaceSide.allCases {
      let history = face(side)
      let isHopeless = history.state == .damaged || history.state == .quarantined
      if isHopeless || history.isGivenUp { return .quarantine(side) }
    }
    for side in FaceSide.allCases {
      switch face(side).state {
      case .cleaned: return .inspect(side)
      case .cannotSee(let looks): return .cannotSee(side, looks: looks)
      default: break
      }
    }
    for side in FaceSide.allCases where face(side).state == .unknown { return .inspect(side) }
    for side in FaceSide.allCases where face(side).state == .dirty {
      let advice = cleaningAdvice(side, ladder)
      return advice == .giveUp ? .quarantine(side) : .clean(side, advice)
    }
    return nil
  }
}

extension RepairPhase {
  /// The face it is about, if it is about one.
  var side: FaceSide? {
    switch self {
    case .inspect(let side), .cannotSee(let side, _), .clean(let side, _), .quarantine(let side),
      .neighboursLive(let side), .replace(let side):
      side
    default: nil
    }
  }
}
