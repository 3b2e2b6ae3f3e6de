import Guide
import Plant
import Store
import TestSupport

/// A small hall with a twin-port switch and two hosts, and what happens in it.
///
/// Cage 25 of the switch holds one module with two connectors; `25/1` is linked to host A and `25/2`
/// to host B.
struct Hall {
  let fixture: StoreFixture
  let store: Store
  let hall = RecordKey.hall(name: "Hall 1").id
  let row: ThingID
  let rack: ThingID
  let leaf = RecordKey.device(name: "LEAF-01").id
  let hosts = ["HOST-A", "HOST-B"].map { RecordKey.device(name: $0).id }
  let left: ThingID
  let right: ThingID
  let far: [ThingID]
  let links: [ThingID]

  init(_ fixture: StoreFixture, _ name: String = "hall", seed: UInt64 = 1) throws {
    self.fixture = fixture
    store = try fixture.store(name, seed: seed)
    row = RecordKey.rackRow(hall: hall, name: "R07").id
    rack = RecordKey.rack(hall: hall, name: "R07-06").id
    left = RecordKey.port(device: leaf, name: "25/1").id
    right = RecordKey.port(device: leaf, name: "25/2").id
    far = hosts.map { RecordKey.port(device: $0, name: "mlx5_0").id }
    links = [RecordKey.link(left, far[0]).id, RecordKey.link(right, far[1]).id]
    try store.draft { _, draft in try build(draft) }
  }

  private func build(_ draft: Draft) throws {
    try draft.insert(.hall, hall, ["name": .text("Hall 1")])
    try draft.insert(.rackRow, row, ["hall": .id(hall), "name": .text("R07")])
    try draft.insert(.rack, rack, ["rack_row": .id(row), "name": .text("R07-06")])
    try draft.insert(
      .device, leaf,
      [
        "name": .text("LEAF-01"), "kind": .text("switch"), "model": .text("MQM9700"),
        "serial": .text("MT2301X00001"), "rack": .id(rack), "lowest_u": .integer(30),
        "height_u": .integer(1),
      ])
    for (name, id) in zip(["HOST-A", "HOST-B"], hosts) {
      try draft.insert(.device, id, ["name": .text(name), "kind": .text("host")])
    }
    for (connector, id) in [(1, left), (2, right)] {
      try draft.insert(
        .port, id,
        [
          "device": .id(leaf), "name": .text("25/\(connector)"),
          "number": .integer(48 + connector), "cage": .text("25"),
          "connector": .integer(connector),
        ])
    }
    for (host, id) in zip(hosts, far) {
      try draft.insert(.port, id, ["device": .id(host), "name": .text("mlx5_0")])
    }
    for (id, ends) in zip(links, [[left, far[0]], [right, far[1]]]) {
      try draft.insert(
        .link, id, ["port_a": .id(ends.min()), "port_b": .id(ends.max()), "medium": .text("fibre")])
    }
  }

  func port(_ id: ThingID) throws -> PortRecord {
    guard let port = try store.read({ try $0.port(id) }) else {
      throw StoreError(.noSuchThing, "A port of the test is gone.")
    }
    return port
  }

  func portFace(_ id: ThingID) throws -> Face {
    let port = try port(id)
    return try store.read { try $0.portFace(port) }
  }

  func cordFace(_ id: ThingID) throws -> Face {
    let port = try port(id)
    return try store.read { try $0.cordFace(port) }
  }

  /// Records a look at the port face or the cord face, with the part's record as the program does.
  @discardableResult
  func look(at id: ThingID, cord: Bool = false, _ verdict: FaceVerdict) throws -> ThingID {
    let port = try port(id)
    return try store.draft { view, draft in
      try draft.ensureParts(view, at: port)
      let face = cord ? try view.cordFace(port) : try view.portFace(port)
      return try draft.record(.inspection(Inspection(face: face, joint: id, verdict: verdict)))
    }
  }

  /// Records that a part went into a port or came out.
  func move(
    _ kind: PartKind, _ part: ThingID, _ direction: MoveDirection, _ port: ThingID
  ) throws -> ThingID {
    try store.fact(
      .partMove(
        PartMove(
          kind: kind, part: part, direction: direction, place: Subject(kind: .port, id: port))))
  }

  func due(row: ThingID? = nil) throws -> [ThingID] {
    try store.read { try $0.dueSituations(row: row, nowMS: StoreMoment.nowMS).map(\.link) }
  }
}
