import Plant

/// The first thing that is not done.
extension RepairState {
  func currentPhase() -> RepairPhase {
    if setAsideReason != nil { return .setAside }
    let phase = workingPhase()
    return parking != nil && phase != .done ? .parked : phase
  }

  /// What would be done next if the repair were not parked.
  func workingPhase() -> RepairPhase {
    if !isPlugged { return openPhase() }
    if wantsOpening {
      if !gate.isShutForUs { return .dark }
      return medium == nil ? .medium : .open
    }
    return closedPhase()
  }

  private func openPhase() -> RepairPhase {
    if let side = FaceSide.allCases.first(where: partsOut.contains) { return .replace(side) }
    if let side = replacing {
      let isModule = side == .port && medium.isFibreOrUnknown
      let dropped = liveNeighbours.filter { !neighboursOut.contains($0.port.id) }
      return isModule && !dropped.isEmpty ? .neighboursLive(side) : .replace(side)
    }
    switch medium {
    case nil: return .medium
    case .aoc, .dac: return .plugIn
    case .fibre: return facePhase() ?? .plugIn
    }
  }

  /// The next thing to do with the two faces, or nil if both were seen clean.
  private func facePhase() -> RepairPhase? {
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
      let advice = CleaningLadder.advice(
        face(side).cleanings, side: side, policy: situation.policy)
      return advice == .giveUp ? .quarantine(side) : .clean(side, advice)
    }
    return nil
  }

  private func closedPhase() -> RepairPhase {
    let linkUp = topics[.linkUp]?.answer?.outcome
    if gate.isShutForUs { return .linkUp }
    if linkUp == .no { return lookingAt == nil ? .lookNext(.linkDown) : .otherJoint(.linkDown) }
    if linkUp != .yes { return .linkUp }
    if medium == nil { return .medium }
    if medium == .fibre {
      switch lanesGood {
      case nil: return .lanes
      case false?: return lookingAt == nil ? .lookNext(.lanesLow) : .otherJoint(.lanesLow)
      case true?: break
      }
    }
    switch soak {
    case .notStarted: return .counters
    case .running(_, let dueMS): return .soak(dueMS: dueMS)
    case .failed: return lookingAt == nil ? .lookNext(.soakFailed) : .otherJoint(.soakFailed)
    case .passed: break
    }
    if handsBy == nil { return .hands }
    return acceptedBy == nil ? .accept : .done
  }

  /// Main steps that are done as things stand; opening the joint again undoes those after it.
  func currentDoneSteps() -> [StepName] {
    let working = workingPhase()
    let steps = Procedure.repair.mainSteps(medium: medium).map(\.name)
    if working == .done { return steps }
    guard let step = working.step else { return [] }
    var done: [StepName] = []
    for name in steps {
      switch name {
      case .medium: if medium != nil { done.append(name) }
      case .hands: if handsBy != nil { done.append(name) }
      default:
        let isBefore = (steps.firstIndex(of: name) ?? 0) < position(of: step, in: steps)
        let isSeen = name == .inspectCord && !isPlugged && cordFace.state == .clean
        let wasSeen = name == .inspectPort && !isPlugged && portFace.state != .clean
        if (isBefore && !(wasSeen && medium == .fibre)) || isSeen { done.append(name) }
      }
    }
    return done
  }

  /// Where in the main steps a step stands; side steps stand where they are entered from.
  func position(of step: StepName, in steps: [StepName]) -> Int {
    if let place = steps.firstIndex(of: step) { return place }
    let stand: StepName =
      switch step {
      case .pen, .quarantine, .replace: .inspectPort
      case .lookNext: .linkUp
      default: .dark
      }
    return steps.firstIndex(of: stand) ?? steps.firstIndex(of: .plugIn) ?? 0
  }
}
