import Plant
import Store

/// A small 100G network beside the fabric: pairs of LC over cassettes, a fan-out, one AOC, one DAC.
///
/// Its counts are nobody's reference design.
struct HallService {
  static let switchName = "svc-1"

  let size: HallSize
  let firstTrunk: Int
  /// The index of its panel in the row of the switches.
  let panelIndex: Int

  private var nodeSide: HallCassettes {
    HallCassettes(
      name: size.panelName(1, 2), rack: size.rackName(1, 1), lowestU: 44, slots: 3, firstSerial: 1)
  }

  private var switchSide: HallCassettes {
    HallCassettes(
      name: size.panelName(size.switchRow, panelIndex), rack: size.serviceRack, lowestU: 44,
      slots: 3, firstSerial: 4)
  }

  /// How many links.
  var linkCount: Int { 16 + 4 + 2 }

  var records: [PlannedRecord] {
    nodeSide.records + switchSide.records + trunk + (0..<16).flatMap(inBand) + storage
      + direct("ufm-1", "swp30", kind: "aoc", lengthMM: 10_000, serial: "LMA0001")
      + direct("ufm-2", "swp29", kind: "dac", lengthMM: 2_000, serial: "LMD0001")
  }

  /// Six legs: three in the cassettes, three coiled and capped at both ends.
  private var trunk: [PlannedRecord] {
    let serial = "T\(firstTrunk)"
    let id = HallBackbone.trunk(serial)
    let cable = PlannedRecord(
      kind: .cable, id: id,
      cells: [
        "kind": .text("trunk"), "maker": .text(HallCord.maker), "serial": .text(serial),
        "part_number": .text("LM-TRK72-6XMPO12-B-OS2"), "fibre_count": .integer(72),
        "fibre_grade": .text("os2"), "polarity": .text("b"), "length_mm": .integer(35_000),
      ])
    let ends = (1...6).flatMap { leg in
      [("a", nodeSide), ("b", switchSide)].map { side, panel in
        let isUsed = leg <= panel.slots
        return HallCord.end(
          of: id, side: side, leg: leg, pinned: 1, state: isUsed ? "landed" : "coiled",
          at: isUsed
            ? Subject(kind: .panelPosition, id: panel.rear(leg))
            : Subject(kind: .rack, id: HallPlaces.rack(panel.rack)))
      }
    }
    return [cable] + ends
  }

  private func inBand(_ node: Int) -> [PlannedRecord] {
    let near = HallPort.service(size.nodeName(node), .node, "eth0")
    let far = HallPort.service(Self.switchName, .serviceSwitch, "swp\(node + 1)")
    let link = link(near, far, "fibre")
    var out = [near.record, far.record, link]
    for (place, end) in [(near, nodeSide), (far, switchSide)].enumerated() {
      let (port, panel) = end
      let module = HallModule.duplex("MT2418FT" + HallSize.digits(2 * node + place + 1, 5))
      let isFirst = (port.id < (place == 0 ? far : near).id)
      let serial = "D-" + HallSize.digits(2 * node + place + 1, 4)
      let cable = RecordKey.cable(maker: HallCord.maker, serial: serial).id
      out.append(
        PlannedRecord(
          kind: .cable, id: cable,
          cells: [
            "kind": .text("cord"), "maker": .text(HallCord.maker), "serial": .text(serial),
            "part_number": .text("LM-LC2-UPC-OS2-3M"), "fibre_count": .integer(2),
            "fibre_grade": .text("os2"), "polarity": .text("a-to-b"),
            "length_mm": .integer(3_000), "link": .id(link.id),
            "ordinal": .integer(isFirst ? 1 : 3),
          ]))
      let places = [
        Subject(kind: .port, id: port.id),
        Subject(kind: .panelPosition, id: panel.front(node + 1)),
      ]
      let ends = zip(["a", "b"], places).map { side, place in
        HallCord.end(
          of: cable, side: side, leg: 1, kind: "lc", pinned: nil, polish: "upc", at: place)
      }
      out += ends + [module.record, module.held(by: port), HallModule.plug(in: port, ends[0].id)]
    }
    return out
  }

  /// One port of 400G fanned out to four of 100G by a harness.
  private var storage: [PlannedRecord] {
    let ports = (0..<4).map {
      HallPort.service(Self.switchName, .serviceSwitch, "swp31s\($0)", cage: "31")
    }
    let serial = "H-0001"
    let harness = RecordKey.cable(maker: HallCord.maker, serial: serial).id
    let module = HallModule.fanned("MT2418QD00001")
    // The module is kept under the first port of its cage, as every reader finds it.
    let holder = ports.min { $0.id < $1.id } ?? ports[0]
    let end = HallCord.end(
      of: harness, side: "a", leg: 1, pinned: 0, at: Subject(kind: .port, id: holder.id))
    var out = [
      PlannedRecord(
        kind: .cable, id: harness,
        cells: [
          "kind": .text("harness"), "maker": .text(HallCord.maker), "serial": .text(serial),
          "part_number": .text("LM-HRN-MPO12-4XLC-OS2"), "fibre_count": .integer(8),
          "fibre_grade": .text("os2"), "length_mm": .integer(5_000),
        ]), end, module.record, module.held(by: holder), HallModule.plug(in: holder, end.id),
    ]
    for (place, port) in ports.enumerated() {
      let far = HallPort.service("store-\(place + 1)", .server, "eth0")
      let leg = HallCord.end(
        of: harness, side: "b", leg: place + 1, kind: "lc", pinned: nil, polish: "upc",
        at: Subject(kind: .port, id: far.id))
      let module = HallModule.duplex("MT2418FT" + HallSize.digits(33 + place, 5))
      out += [
        port.record, far.record, link(port, far, "fibre"), leg, module.record,
        module.held(by: far), HallModule.plug(in: far, leg.id),
      ]
    }
    return out
  }

  /// A link whose cable has its modules on it.
  private func direct(
    _ device: String, _ port: String, kind: String, lengthMM: Int, serial: String
  ) -> [PlannedRecord] {
    let near = HallPort.service(device, .server, "eth0")
    let far = HallPort.service(Self.switchName, .serviceSwitch, port)
    let link = link(near, far, kind)
    let cable = RecordKey.cable(maker: HallCord.maker, serial: serial).id
    let record = PlannedRecord(
      kind: .cable, id: cable,
      cells: [
        "kind": .text(kind), "maker": .text(HallCord.maker), "serial": .text(serial),
        "length_mm": .integer(lengthMM), "link": .id(link.id), "ordinal": .integer(1),
      ])
    let ends = zip(["a", "b"], [near, far]).map { side, port in
      PlannedRecord(
        kind: .cableEnd, id: RecordKey.cableEnd(cable: cable, side: side, leg: 1).id,
        cells: [
          "cable": .id(cable), "side": .text(side), "leg": .integer(1), "state": .text("landed"),
          "at_kind": .text(ThingKind.port.rawValue), "at": .id(port.id),
        ])
    }
    return [near.record, far.record, link, record] + ends
  }

  private func link(_ near: HallPort, _ far: HallPort, _ medium: String) -> PlannedRecord {
    PlannedRecord(
      kind: .link, id: RecordKey.link(near.id, far.id).id,
      cells: [
        "port_a": .id(min(near.id, far.id)), "port_b": .id(max(near.id, far.id)),
        "medium": .text(medium), "service": .text("in-service"), "rate": .text("100G"),
      ])
  }
}
