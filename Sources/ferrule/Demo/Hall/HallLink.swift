import Plant
import Store

/// A link of the compute fabric: port, cord, panel, leg of a trunk, panel, cord, port.
struct HallLink {
  var near: HallPort
  var far: HallPort
  var backbone: HallBackbone
  var position: Int
  /// Its place in the plan, from 1; its two cords are numbered after it.
  var number: Int
  var cordMM: Int

  var id: ThingID { RecordKey.link(near.id, far.id).id }

  /// The cords at the near and at the far end, each with its side a in the port.
  var cords: [HallCord] {
    // Along the link the leg of the trunk comes between the two.
    let isNearFirst = near.id < far.id
    let ends = [
      (near, backbone.near, isNearFirst ? 1 : 3), (far, backbone.far, isNearFirst ? 3 : 1),
    ]
    return ends.enumerated().map { place, end in
      HallCord(
        serial: "C-" + HallSize.digits(2 * number - 1 + place, 4), link: id, ordinal: end.2,
        lengthMM: cordMM, from: Subject(kind: .port, id: end.0.id),
        to: Subject(kind: .panelPosition, id: end.1.position(position)))
    }
  }

  var records: [PlannedRecord] {
    let link = PlannedRecord(
      kind: .link, id: id,
      cells: [
        "port_a": .id(min(near.id, far.id)), "port_b": .id(max(near.id, far.id)),
        "medium": .text("fibre"), "service": .text("in-service"), "rate": .text(near.rate),
      ])
    let plugs = zip([near, far], cords).map { port, cord in
      HallModule.plug(in: port, cord.end("a"))
    }
    return [near.record, far.record, link] + cords.flatMap(\.records) + plugs
  }
}
