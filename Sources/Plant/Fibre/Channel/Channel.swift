/// All that light passes between the port of one module and the port of another.
///
/// There is always a part at each port; between two parts there is always an adapter. Joint 0 is at
/// the near port, joint n at the adapter after part n, the last joint at the far port.
public struct Channel: Hashable, Sendable {
  /// The most parts a channel may have.
  public static let mostSegments = 64

  /// An adapter and the part behind it.
  public struct Step: Hashable, Sendable {
    /// The adapter.
    public var adapter: Adapter
    /// The part behind it, seen from the near port.
    public var segment: Segment

    /// Both parts.
    public init(_ adapter: Adapter, _ segment: Segment) {
      self.adapter = adapter
      self.segment = segment
    }
  }

  /// Its parts; shared, so that a check can hold a channel at no cost.
  private let body: ChannelBody

  /// The port at the end from which positions and parts are counted.
  public var near: ModulePort { body.near }
  /// The port at the other end.
  public var far: ModulePort { body.far }
  /// The part at the near port.
  public var first: Segment { body.first }
  /// What comes after it.
  public var rest: [Step] { body.rest }
  /// Splices along the way, besides those inside parts.
  public var splices: Int { body.splices }

  /// A channel.
  ///
  /// - Throws: `loop` if light would come to a port or part twice, `tooLong`, `noSuchLane`.
  public init(
    from near: ModulePort, _ first: Segment, _ rest: [Step] = [], to far: ModulePort,
    splices: Int = 0
  ) throws(ChannelError) {
    guard rest.count < Self.mostSegments else { throw .tooLong(rest.count + 1) }
    if let one = near.identity, one == far.identity { throw .loop(near.label) }
    try Self.checkLanes(near)
    try Self.checkLanes(far)
    body = ChannelBody(near, first, rest, far, min(max(0, splices), 1_000))
    if let twice = partComeToTwice() { throw .loop(twice) }
  }

  /// The parts in order.
  public var segments: [Segment] { [first] + rest.map(\.segment) }

  /// The adapters in order; adapter n is behind part n.
  public var adapters: [Adapter] { rest.map(\.adapter) }

  /// How many parts there are.
  public var count: Int { body.rest.count + 1 }

  /// How many joints there are, those at the modules among them.
  public var jointCount: Int { body.rest.count + 2 }

  /// A part by its place, the first being 0; nil if there is none.
  public func segment(_ place: Int) -> Segment? {
    if place == 0 { return body.first }
    return place > 0 && place <= body.rest.count ? body.rest[place - 1].segment : nil
  }

  /// The port of an end.
  public func port(_ end: ChannelEnd) -> ModulePort {
    end == .near ? near : far
  }

  /// The same channel as the far end sees it.
  public var reversed: Channel {
    var turned = segments.reversed().map(\.reversed)
    let last = turned.removeFirst()
    let steps = zip(adapters.reversed(), turned).map { Step($0, $1) }
    return Channel(trusted: far, last, steps, near, splices)
  }

  /// The same channel with one thing changed; nil if that cannot be.
  public func changing(_ change: DesignChange) -> Channel? {
    var (first, rest) = (first, rest)
    switch change {
    case .design(let place, let design):
      guard let segment = segment(place)?.redesigned(design) else { return nil }
      if place == 0 { first = segment } else { rest[place - 1].segment = segment }
    case .keys(let place, let keys):
      guard rest.indices.contains(place) else { return nil }
      rest[place].adapter.keys = keys
    }
    return Channel(trusted: near, first, rest, far, splices)
  }

  /// The same channel with several things changed; nil if one of them cannot be.
  public func changing(_ changes: [DesignChange]) -> Channel? {
    changes.reduce(Optional(self)) { channel, change in channel?.changing(change) }
  }

  private init(
    trusted near: ModulePort, _ first: Segment, _ rest: [Step], _ far: ModulePort, _ splices: Int
  ) {
    body = ChannelBody(near, first, rest, far, splices)
  }

  private static func checkLanes(_ port: ModulePort) throws(ChannelError) {
    guard let lanes = port.lanes else { return }
    let most = port.optic?.layout.lanes ?? 64
    for (place, lane) in lanes.enumerated() {
      guard lane >= 1, lane <= most, !lanes[..<place].contains(lane) else {
        throw .noSuchLane(port: port.label, lane)
      }
    }
  }

  /// The label of the first part whose connector is come to a second time.
  private func partComeToTwice() -> String? {
    for place in 1..<max(2, count) {
      guard let segment = segment(place), let identity = segment.part.identity else { continue }
      for before in 0..<place {
        guard let other = self.segment(before), other.part.identity == identity else { continue }
        if other.shares(with: segment) { return segment.part.label }
      }
    }
    return nil
  }
}

extension Segment {
  /// The same segment as the far end sees it.
  var reversed: Segment { Segment(turning: self) }

  /// Whether two segments of one part use a connector both.
  fileprivate func shares(with other: Segment) -> Bool {
    let own = [(entrySide, entry), (entrySide.other, exit)]
    let others = [(other.entrySide, other.entry), (other.entrySide.other, other.exit)]
    return own.contains { one in others.contains { $0 == one } }
  }
}
