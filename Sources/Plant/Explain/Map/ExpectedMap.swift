/// Where every position's light should arrive, by what the ports need and by what the plan makes.
struct ExpectedMap: Hashable, Sendable {
  let near: MapFrame
  let far: MapFrame
  /// What the ports need: near positions that have a lane.
  let required: [Int: Int]
  /// What the planned parts make: near positions that have a fibre; nil if some part is not known.
  let planned: [Int: Int]?
  /// What a way without a fault makes of every position, used or not.
  let whole: [Int: Int]

  /// What single faults are tried on.
  var base: [Int: Int] { planned ?? whole }

  /// Whether the planned parts do what the ports need.
  var isPlanRight: Bool {
    guard let planned else { return true }
    return required.allSatisfy { planned[$0.key] == $0.value }
  }

  init(_ expectation: ExpectedLink) throws(FaultEvidenceError) {
    switch expectation {
    case .channel(let channel):
      let exit = (channel.segment(channel.count - 1) ?? channel.first).exitFace.kind
      guard let near = channel.near.face.kind ?? channel.first.entryFace.kind else {
        throw .unknownConnector(.near)
      }
      guard let far = channel.far.face.kind ?? exit else { throw .unknownConnector(.far) }
      try self.init(
        near: .connector(near), far: .connector(far), channel.near, channel.far,
        planned: channel.farPositions)
    case .ports(let near, let far):
      guard let one = near.face.kind else { throw .unknownConnector(.near) }
      guard let two = far.face.kind else { throw .unknownConnector(.far) }
      try self.init(near: .connector(one), far: .connector(two), near, far, planned: nil)
    case .cassetteFronts(let circuits):
      self.init(circuits)
    }
  }

  private init(_ circuits: CassetteCircuits) {
    near = .cassetteFront
    far = .cassetteFront
    let all = (1...MapFrame.cassetteFront.positions).map { ($0, circuits.far(of: $0)) }
    required = Dictionary(all, uniquingKeysWith: { first, _ in first })
    planned = nil
    whole = required
  }

  private init(
    near: MapFrame, far: MapFrame, _ one: ModulePort, _ two: ModulePort, planned: [Int: Int]?
  ) throws(FaultEvidenceError) {
    self.near = near
    self.far = far
    self.planned = planned
    let reversed = near.joins(far) ? Self.reversed(near) : [:]
    required = Self.lanes(one, two) ?? reversed
    whole = reversed.isEmpty ? required : reversed
    guard !required.isEmpty else { throw .nothingExpected(near, far) }
  }

  /// The near position whose light should arrive at a far one.
  func source(of far: Int) -> Int? {
    required.first { $0.value == far }?.key ?? whole.first { $0.value == far }?.key
  }

  /// The layout of a port's lanes: its optic's, else the only usual one of its connector.
  static func layout(_ port: ModulePort) -> LaneLayout? {
    if let optic = port.body?.optic { return optic.layout }
    switch port.face.kind {
    case .mpo8, .mpo12: return .parallel4
    case .mpo16: return .parallel8
    case .lc: return .duplex
    // Two layouts are known.
    case .mpo24, nil: return nil
    }
  }

  /// The lanes a link uses of a port.
  static func lanes(_ port: ModulePort) -> [Int] {
    port.lanes ?? layout(port).map { Array(1...$0.lanes) } ?? []
  }

  private static func lanes(_ one: ModulePort, _ two: ModulePort) -> [Int: Int]? {
    guard let near = layout(one).map(LaneTable.of), let far = layout(two).map(LaneTable.of) else {
      return nil
    }
    var out: [Int: Int] = [:]
    for (lane, wanted) in zip(lanes(one), lanes(two)) {
      guard near.transmitters.indices.contains(lane - 1),
        far.transmitters.indices.contains(wanted - 1)
      else { continue }
      out[near.transmitters[lane - 1].plug] = far.receivers[wanted - 1].plug
      out[near.receivers[lane - 1].plug] = far.transmitters[wanted - 1].plug
    }
    return out
  }

  private static func reversed(_ frame: MapFrame) -> [Int: Int] {
    let count = frame.positions
    return Dictionary(
      (1...count).map { ($0, count + 1 - $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Channel {
  /// Where the light of every filled near position arrives; nil if a design or keys are not known.
  var farPositions: [Int: Int]? {
    guard let map = endMap else { return nil }
    var out: [Int: Int] = [:]
    for (near, far) in map { out[near] = far }
    return out
  }
}
