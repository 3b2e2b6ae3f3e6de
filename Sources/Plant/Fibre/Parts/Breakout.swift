/// A harness that deals the lanes of one port, or of several, to others.
///
/// The crossing from transmitter to receiver is in the harness. The maps are derived from the lane
/// positions (docs/polarity.md); a maker's own map is a free one.
public enum Breakout: String, Hashable, Sendable, CaseIterable {
  /// 400G to 4×100G: one MPO-12 to four LC pairs; leg k is lane k.
  case mpo12ToFourLC = "mpo12-4lc"
  /// 400G to 2×200G: one MPO-12 to two; each leg lights lanes 1 and 2 of its port.
  case mpo12ToTwoMPO12 = "mpo12-2mpo12"
  /// 800G to 2×400G: one MPO-16 to two MPO-12; the second leg is lanes 5 to 8.
  case mpo16ToTwoMPO12 = "mpo16-2mpo12"
  /// 800G to 8×100G: one MPO-16 to eight LC pairs; leg k is lane k.
  case mpo16ToEightLC = "mpo16-8lc"
  /// Two cords in one sheath, for both ports of a twin-port module: two MPO-12 to two, each type B.
  case twinMPO12 = "2mpo12-2mpo12"
  /// Four ports dealt to four: lane k of port i to lane i of port k.
  case fourByFour = "4mpo12-4mpo12"

  /// The fibres of the harness.
  var pairs: [(FibreEnd, FibreEnd)] {
    switch self {
    case .mpo12ToFourLC: Self.duplexLegs(lanes: 4, positions: 12)
    case .mpo16ToEightLC: Self.duplexLegs(lanes: 8, positions: 16)
    case .mpo12ToTwoMPO12: Self.arrayLegs(lanesPerLeg: 2, positions: 12)
    case .mpo16ToTwoMPO12: Self.arrayLegs(lanesPerLeg: 4, positions: 16)
    case .twinMPO12:
      (1...2).flatMap { port in
        ConnectorKind.mpo8.filled.map {
          (FibreEnd(connector: port, position: $0), FibreEnd(connector: port, position: 13 - $0))
        }
      }
    case .fourByFour:
      (1...4).flatMap { port in
        (1...4).flatMap { lane in
          [
            (
              FibreEnd(connector: port, position: 13 - lane),
              FibreEnd(connector: lane, position: port)
            ),
            (
              FibreEnd(connector: port, position: lane),
              FibreEnd(connector: lane, position: 13 - port)
            ),
          ]
        }
      }
    }
  }

  /// The connectors of a side.
  public func connectors(_ side: PartSide) -> [ConnectorKind] {
    switch (self, side) {
    case (.mpo12ToFourLC, .near), (.mpo12ToTwoMPO12, .near): [.mpo8]
    case (.mpo16ToTwoMPO12, .near), (.mpo16ToEightLC, .near): [.mpo16]
    case (.mpo12ToFourLC, .far): Array(repeating: .lc, count: 4)
    case (.mpo12ToTwoMPO12, .far), (.mpo16ToTwoMPO12, .far): [.mpo8, .mpo8]
    case (.mpo16ToEightLC, .far): Array(repeating: .lc, count: 8)
    case (.twinMPO12, _): [.mpo8, .mpo8]
    case (.fourByFour, _): Array(repeating: .mpo8, count: 4)
    }
  }

  /// Transmitter k is near plug N + 1 − k and goes to the leg's B, its receiver; k comes from A.
  private static func duplexLegs(lanes: Int, positions: Int) -> [(FibreEnd, FibreEnd)] {
    (1...lanes).flatMap { lane in
      [
        (FibreEnd(position: positions + 1 - lane), FibreEnd(connector: lane, position: 2)),
        (FibreEnd(position: lane), FibreEnd(connector: lane, position: 1)),
      ]
    }
  }

  private static func arrayLegs(lanesPerLeg: Int, positions: Int) -> [(FibreEnd, FibreEnd)] {
    (1...2).flatMap { leg in
      (1...lanesPerLeg).flatMap { landed in
        let lane = (leg - 1) * lanesPerLeg + landed
        return [
          (FibreEnd(position: positions + 1 - lane), FibreEnd(connector: leg, position: landed)),
          (FibreEnd(position: lane), FibreEnd(connector: leg, position: 13 - landed)),
        ]
      }
    }
  }
}
