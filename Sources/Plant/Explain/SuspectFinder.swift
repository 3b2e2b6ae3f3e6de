/// Names, positions and what is known of the places in a channel.
struct SuspectFinder {
  private let evidence: FaultEvidence
  private let channel: Channel?
  private var circumstances: Circumstances { evidence.circumstances }

  init(_ evidence: FaultEvidence) {
    self.evidence = evidence
    channel = evidence.expectation.channel
  }

  /// Every single change that could be what is really there, types that nobody said among them.
  func changes(of channel: Channel) -> [DesignChange] {
    let designs = channel.segments.enumerated().flatMap { place, segment in
      others(segment).map { DesignChange.design(place, $0) }
    }
    let keys = channel.rest.enumerated().flatMap { place, step -> [DesignChange] in
      guard step.segment.entryFace.kind != .lc else { return [] }
      guard let keys = step.adapter.keys else {
        return AdapterKeys.allCases.map { .keys(place, $0) }
      }
      return [.keys(place, keys.other)]
    }
    return designs + keys
  }

  /// Designs a part may have instead of the planned one.
  private func others(_ segment: Segment) -> [PartDesign] {
    guard let design = segment.part.design else {
      return segment.entryFace.kind.flatMap(OneRowConnector.init).map { connector in
        CablePolarity.allCases.map { .cable($0, connector) }
      } ?? []
    }
    // Nobody plans to put a C in, but some cords are.
    if case .cable(let polarity, let connector) = design, polarity != .c {
      return design.alternatives + [.cable(.c, connector)]
    }
    return design.alternatives
  }

  /// A part or adapter of another type, with what is known of it.
  func suspect(_ change: DesignChange) -> Suspect {
    let place = place(change)
    var clues = clues(at: place)
    switch change {
    case .design(let number, let design):
      if channel?.segment(number)?.part.design == nil { clues.append(.typeNotKnown) }
      if let printed = circumstances.printed[number] {
        clues.append(printed == design ? .printDiffers(printed.text) : .printIs(printed.text))
      }
    case .keys(let number, let keys):
      if channel?.adapters[number].keys == nil { clues.append(.typeNotKnown) }
      if let seen = circumstances.seenKeys[number] {
        clues.append(
          seen == keys ? .printDiffers(seen.rawValue) : .printIs(seen.rawValue))
      }
    }
    return Suspect(place, name(place), change: text(change), clues: clues)
  }

  /// What would be there in place of what is planned: `cable 2 is A, not B`.
  func text(_ change: DesignChange) -> String {
    let name = name(place(change))
    let (found, planned) =
      switch change {
      case .design(let number, let design):
        (design.text, channel?.segment(number)?.part.design?.text)
      case .keys(let number, let keys):
        ("\(keys.letter) (\(keys.rawValue))", channel?.adapters[number].keys?.letter)
      }
    return "\(name) is \(found)" + (planned.map { ", not \($0)" } ?? "")
  }

  /// A change of a plan that does not work: what was seen there speaks for it, or for nothing.
  func planned(_ change: DesignChange) -> Suspect {
    var suspect = suspect(change)
    suspect.clues = suspect.clues.map { clue in
      guard case .printIs(let text) = clue else { return clue }
      return isSeenAsPlanned(change) ? .printAsPlanned(text) : .printDiffers(text)
    }
    return suspect
  }

  private func isSeenAsPlanned(_ change: DesignChange) -> Bool {
    switch change {
    case .design(let number, _):
      circumstances.printed[number] == channel?.segment(number)?.part.design
    case .keys(let number, _): circumstances.seenKeys[number] == channel?.adapters[number].keys
    }
  }

  /// What was seen that is not as planned.
  var seenOther: [DesignChange] {
    guard let channel else { return [] }
    let designs = circumstances.printed.sorted { $0.key < $1.key }.filter { place, design in
      channel.segment(place)?.part.design.map { $0 != design } ?? false
    }.map { DesignChange.design($0.key, $0.value) }
    let keys = circumstances.seenKeys.sorted { $0.key < $1.key }.filter { place, keys in
      channel.adapters.indices.contains(place)
        && channel.adapters[place].keys.map { $0 != keys } ?? false
    }.map { DesignChange.keys($0.key, $0.value) }
    return designs + keys
  }

  /// Where a change is made.
  func place(_ change: DesignChange) -> ChannelPlace {
    switch change {
    case .design(let number, _): .segment(number)
    case .keys(let number, _): .joint(number + 1)
    }
  }

  /// A port as people call it, whatever module is in it.
  func port(_ end: ChannelEnd) -> Suspect {
    Suspect(.port(end), evidence.expectation.port(end)?.label ?? "the \(end.rawValue) port")
  }

  /// What people call a place.
  func name(_ place: ChannelPlace) -> String {
    if case .joint(let number) = place, let channel, number > 0, number <= channel.rest.count {
      return channel.rest[number - 1].adapter.label
    }
    if case .joint(let number) = place, let channel {
      return (number == 0 ? channel.near : channel.far).label
    }
    if case .port(let end) = place, let port = evidence.expectation.port(end) {
      // A calculator's ports are called "near module" and "far module".
      return port.identity == nil ? port.label : "module in \(port.label)"
    }
    if let channel { return place.text(in: channel) }
    return "the way"
  }

