/// The lanes of a layout by lane and by position, made once.
struct LaneTable: Sendable {
  let transmitters: [LanePoint]
  let receivers: [LanePoint]
  private let receiverAt: [[LightBand: Int]]
  private let transmitterAt: [Int?]

  private static let all = Dictionary(
    LaneLayout.allCases.map { ($0, LaneTable($0)) }, uniquingKeysWith: { first, _ in first })

  static func of(_ layout: LaneLayout) -> LaneTable { all[layout] ?? LaneTable(layout) }

  /// The receiver of some light at a position in plug view; nil if there is none.
  func receiver(at plug: Int, _ band: LightBand) -> Int? {
    receiverAt.indices.contains(plug) ? receiverAt[plug][band] : nil
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
    var receiverAt = [[LightBand: Int]](repeating: [:], count: layout.kind.positions + 1)
    var transmitterAt = [Int?](repeating: nil, count: layout.kind.positions + 1)
    for point in receivers { receiverAt[point.plug][point.band] = point.lane }
    for point in transmitters { transmitterAt[point.plug] = point.lane }
    self.receiverAt = receiverAt
    self.transmitterAt = transmitterAt
  }
}
