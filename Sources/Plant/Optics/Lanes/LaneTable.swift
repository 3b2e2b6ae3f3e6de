/// The lanes of a layout by lane and by position, made once.
struct LaneTable: Sendable {
  let transmitters: [LanePoint]
  let receivers: [LanePoint]
  /// By position and band.
  private let receiverAt: [Int?]
  private let transmitterAt: [Int?]

  private static let parallel4 = LaneTable(.parallel4)
  private static let parallel8 = LaneTable(.parallel8)
  private static let bidi4 = LaneTable(.bidi4)
  private static let duplex = LaneTable(.duplex)
  private static let twoRowDual = LaneTable(.twoRowDual)
  private static let twoRowSplit = LaneTable(.twoRowSplit)

  static func of(_ layout: LaneLayout) -> LaneTable {
    switch layout {
    case .parallel4: parallel4
    case .parallel8: parallel8
    case .bidi4: bidi4
    case .duplex: duplex
    case .twoRowDual: twoRowDual
    case .twoRowSplit: twoRowSplit
    }
  }

  /// The receiver of some light at a position in plug view; nil if there is none.
  func receiver(at plug: Int, _ band: LightBand) -> Int? {
    transmitterAt.indices.contains(plug) ? receiverAt[Self.slot(plug, band)] : nil
  }

  /// The transmitter at a position in plug view; nil if there is none.
  func transmitter(at plug: Int) -> Int? {
    transmitterAt.indices.contains(plug) ? transmitterAt[plug] : nil
  }

  private init(_ layout: LaneLayout) {
    let (transmit, receive) = layout.receptacles
    func points(_ place: (Int) -> Int) -> [LanePoint] {
      (1...layout.lanes).map { lane in
        let receptacle = place(lane)
        return LanePoint(
          lane: lane, receptacle: receptacle,
          plug: layout.kind.otherView(of: receptacle) ?? receptacle, band: layout.band(lane))
      }
    }
    transmitters = points(transmit)
    receivers = points(receive)
    let places = layout.kind.positions + 1
    var receiverAt = [Int?](repeating: nil, count: places * LightBand.allCases.count)
    var transmitterAt = [Int?](repeating: nil, count: places)
    for point in receivers { receiverAt[Self.slot(point.plug, point.band)] = point.lane }
    for point in transmitters { transmitterAt[point.plug] = point.lane }
    self.receiverAt = receiverAt
    self.transmitterAt = transmitterAt
  }

  private static func slot(_ plug: Int, _ band: LightBand) -> Int {
    plug * LightBand.allCases.count + band.rawValue
  }
}
