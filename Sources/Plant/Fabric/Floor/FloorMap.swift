/// Where the light of a link arrived when somebody last measured it.
public struct FloorMap: Hashable, Sendable {
  /// Far position by near position, plug view; nil where none arrived.
  public var map: [Int: Int?]
  /// The port at which near positions are counted; nil if nobody said.
  public var near: ThingID?
  /// Who measured.
  public var technician: String
  /// When; ms UTC.
  public var atMS: Int64

  /// All its parts.
  public init(map: [Int: Int?], near: ThingID?, technician: String, atMS: Int64) {
    self.map = map
    self.near = near
    self.technician = technician
    self.atMS = atMS
  }

  /// What differs from a channel; nil if nothing does at the positions that have a lane.
  ///
  /// - Parameter first: the near port of the channel.
  func sight(_ channel: Channel, from first: ThingID, _ label: String) -> FloorSight? {
    let end: ChannelEnd = near == nil || near == first ? .near : .far
    let used = channel.port(end).optic?.layout.usedPlugPositions
    let differing = map.keys.sorted().filter { position in
      guard used?.contains(position) ?? true, let arrived = map[position] else { return false }
      switch channel.arrival(from: end, plug: position) {
      case .port(let planned): return arrived != planned
      case .noFibre, .strays: return arrived != nil
      case .unknown: return false
      }
    }
    guard let position = differing.first, let arrived = map[position] else { return nil }
    var planned = "none"
    if case .port(let far) = channel.arrival(from: end, plug: position) { planned = String(far) }
    let more = differing.count > 1 ? ", and \(differing.count - 1) more" : ""
    return FloorSight(
      .polarityTest, label,
      "light of position \(position) arrived at \(arrived.map(String.init) ?? "none"), by the plan "
        + "at \(planned)\(more)", technician: technician, atMS: atMS)
  }
}
