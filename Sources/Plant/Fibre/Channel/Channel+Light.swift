extension Channel {
  /// Where light goes that enters the part at one end at a position, in plug view.
  ///
  /// The whole of polarity is this walk: through a part by its map, through an adapter by its keys.
  public func arrival(from end: ChannelEnd, plug position: Int) -> LightArrival {
    LightWalk(self, from: end).arrival(of: position)
  }

  /// The position that meets another in an adapter; nil if that depends on keys nobody knows.
  static func met(_ position: Int, _ kind: ConnectorKind?, _ keys: AdapterKeys?) -> Int? {
    guard let kind, kind != .lc else { return position }
    guard let keys else { return nil }
    return keys.meets(position, in: kind) ?? position
  }

  /// The map from the near port's plug to the far port's: filled positions of the near plug only.
  ///
  /// A position whose light does not arrive is nil. Nil altogether if a design or keys are unknown.
  public var endMap: [(near: Int, far: Int?)]? {
    guard let kind = first.entryFace.kind else { return nil }
    var out: [(near: Int, far: Int?)] = []
    let walk = LightWalk(self, from: .near)
    for position in kind.filled {
      switch walk.arrival(of: position) {
      case .port(let far): out.append((position, far))
      case .noFibre, .strays: out.append((position, nil))
      case .unknown: return nil
      }
    }
    return out
  }
}
