import Plant

/// What happens to the two faces and the plug.
extension RepairFold {
  mutating func apply(_ fact: Fact, _ inspection: Inspection) {
    let joint = inspection.joint.map { self.joint(named: $0) }
    let side = openSide(inspection.face, joint: inspection.joint)
    // The plug may be known by several names.
    let face = situation.side(of: inspection.face).map(situation.face) ?? inspection.face
    let verdict = state.damage.take(
      inspection, fact, of: face, at: joint ?? situation.port.id)
    if let joint, situation.otherJoints.contains(where: { $0.id == joint }) {
      state.seenJoints.insert(joint)
      if verdict == .clean {
        state.facesSeenClean[joint, default: []].insert(inspection.face)
      } else {
        state.facesSeenClean[joint]?.remove(inspection.face)
      }
    }
    if joint == situation.port.id { state.seenJoints.insert(situation.port.id) }
    guard let side else { return noteBadLook(fact, inspection) }
    let damaged = state.damage(of: side)?.fibres ?? []
    change(side) { face in
      face.looks += 1
      face.isGivenUp = false
      face.isCapped = false
      face.marks = Set(inspection.badFibres)
      face.dirt = nil
      switch verdict {
      case .clean: face.state = .clean
      case .dirt: (face.state, face.dirt) = (.dirty, face.marks)
      case .damage:
        face.state = .damaged
        face.marks.formUnion(damaged)
      case .cannotSee:
        if case .cannotSee(let looks) = face.state {
          face.state = .cannotSee(looks: looks + 1)
        } else {
          face.state = .cannotSee(looks: 1)
        }
      }
    }
  }

  /// A face that is told to be bad once its plug is in was plugged in so, whoever saw it clean before: a picture was judged
  /// again, or another laptop looked.
  private mutating func noteBadLook(_ fact: Fact, _ inspection: Inspection) {
    guard state.isPlugged, let joint = inspection.joint.map({ self.joint(named: $0) }),
      joint == situation.port.id, let side = situation.side(of: inspection.face)
    else { return }
    let bad = inspection.badFibres
    guard inspection.showsDamage || inspection.verdict == .dirt || !bad.isEmpty else { return }
    let name = side.words(isOnPanel: situation.isOnPanel)
    let mark = PlugSeen.Mark(
      face: name, word: inspection.showsDamage ? .damaged : .dirty, fibres: bad)
    let others = (state.unseen?.seen.marks ?? []).filter { $0.face != name }
    state.unseen = UnseenPlug(
      reason: state.unseen?.reason, atMS: fact.atMS, technician: fact.technician,
      seen: PlugSeen(others + [mark]))
    state.lastUnseen = state.unseen
  }

  mutating func apply(_ cleaning: Cleaning) {
    if let joint = cleaning.joint.map({ self.joint(named: $0) }) {
      state.facesSeenClean[joint]?.remove(cleaning.face)
    }
    if isBeforeWayBack(cleaning) { return change(.cord) { $0.cleanings.count(cleaning.method) } }
    guard let side = openSide(cleaning.face, joint: cleaning.joint) else { return }
    change(side) { face in
      // Cleaned twice without a look between, it is held against the look there was.
      if face.state != .cleaned { face.marksBefore = face.marks }
      face.state = .cleaned
      face.dirt = nil
      face.isGivenUp = false
      face.isCapped = false
      face.cleanings.count(cleaning.method)
      if cleaning.method == .wetDry { face.marksBeforeWet = face.marks }
    }
  }

  /// Whether a plug was cleaned at the position it was to go to, before it goes back: it was cleaned that often.
  private func isBeforeWayBack(_ cleaning: Cleaning) -> Bool {
    guard !state.isPlugged, let move = situation.cordMove?.panel, move.isWayBack else {
      return false
    }
    return cleaning.joint == move.from.card.id && situation.side(of: cleaning.face) == .cord
  }

  /// Caps are not clean: a face that was under one is unknown again.
  mutating func apply(_ capping: Capping) {
    guard let side = situation.side(of: capping.face), !state.isPlugged else { return }
    change(side) { face in
      face.isCapped = capping.action == .capped
      switch (capping.action, face.state) {
      case (.capped, .dirty), (.capped, .damaged), (.capped, .cannotSee):
        // Whichever job says so: what is under the cap was given up.
        face.state = .quarantined
      case (_, .clean), (_, .quarantined): face.state = .unknown
      default: break
      }
    }
  }

