import Plant
import Store

/// A site of up to 49,152 links as a plan would bring it: hosts, leaves and spines in rows of racks.
struct BigSite {
  let links: Int
  /// A row of racks whose hosts have about a thousand links.
  static let row = "R01"

  private let hall = RecordKey.hall(name: "H1").id
  private static let linksPerHost = 8
  private static let hostsPerRack = 4
  private static let racksPerRow = 32

  private var hosts: Int { links / 3 / Self.linksPerHost }

  /// The name of a host somewhere in the middle.
  var someHost: String { name(hosts / 2) }

  /// The links of the row ``row``.
  var rowLinks: [ThingID] {
    (0..<min(hosts, Self.racksPerRow * Self.hostsPerRack)).flatMap { host in
      (0..<Self.linksPerHost).map { link(host: host, $0).id }
    }
  }

  private func name(_ host: Int) -> String { "dgx-\(host + 10_000)" }

  private func link(host: Int, _ number: Int) -> (id: ThingID, ports: [(String, String)]) {
    let at = host * Self.linksPerHost + number
    return Self.link((name(host), "mlx5_\(number)"), ("leaf-\(at / 32)", "\(at % 32 + 1)/1"))
  }

  private static func link(_ a: (String, String), _ b: (String, String)) -> (
    id: ThingID, ports: [(String, String)]
  ) {
    let ids = [a, b].map { RecordKey.port(device: RecordKey.device(name: $0.0).id, name: $0.1).id }
    return (RecordKey.link(ids[0], ids[1]).id, [a, b])
  }

  /// Hosts to leaves, leaves to spines, spines to cores: a third of the links each.
  private var allLinks: [(id: ThingID, ports: [(String, String)])] {
    let third = links / 3
    var out: [(ThingID, [(String, String)])] = []
    for host in 0..<hosts { out += (0..<Self.linksPerHost).map { link(host: host, $0) } }
    for at in 0..<third {
      out.append(
        Self.link(
          ("leaf-\(at / 32)", "\(at % 32 + 1)/2"), ("spine-\(at % 256)", "\(at / 256 + 1)/1")))
      out.append(
        Self.link(
          ("spine-\(at % 256)", "\(at / 256 + 1)/2"), ("core-\(at % 128)", "\(at / 128 + 1)/1")))
    }
    return out
  }

  /// Its links with the ids of their ports.
  var cabled: [(id: ThingID, ports: [ThingID])] {
    allLinks.map { link in
      (
        link.id,
        link.ports.map { RecordKey.port(device: RecordKey.device(name: $0.0).id, name: $0.1).id }
      )
    }
  }

  /// Its records in an order in which whatever is referred to comes first.
  func rows() -> [PlanRow] {
    var rows = [PlanRow(kind: .hall, id: hall, label: "H1", cells: ["name": .text("H1")])]
    var racks: [Int: ThingID] = [:]
    for host in 0..<hosts {
      let number = host / Self.hostsPerRack
      if racks[number] == nil { racks[number] = addRack(number, to: &rows) }
      rows.append(
        device(
          name(host), "host",
          ["rack": .id(racks[number]), "lowest_u": .integer(host % Self.hostsPerRack * 8 + 1)]))
    }
    var known = Set(rows.map(\.id))
    for link in allLinks {
      var ends: [ThingID] = []
      for (deviceName, portName) in link.ports {
        let device = self.device(deviceName, "switch", [:])
        if known.insert(device.id).inserted { rows.append(device) }
        let id = RecordKey.port(device: device.id, name: portName).id
        ends.append(id)
        rows.append(
          PlanRow(
            kind: .port, id: id, label: portName,
            cells: [
              "device": .id(device.id), "name": .text(portName), "port_class": .text("module"),
              "rate": .text("4xNDR"),
            ]))
      }
      rows.append(
        PlanRow(
          kind: .link, id: link.id, label: "link",
          cells: [
            "port_a": .id(ends.min()), "port_b": .id(ends.max()), "service": .text("in-service"),
            "medium": .text("fibre"),
          ]))
    }
    return rows
  }

  private func addRack(_ number: Int, to rows: inout [PlanRow]) -> ThingID {
    let row = "R" + Self.padded(number / Self.racksPerRow + 1)
    let rowID = RecordKey.rackRow(hall: hall, name: row).id
    if number % Self.racksPerRow == 0 {
      rows.append(
        PlanRow(
          kind: .rackRow, id: rowID, label: row, cells: ["hall": .id(hall), "name": .text(row)]))
    }
    let rack = "\(row)-\(Self.padded(number % Self.racksPerRow + 1))"
    let id = RecordKey.rack(hall: hall, name: rack).id
    rows.append(
      PlanRow(
        kind: .rack, id: id, label: rack, cells: ["rack_row": .id(rowID), "name": .text(rack)]))
    return id
  }

  private func device(_ name: String, _ kind: String, _ more: [String: Cell]) -> PlanRow {
    PlanRow(
      kind: .device, id: RecordKey.device(name: name).id, label: name,
      cells: ["name": .text(name), "kind": .text(kind)].merging(more) { $1 })
  }

  private static func padded(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
