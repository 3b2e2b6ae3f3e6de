import Plant
import Store

/// A port of the plan: its device, and its name or its number there.
struct HallPort: Hashable {
  var device: String
  var model: HallModel
  var name = ""
  var number: Int?
  var rate = "4xNDR"
  /// The cage where the model's own names do not tell it.
  var givenCage: String?

  /// The InfiniBand port of a fabric switch.
  static func fabric(_ device: String, _ number: Int) -> HallPort {
    HallPort(device: device, model: .fabricSwitch, number: number)
  }

  /// The adapter of a node on a rail; rails in the order of the GPUs.
  ///
  /// Source: NVIDIA DGX H100/H200 user guide, table of network port mapping.
  static func rail(_ device: String, _ rail: Int) -> HallPort {
    let adapters = [
      "mlx5_0", "mlx5_3", "mlx5_4", "mlx5_5", "mlx5_6", "mlx5_9", "mlx5_10", "mlx5_11",
    ]
    return HallPort(device: device, model: .node, name: adapters[rail % adapters.count])
  }

  /// A 100G port of the service network.
  static func service(_ device: String, _ model: HallModel, _ name: String, cage: String? = nil)
    -> HallPort
  {
    HallPort(device: device, model: model, name: name, rate: "100G", givenCage: cage)
  }

  var names: PortNames { PortNames.names(model: model.rawValue, portName: name, number: number) }
  var deviceID: ThingID { RecordKey.device(name: device).id }
  var id: ThingID { RecordKey.port(device: deviceID, name: names.canonical).id }
  var label: String { "\(device):\(names.canonical)" }
  var cage: String? { names.cage ?? givenCage }

  var record: PlannedRecord {
    PlannedRecord(
      kind: .port, id: id,
      cells: [
        "device": .id(deviceID), "name": .text(names.canonical), "number": .integer(number),
        "cage": .text(cage), "connector": .integer(names.connector ?? (cage == nil ? nil : 1)),
        "cage_side": .text(names.side?.rawValue), "port_class": .text("module"),
        "rate": .text(rate),
      ])
  }
}
