/// Which position of a module's receptacle belongs to which lane.
///
/// Sources: four-lane halves [3 src], the viewing rule [FS-QSFP112], receivers numbered mirror-wise
/// [KOLESAR-MAIL and memory of the MSAs]. The order of lanes within a half is the makers', not IEEE's.
public enum LaneLayout: String, Hashable, Sendable, CaseIterable {
  /// MPO-12: transmitters 1 to 4 from the left, receivers 1 to 4 from the right.
  case parallel4
  /// MPO-16: transmitters 1 to 8 from the left, receivers 1 to 8 from the right.
  case parallel8
  /// MPO-12, each fibre both ways: the left four send the shorter wavelength.
  case bidi4
  /// A pair of LC: transmitter A, receiver B.
  case duplex
  /// MPO-24: each row is a four-lane port.
  case twoRowDual
  /// MPO-24: transmitters in the upper row, receivers in the lower.
  case twoRowSplit

  /// The connector it is for.
  public var kind: ConnectorKind {
    switch self {
    case .parallel4, .bidi4: .mpo12
    case .parallel8: .mpo16
    case .duplex: .lc
    case .twoRowDual, .twoRowSplit: .mpo24
    }
  }

  /// How many lanes there are, each with a transmitter and a receiver.
  public var lanes: Int {
    switch self {
    case .duplex: 1
    case .parallel4: 4
    case .parallel8, .bidi4, .twoRowDual, .twoRowSplit: 8
    }
  }

  /// The transmitters in the order of their lanes.
  public var transmitters: [LanePoint] { LaneTable.of(self).transmitters }

  /// The receivers in the order of their lanes.
  public var receivers: [LanePoint] { LaneTable.of(self).receivers }

  /// Positions, in plug view, that have a lane.
  public var usedPlugPositions: Set<Int> {
    Set((transmitters + receivers).map(\.plug))
  }

  /// Receptacle positions of transmitter and receiver of a lane.
  var receptacles: (transmit: (Int) -> Int, receive: (Int) -> Int) {
    switch self {
    case .parallel4: ({ $0 }, { 13 - $0 })
    case .parallel8: ({ $0 }, { 17 - $0 })
    case .duplex: ({ $0 }, { $0 + 1 })
    // Lane i up to 4 is sent at i and received at i of the far right half; 5 to 8 the other way.
    case .bidi4: ({ $0 <= 4 ? $0 : 17 - $0 }, { $0 <= 4 ? 13 - $0 : $0 - 4 })
    case .twoRowDual: ({ $0 <= 4 ? $0 : $0 + 8 }, { $0 <= 4 ? 25 - $0 : 17 - $0 })
    case .twoRowSplit: ({ $0 + 2 }, { 23 - $0 })
    }
  }

  /// The light of a lane.
  func band(_ lane: Int) -> LightBand {
    guard self == .bidi4 else { return .only }
    return lane <= 4 ? .short : .long
  }
}