  /// Every part, without a word on any.
  var everyPart: [Suspect] {
    guard let channel else { return [] }
    return (0..<channel.count).map { Suspect(.segment($0), name(.segment($0))) }
  }

  /// Every part and adapter whose type decides, unknown ones marked.
  var everyType: [Suspect] {
    guard let channel else { return [] }
    let changes = changes(of: channel)
    var seen = Set<ChannelPlace>()
    return changes.filter { seen.insert(place($0)).inserted }.map { change in
      var suspect = suspect(change)
      suspect.change = nil
      return suspect
    }
  }

  /// The parts that fibres of near positions run through, with the positions at both their ends.
  func parts(carrying positions: [Int]) -> [Suspect] {
    guard let channel else { return [] }
    let rides = positions.map { channel.ride(from: .near, plug: $0) }
    return (0..<channel.count).compactMap { place in
      var spots: [SuspectSpot] = []
      for ride in rides {
        guard ride.passages.indices.contains(place) else { continue }
        if let spot = ride.passages[place].farFace { spots.append(SuspectSpot(.near, spot)) }
        guard ride.passages.indices.contains(place + 1) else { continue }
        if let spot = ride.passages[place + 1].nearFace { spots.append(SuspectSpot(.far, spot)) }
      }
      guard !spots.isEmpty else { return nil }
      let broken = rides.compactMap { ride -> Clue? in
        guard case .noFibre(place, let position) = ride.arrival else { return nil }
        return .recordedBroken(position)
      }
      return Suspect(
        .segment(place), name(.segment(place)), spots: spots,
        clues: broken + ownClues(at: .segment(place)))
    }
  }

  /// What other links say of a part in which single fibres are at fault: that they are well says nothing.
  func ownClues(at place: ChannelPlace) -> [Clue] {
    clues(at: place).filter { if case .siblingsFine = $0 { false } else { true } }
  }

  /// Those of them that other links share; all of them if none is known to be shared.
  func trunks(carrying positions: [Int]) -> [Suspect] {
    let all = parts(carrying: positions)
    let shared = all.filter { suspect in
      guard case .segment(let place) = suspect.place, let part = channel?.segment(place)?.part
      else { return false }
      return part.kind == .trunk || circumstances.siblings[place] != nil
    }.map { suspect in
      var suspect = suspect
      if case .segment(let place) = suspect.place,
        let count = circumstances.siblings[place]?.otherHalf, count > 0
      {
        suspect.clues.append(.otherHalf(count))
      }
      return suspect
    }
    return shared.isEmpty ? all : shared
  }

  /// The joints that fibres of near positions pass, with both positions at each.
  func joints(carrying positions: [Int]) -> [Suspect] {
    guard let channel else { return ports(carrying: positions) }
    let rides = positions.map { channel.ride(from: .near, plug: $0) }
    return (0..<channel.jointCount).compactMap { joint in
      var spots: [SuspectSpot] = []
      for passage in rides.compactMap({ $0.passages.first { $0.joint == joint } }) {
        if let spot = passage.nearFace { spots.append(SuspectSpot(.near, spot)) }
        if let spot = passage.farFace { spots.append(SuspectSpot(.far, spot)) }
      }
      guard !spots.isEmpty else { return nil }
      return Suspect(.joint(joint), name(.joint(joint)), spots: unique(spots))
    }
  }

  /// The two ends, where nothing is known of what is between.
  private func ports(carrying positions: [Int]) -> [Suspect] {
    ChannelEnd.allCases.compactMap { end in
      guard let port = evidence.expectation.port(end), let kind = port.face.kind else {
        return nil
      }
      let own = positions.compactMap { end == .near ? $0 : evidence.expected.base[$0] }
      let spots = own.compactMap { FaceSpot(kind, plug: $0) }.map { SuspectSpot(end.other, $0) }
      return Suspect(.port(end), port.label, spots: spots)
    }
  }

  private func unique(_ spots: [SuspectSpot]) -> [SuspectSpot] {
    var seen = Set<SuspectSpot>()
    return spots.filter { seen.insert($0).inserted }
  }

  /// What other links say of a part.
  func clues(at place: ChannelPlace) -> [Clue] {
    let shared = circumstances.siblings.filter { $0.value.same == $0.value.tested }
    if case .joint(let joint) = place {
      // The panel beside a trunk may be of the wrong type as a whole.
      let beside = [joint - 1, joint].compactMap { shared[$0]?.tested }.max() ?? 0
      return beside > 1 ? [.siblingsBeside(beside)] : []
    }
    guard case .segment(let number) = place else { return [] }
    guard let siblings = circumstances.siblings[number] else {
      let most = shared.values.map(\.tested).max() ?? 0
      return most > 1 ? [.siblingsElsewhere(most)] : []
    }
    guard siblings.tested > 0 else { return [] }
    if siblings.same == siblings.tested { return [.siblingsSame(siblings.same)] }
    if siblings.same == 0 {
      return siblings.otherHalf > 0 ? [] : [.siblingsFine(siblings.tested)]
    }
    return [.siblingsSome(same: siblings.same, tested: siblings.tested)]
  }
}
