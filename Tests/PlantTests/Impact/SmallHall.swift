import Plant

/// A small hall: two hosts, a switch with twin-port cages, two panels and a trunk of three legs.
///
/// Links 1 and 2 run from both connectors of the switch's cage 1 over positions 1 and 2; link 3 from
/// cage 2 over position 3, only planned; link 4 from cage 2's other connector over nothing known.
struct SmallHall {
  var fabric = Fabric()

  /// The hall, or what is left of it without a cable.
  ///
  /// - Parameter swapped: cords C1 and C2 are in each other's port, and known for their links.
  init(without pulled: Int? = nil, swapped: Bool = false) {
    fabric.add(
      Device(id: Self.id(1), name: "S1", kind: .fabricSwitch, model: "MQM9700-NS2F"))
    for host in 0..<4 {
      fabric.add(
        Device(
          id: Self.id(2 + host), name: "N\(host + 1)", kind: .host, model: "DGX H100",
          owner: host == 0 ? "Blue" : nil))
      fabric.add(
        FabricPort(id: Self.id(30 + host), device: Self.id(2 + host), label: "N\(host + 1):mlx5_4"))
    }
    for place in 0..<4 {
      let (cage, connector) = (place / 2 + 1, place % 2 + 1)
      fabric.add(
        FabricPort(
          id: Self.id(20 + place), device: Self.id(1), label: "S1:\(cage)/\(connector)",
          cage: String(cage), connector: connector, module: Self.id(40 + cage)))
    }
    for cage in 1...2 {
      fabric.add(
        FabricModule(id: Self.id(40 + cage), label: "MT-\(cage)", partNumber: "MMA4Z00-NS"))
    }
    for (number, name) in ["P1", "P2"].enumerated() {
      fabric.add(Panel(id: Self.id(50 + number), name: name))
      for position in 1...3 {
        fabric.add(
          PanelPosition(
            id: Self.id(60 + 10 * number + position), panel: Self.id(50 + number),
            label: "\(name):\(position)", adapter: .opposed, kind: .mpo12))
      }
    }
    fabric.add(Cable(id: Self.id(90), kind: .trunk, serial: "T1", polarity: .b))
    for leg in 1...3 where pulled != 90 {
      land(90, .a, leg, .panelPosition, 60 + leg)
      land(90, .b, leg, .panelPosition, 70 + leg)
    }
    for place in 0..<4 {
      fabric.add(
        FabricLink(
          id: Self.id(10 + place), portA: Self.id(20 + place), portB: Self.id(30 + place),
          medium: .fibre, isInService: place != 2))
      guard place < 3 else { continue }
      for (number, side) in ["C", "D"].enumerated() {
        let cord = 100 + 10 * number + place
        guard cord != pulled else { continue }
        fabric.add(
          Cable(
            id: Self.id(cord), kind: .cord, serial: "\(side)\(place + 1)", polarity: .b,
            link: swapped ? Self.id(10 + place) : nil))
        let port = swapped && place < 2 ? 21 - place : 20 + place
        land(cord, .a, 1, .port, number == 0 ? port : 30 + place)
        land(cord, .b, 1, .panelPosition, 61 + 10 * number + place)
      }
    }
  }

  private mutating func land(
    _ cable: Int, _ side: CableSide, _ leg: Int, _ kind: ThingKind, _ place: Int
  ) {
    fabric.add(
      CableEnd(
        id: Self.id(cable * 8 + leg * 2 + (side == .a ? 0 : 1)), cable: Self.id(cable), side: side,
        leg: leg, face: FaceType(kind: .mpo12),
        place: Subject(kind: kind, id: Self.id(place))))
  }

  static func id(_ number: Int) -> ThingID { RandomPlant.id(number) }

  func pulling(_ kind: ThingKind, _ number: Int) -> BlastRadius {
    BlastFinder.radius(
      fabric, .standard, pulling: [Subject(kind: kind, id: Self.id(number))])
  }
}
