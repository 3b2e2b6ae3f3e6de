/// A link that is to be mended, or must not be spoilt: its channel, and which record each part is.
public struct MendLink: Hashable, Sendable {
  /// Its id.
  public let link: ThingID
  /// What light passes.
  public let channel: Channel
  /// The record of each part: a cable with all its legs, a cassette.
  public let parts: [ThingID]
  /// The record of each adapter: a panel position.
  public let adapters: [ThingID]

  /// Nil unless there is a record for every part and every adapter.
  public init?(link: ThingID, channel: Channel, parts: [ThingID], adapters: [ThingID]) {
    guard parts.count == channel.count, adapters.count == channel.rest.count else { return nil }
    self.link = link
    self.channel = channel
    self.parts = parts
    self.adapters = adapters
  }

  /// What can be put in the place of each part.
  ///
  /// A cord can also be one of the same type whose faces, connectors and fibre suit.
  var candidates: [(part: ThingID, types: [PartType])] {
    var out: [(part: ThingID, types: [PartType])] = []
    func add(_ part: ThingID, _ types: [PartType]) {
      guard !types.isEmpty else { return }
      if let known = out.firstIndex(where: { $0.part == part }) {
        out[known].types += types.filter { !out[known].types.contains($0) }
      } else {
        out.append((part, types))
      }
    }
    for (segment, part) in zip(channel.segments, parts) {
      add(part, Self.types(of: segment.part))
    }
    for (step, part) in zip(channel.rest, adapters) where step.segment.entryFace.kind != .lc {
      add(part, step.adapter.keys.map { [.adapter($0.other)] } ?? [])
    }
    return out
  }

  private static func types(of part: FibrePart) -> [PartType] {
    guard let design = part.design else { return [] }
    let others = design.alternatives.compactMap(PartType.init)
    guard part.kind == .cord else { return others }
    // A broken cord gives way to a whole one.
    if case .free(let map) = design, oneRow(map) != nil { return [.cable(.b), .cable(.a)] }
    return others + [PartType(design)].compactMap(\.self)
  }

  /// The connector of a map that has the same one-row connector at both ends.
  private static func oneRow(_ map: FibreMap) -> OneRowConnector? {
    let (near, far) = (map.connectors(.near), map.connectors(.far))
    guard near.count == 1, far.count == 1, near[0].joins(far[0]) else { return nil }
    return OneRowConnector(near[0] == .mpo8 ? near[0] : far[0])
  }

  /// The link with parts of these types; nil if one of them does not come in that type.
  ///
  /// The faces, the connectors and the fibre of a cord that is put in suit what they meet.
  func changing(_ types: [ThingID: PartType]) -> Channel? {
    guard !types.isEmpty else { return channel }
    var (first, rest) = (channel.first, channel.rest)
    for place in 0..<channel.count {
      guard let type = types[parts[place]] else { continue }
      let old = place == 0 ? first : rest[place - 1].segment
      guard let design = Self.design(type, like: old.part.design, met: connector(at: place)),
        let changed = refibred(old).redesigned(design)
      else { return nil }
      if place == 0 { first = changed } else { rest[place - 1].segment = changed }
    }
    for place in rest.indices {
      guard let type = types[adapters[place]] else { continue }
      guard case .adapter(let keys) = type else { return nil }
      rest[place].adapter.keys = keys
    }
    for place in 0..<channel.count where types[parts[place]] != nil {
      let before =
        place == 0 ? channel.near.face : (place == 1 ? first : rest[place - 2].segment).exitFace
      let after =
        place == rest.count
        ? channel.far.face : types[parts[place + 1]] == nil ? rest[place].segment.entryFace : nil
      let old = place == 0 ? first : rest[place - 1].segment
      guard old.part.kind == .cord, let suited = old.suiting(before, after) else { continue }
      if place == 0 { first = suited } else { rest[place - 1].segment = suited }
    }
    return try? Channel(
      from: channel.near, first, rest, to: channel.far, splices: channel.splices)
  }

  /// The one-row connector that a cord meets at both ends, where that is another than it has.
  private func connector(at place: Int) -> OneRowConnector? {
    guard let own = channel.segment(place), own.part.kind == .cord,
      let before = met(before: place), let after = met(before: place + 1), before.joins(after),
      own.entryFace.kind.map({ !$0.joins(before) }) ?? false
    else { return nil }
    return OneRowConnector(before == .mpo8 ? after : before)
  }

  /// What a plug meets at the joint before a part, the last one behind all: the module's connector, or
  /// what its adapter takes.
  private func met(before place: Int) -> ConnectorKind? {
    if place == 0 { return channel.near.face.kind }
    return place > channel.rest.count ? channel.far.face.kind : channel.rest[place - 1].adapter.kind
  }

  /// A cord of fibre that the modules can use.
  private func refibred(_ segment: Segment) -> Segment {
    guard segment.part.kind == .cord, !channel.suits(segment.part),
      let needed = channel.needsMultimode
    else { return segment }
    var part = segment.part
    part.grade =
      channel.segments.lazy.compactMap(\.part.grade).first { $0.isMultimode == needed }
      ?? (needed ? .om4 : .os2)
    return (try? Segment(part, from: segment.entrySide, entry: segment.entry, exit: segment.exit))
      ?? segment
  }

  private static func design(
    _ type: PartType, like old: PartDesign?, met connector: OneRowConnector?
  ) -> PartDesign? {
    switch (type, old) {
    case (.cable(let polarity), .cable(_, let own)?): return .cable(polarity, connector ?? own)
    case (.cable(let polarity), .free(let map)?):
      return oneRow(map).map { .cable(polarity, $0) }
    case (.twoRowCable(let map), .twoRowCable?): return .twoRowCable(map)
    case (.duplexCord(let polarity), .duplexCord?): return .duplexCord(polarity)
    case (.cassette(let map), .cassette?): return .cassette(map)
    default: return nil
    }
  }
}

extension Segment {
  /// The same part with pins and polish that suit what it meets, where that is known.
  fileprivate func suiting(_ before: FaceType?, _ after: FaceType?) -> Segment? {
    var part = part
    func suit(_ face: inout FaceType, _ other: FaceType?) {
      guard let other else { return }
      if let polish = other.polish { face.polish = polish }
      switch other.pins {
      case .pinned: face.pins = .unpinned
      case .unpinned: face.pins = .pinned
      case nil: break
      }
    }
    if entrySide == .near {
      suit(&part.near, before)
      suit(&part.far, after)
    } else {
      suit(&part.far, before)
      suit(&part.near, after)
    }
    return try? Segment(part, from: entrySide, entry: entry, exit: exit)
  }
}