  /// - Parameter isNamed: whether it was recorded at this very port, and not at another one of the same plug.
  mutating func apply(_ fact: Fact, _ plugging: Plugging, isNamed: Bool) {
    state.touchedMS[plugging.joint] = fact.atMS
    state.damage.touch(plugging.joint)
    if plugging.action == .unplug || plugging.unseenReason != nil {
      state.facesSeenClean[plugging.joint] = nil
    }
    if let cordMove = situation.cordMove { follow(fact, plugging, cordMove) }
    if situation.cordMove?.panel != nil { return }
    if plugging.joint == situation.port.id {
      switch plugging.action {
      case .unplug: open()
      case .plugIn: close(fact, plugging, isNamed: isNamed)
      }
    } else if situation.neighbours.contains(where: { $0.port.id == plugging.joint }) {
      let plug = plug(of: plugging.joint)
      switch plugging.action {
      case .unplug:
        state.neighboursOut.formUnion(plug)
        // One that was pulled by hand is its own port's to put in again.
        let isForChange = Lease.isForChange(fact) && fact.job.map(here.contains) ?? false
        if isForChange || modulesOut.contains(StatedSteps.Moment(fact)) {
          state.cameOut.formUnion(plug)
        }
      case .plugIn:
        state.neighboursOut.subtract(plug)
        state.cameOut.subtract(plug)
      }
    } else if situation.otherJoints.contains(where: { $0.id == plugging.joint }) {
      resetLink()
      if situation.cordChange != nil || situation.shutFor != nil { state.handsBy = nil }
      if situation.isOnlyShut {
        (state.topics[.dark], state.topics[.other]) = (nil, nil)
      }
      if plugging.action == .unplug { noteDropped(opening: plugging.joint) }
      noteElsewhere(plugging)
    } else if isFarOnPlug(plugging.joint) {
      noteElsewhere(plugging)
    }
  }

  private mutating func noteElsewhere(_ plugging: Plugging) {
    switch plugging.action {
    case .unplug: state.otherJointsOpen.insert(plugging.joint)
    case .plugIn:
      state.otherJointsOpen.remove(plugging.joint)
      let far = situation.otherPortSharers.union([situation.otherPort.id])
      if far.contains(plugging.joint) { state.isOtherPlugDue = false }
    }
  }

  /// A plug at one of the positions between which a cord is moved.
  private mutating func follow(_ fact: Fact, _ plugging: Plugging, _ cordMove: CordMove) {
    switch cordMove {
    case .port(let positions):
      guard isInRepair, positions.contains(plugging.joint) else { return }
      resetLink()
      state.handsBy = nil
      (state.topics[.dark], state.topics[.other]) = (nil, nil)
    case .panel(let move):
      // What others had in that position before is no matter of this cord.
      guard [situation.port.id, move.from.card.id].contains(plugging.joint),
        plugging.cordPart.map({ $0 == situation.cordFace.part }) ?? isInRepair
      else { return }
      switch plugging.action {
      case .unplug:
        open()
        state.topics[.other] = nil
      case .plugIn:
        close(fact, plugging, isNamed: true)
        state.isThere = plugging.joint == situation.port.id
        state.wantsOpening = isInRepair && !state.isThere
      }
    }
  }

  mutating func apply(_ fact: Fact, _ disturbance: Disturbance) {
    state.touchedMS[disturbance.joint] = fact.atMS
    state.damage.touch(disturbance.joint)
    state.facesSeenClean[disturbance.joint] = nil
    if let move = situation.cordMove?.panel {
      // Only the cord that is there now can have come out.
      let spot = state.isThere ? situation.port.id : move.from.card.id
      if disturbance.joint == spot { open() }
      return
    }
    if disturbance.joint == situation.port.id {
      open()
    } else if situation.otherJoints.contains(where: { $0.id == disturbance.joint }) {
      resetLink()
      noteDropped(opening: disturbance.joint)
      state.otherJointsOpen.insert(disturbance.joint)
    }
  }

