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

  /// The record a change is of.
  func part(of change: DesignChange) -> ThingID {
    switch change {
    case .design(let place, _): parts[place]
    case .keys(let place, _): adapters[place]
    }
  }

  /// The link with parts of other types; nil if one of them does not come in that type.
  func changing(_ types: [ThingID: PartType]) -> Channel? {
    var channel = channel
    for change in DesignChange.all(in: channel) {
      guard let type = types[part(of: change)], type == PartType(change) else { continue }
      guard let changed = channel.changing(change) else { return nil }
      channel = changed
    }
    let isWhole = zip(channel.segments, parts).allSatisfy { segment, part in
      types[part] == nil || segment.part.design.flatMap(PartType.init) == types[part]
    }
    return isWhole ? channel : nil
  }
}
