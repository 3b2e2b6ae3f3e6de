import Interop
import Paper
import Plant
import Store

/// A fabric dump as records: switches, hosts, their ports and the links between them.
enum FabricPlan {
  static func rows(_ dump: FabricDump) -> [PlanRow] {
    var rows: [PlanRow] = []
    var models: [String: String] = [:]
    for device in dump.switches {
      models[NameFolding.fold(device.name)] = device.model
      rows.append(
        PlanRow(
          kind: .device, id: RecordKey.device(name: device.name).id, label: device.name,
          cells: [
            "name": .text(device.name), "kind": .text("switch"), "model": .text(device.model),
            "guid": .text(device.guid.description),
          ]))
    }
    for host in dump.hosts {
      let system = host.adapters.compactMap(\.systemGUID).first
      rows.append(
        PlanRow(
          kind: .device, id: RecordKey.device(name: host.name).id, label: host.name,
          cells: [
            "name": .text(host.name), "kind": .text("host"), "guid": .text(system?.description),
          ]))
    }
    for link in dump.links {
      let a = port(link.a, models, link.speed)
      let b = port(link.b, models, link.speed)
      rows.append(a)
      rows.append(b)
      rows.append(
        PlanRow(
          kind: .link, id: RecordKey.link(a.id, b.id).id, label: "\(a.label) > \(b.label)",
          cells: [
            "port_a": .id(min(a.id, b.id)), "port_b": .id(max(a.id, b.id)),
            "rate": .text(link.speed),
          ], line: link.lines.first, defaults: ["service": .text("in-service")]))
    }
    return rows
  }

  private static func port(_ end: FabricEnd, _ models: [String: String], _ speed: String)
    -> PlanRow
  {
    let device = RecordKey.device(name: end.device).id
    let names = PortNames.names(
      model: models[NameFolding.fold(end.device)], portName: end.port,
      number: end.kind == .switch ? end.portNumber : nil)
    var cells: [String: Cell] = [
      "device": .id(device), "name": .text(names.canonical), "number": .integer(end.portNumber),
      "rate": .text(speed), "port_class": .text("module"),
    ]
    if let cage = names.cage {
      cells["cage"] = .text(cage)
      cells["connector"] = .integer(names.connector ?? 1)
      cells["cage_side"] = .text(names.side?.rawValue)
    }
    if end.kind == .host { cells["guid"] = .text(end.guid.description) }
    return PlanRow(
      kind: .port, id: RecordKey.port(device: device, name: names.canonical).id,
      label: "\(end.device):\(names.canonical)", cells: cells)
  }

  /// What the dump holds, for the report.
  static func summary(_ dump: FabricDump) -> [String] {
    let between = dump.links.count { $0.a.kind == .switch && $0.b.kind == .switch }
    var lines = [
      [
        CountText.of(dump.switches.count, "switch"), CountText.of(dump.hosts.count, "host"),
        CountText.of(dump.links.count, "link"),
      ].joined(separator: ", "),
      "\(CountText.of(between, "link")) between switches, \(dump.links.count - between) to hosts",
    ]
    if dump.aggregationNodes > 0 {
      lines.append("\(CountText.of(dump.aggregationNodes, "aggregation node")) left out")
    }
    if dump.oneSided > 0 {
      lines.append("\(CountText.of(dump.oneSided, "link")) seen from one side only")
    }
    return lines
  }
}