  mutating func apply(_ fact: Fact, _ move: PartMove) {
    let cage = [situation.port.id] + situation.neighbours.map(\.port.id)
    let isHere =
      move.place.id == situation.port.id || (move.kind == .module && cage.contains(move.place.id))
    guard isHere else {
      if situation.otherJoints.contains(where: { $0.id == move.place.id }) {
        state.touchedMS[move.place.id] = fact.atMS
        state.facesSeenClean[move.place.id] = nil
        resetLink()
        if move.kind.hasFibre { forgetTests() }
      }
      return
    }
    state.touchedMS[situation.port.id] = fact.atMS
    if state.isPlugged { open() }
    state.plannedReplacement = nil
    if move.kind == .plug { state.unfitCord = nil }
    let side: FaceSide? =
      switch move.kind {
      case .module: .port
      case .plug: .cord
      case .cassette, .other: nil
      }
    switch move.direction {
    case .outOf:
      if let side { state.partsOut.insert(side) }
      state.lastOut[move.kind] = move.part
    case .into:
      if let side {
        state.partsOut.remove(side)
        renew(side)
      }
      if move.kind == .plug { state.isCordInHand = true }
      guard state.lastOut[move.kind] != move.part else {
        // The module that came out is in again: it stays, as where it was never taken out.
        if move.kind == .module { state.keptParts.insert(.port) }
        break
      }
      if isInRepair {
        state.changedParts.append(move.kind)
        if move.kind == .plug { state.isOtherPlugDue = true }
      }
      if move.kind == .module {
        state.isFormRight = false
        // Whoever only accepts a link did not change what is in it.
        let isOurs = isInRepair && situation.start != .untouched
        if isOurs, state.lastOut[.module] != nil { state.moduleChange = fact }
      }
      if move.kind.hasFibre { forgetTests() }
    }
    state.replacing = nil
  }

  /// Both faces are unknown from now on.
  mutating func open() {
    if state.isPlugged {
      noteDropped()
      state.openedBy = atHand
    }
    state.isPlugged = false
    state.wantsOpening = false
    state.foundInstead = nil
    state.isCordInHand = false
    state.unseen = nil
    state.handsBy = nil
    state.lookingAt = nil
    state.otherJob = nil
    state.replacing = state.plannedReplacement
    state.plannedReplacement = nil
    renew(.port)
    renew(.cord)
    (state.topics[.dark], state.topics[.other]) = (nil, nil)
    resetLink()
  }

  private mutating func close(_ fact: Fact, _ plugging: Plugging, isNamed: Bool) {
    // A second record of the same plugging in changes nothing that was known of the first.
    if !state.isPlugged || state.wantsOpening || plugging.unseenReason != nil {
      // What was seen where another port of the plug was named is known there.
      let isSeenThere = !isNamed && plugging.unseenReason == nil
      // Whoever says UNSEEN of faces that stood open too long is taken at that word.
      let isOld = plugging.unseenReason != nil && state.oldLook(before: fact) != nil
      let isSeen = !state.isPlugged && !isOld && (state.bothSeenClean || isSeenThere)
      state.unseen =
        isSeen
        ? nil
        : UnseenPlug(
          reason: plugging.unseenReason, atMS: fact.atMS, technician: fact.technician,
          seen: state.seen(portFace: plugging.portFace ?? situation.portFace))
      state.lastUnseen = state.unseen
    }
    (state.isPlugged, state.openedBy) = (true, nil)
    state.wantsOpening = false
    state.foundInstead = nil
    state.isCordInHand = false
    state.replacing = nil
    state.partsOut = []
    for side in FaceSide.allCases { change(side) { $0.isCapped = false } }
    state.handsBy = nil
    state.lookingAt = nil
    state.otherJob = nil
    state.topics[.dark] = nil
    resetLink()
  }

  /// The side of a face that can be worked on now; nil if the fact is about something else.
  ///
  /// Looking at a face or cleaning it while the joint waits to be opened means that somebody opened
  /// it and did not say so. In a joint that was plugged in during this repair, it is a late entry
  /// and opens nothing.
  private mutating func openSide(_ face: Face, joint: ThingID?) -> FaceSide? {
    let named = joint.map { self.joint(named: $0) } ?? situation.port.id
    guard let side = situation.side(of: face), named == situation.port.id else { return nil }
    if state.isPlugged {
      guard isInRepair, state.wantsOpening else { return nil }
      // The face of a spare leg can be seen while the cord is still where it was.
      if situation.cordMove?.panel != nil, side == .port { return nil }
      open()
    }
    return side
  }

  /// What was tested before says nothing of the fibres that are there now.
  mutating func forgetTests() {
    (state.polarityTested, state.lossTested) = (false, false)
    (state.failedTests, state.excusedTests, state.owedTests) = ([:], [:], [:])
    state.lacksLossNumbers = false
  }

  mutating func renew(_ side: FaceSide) {
    change(side) { $0 = FaceHistory(face: $0.face) }
  }

  mutating func change(_ side: FaceSide, _ body: (inout FaceHistory) -> Void) {
    switch side {
    case .port: body(&state.portFace)
    case .cord: body(&state.cordFace)
    }
  }
}
