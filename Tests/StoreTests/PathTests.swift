import Plant
import Store
import TestSupport
import Testing

/// What lies between two ports, from the cable ends that are recorded.
@Suite struct `The path of a link` {
  private let hall: Hall

  init() throws {
    hall = try Hall(StoreFixture())
  }

  private func cable(
    _ draft: Draft, _ serial: String, _ kind: String, legs: Int = 1,
    _ ends: [(side: String, leg: Int, at: Subject?)]
  ) throws {
    let id = RecordKey.cable(maker: "M", serial: serial).id
    try draft.insert(
      .cable, id, ["kind": .text(kind), "maker": .text("M"), "serial": .text(serial)])
    for end in ends {
      try draft.insert(
        .cableEnd, RecordKey.cableEnd(cable: id, side: end.side, leg: end.leg).id,
        [
          "cable": .id(id), "side": .text(end.side), "leg": .integer(end.leg),
          "state": .text("landed"), "at_kind": .text(end.at?.kind.rawValue), "at": .id(end.at?.id),
        ])
    }
  }

  private func position(
    _ draft: Draft, _ name: String, _ kind: String = "mpo12", cassette: Int? = nil
  )
    throws -> Subject
  {
    let panel = RecordKey.panel(name: "P07A").id
    try draft.insert(.panel, panel, ["name": .text("P07A"), "rack": .id(hall.rack)])
    let id = RecordKey.panelPosition(panel: panel, name: name).id
    try draft.insert(
      .panelPosition, id,
      [
        "panel": .id(panel), "name": .text(name), "connector_kind": .text(kind),
        "cassette": .id(
          cassette.map { RecordKey.cassetteOfSlot(panel: panel, slot: String($0)).id }),
      ])
    return Subject(kind: .panelPosition, id: id)
  }

  private func path(_ link: Int = 0, from port: ThingID? = nil) throws -> (
    labels: [String], isComplete: Bool
  ) {
    try hall.store.read { view in
      guard let link = try view.link(hall.links[link]), let port = try view.port(port ?? hall.left)
      else { return ([], false) }
      let way = try view.way(ofLink: link, from: port.id)
      let labels = way.hops.map { hop in
        switch hop {
        case .cable(let cable, let from, let to):
          "\(cable.serial ?? "?") \(from.side.rawValue)>\(to.side.rawValue)\(max(from.leg, to.leg))"
        case .position(let position): position.label
        }
      }
      return (labels, way.isComplete)
    }
  }

  private func at(_ port: ThingID) -> Subject { Subject(kind: .port, id: port) }

  @Test func `no cable end recorded, no hop`() throws {
    let path = try path()
    #expect(path.labels == [])
    #expect(!path.isComplete)
  }

  @Test func `cords, panels and the right leg of a trunk, from either end`() throws {
    try hall.store.draft { _, draft in
      let (near, far) = (try position(draft, "1"), try position(draft, "2"))
      try cable(draft, "C-1", "cord", [("a", 1, at(hall.left)), ("b", 1, near)])
      try cable(draft, "C-2", "cord", [("b", 1, at(hall.far[0])), ("a", 1, far)])
      try cable(
        draft, "T-1", "trunk",
        [("a", 1, nil), ("b", 1, at(hall.far[1])), ("a", 3, near), ("b", 3, far)])
    }
    let path = try path()
    #expect(path.labels == ["C-1 a>b1", "P07A:1", "T-1 a>b3", "P07A:2", "C-2 a>b1"])
    #expect(path.isComplete)
    let back = try self.path(from: hall.far[0])
    #expect(back.labels == ["C-2 b>a1", "P07A:2", "T-1 b>a3", "P07A:1", "C-1 b>a1"])
    #expect(back.isComplete)
  }

  @Test func `a chain that stops is shown as far as it goes`() throws {
    try hall.store.draft { _, draft in
      let near = try position(draft, "1")
      try cable(draft, "C-1", "cord", [("a", 1, at(hall.left)), ("b", 1, near)])
      try cable(draft, "T-1", "trunk", [("a", 1, near), ("b", 1, nil)])
    }
    let path = try path()
    #expect(path.labels == ["C-1 a>b1", "P07A:1", "T-1 a>b1"])
    #expect(!path.isComplete)
  }

  @Test func `a chain that ends at another port is not complete`() throws {
    try hall.store.draft { _, draft in
      try cable(draft, "C-1", "cord", [("a", 1, at(hall.left)), ("b", 1, at(hall.far[1]))])
    }
    #expect(try path().labels == ["C-1 a>b1"])
    #expect(try !path().isComplete)
  }

  @Test func `through a cassette to the pair that leads to the port`() throws {
    try hall.store.draft { _, draft in
      let rear = try position(draft, "1R", cassette: 1)
      let fronts = try ["1/1", "1/2"].map { try position(draft, $0, "lc", cassette: 1) }
      let other = try position(draft, "2/1", "lc", cassette: 2)
      try cable(draft, "T-1", "trunk", [("a", 1, at(hall.left)), ("b", 1, rear)])
      try cable(draft, "D-1", "cord", [("a", 1, fronts[0]), ("b", 1, at(hall.far[1]))])
      try cable(draft, "D-2", "cord", [("a", 1, fronts[1]), ("b", 1, at(hall.far[0]))])
      try cable(draft, "D-3", "cord", [("a", 1, other), ("b", 1, at(hall.far[0]))])
    }
    let path = try path()
    #expect(path.labels == ["T-1 a>b1", "P07A:1R", "P07A:1/2", "D-2 a>b1"])
    #expect(path.isComplete)
  }

  @Test func `a harness leads to the leg of the port`() throws {
    try hall.store.draft { _, draft in
      try cable(
        draft, "H-1", "harness",
        [("a", 1, at(hall.left)), ("b", 1, at(hall.far[1])), ("b", 2, at(hall.far[0]))])
    }
    #expect(try path().labels == ["H-1 a>b2"])
    #expect(try path().isComplete)
    #expect(try path(from: hall.far[0]).labels == ["H-1 b>a2"])
  }

  @Test func `a ring of cords ends`() throws {
    try hall.store.draft { _, draft in
      let ring = try (1...40).map { try position(draft, String($0)) }
      try cable(draft, "C-0", "cord", [("a", 1, at(hall.left)), ("b", 1, ring[0])])
      for place in ring.indices {
        try cable(
          draft, "R-\(place)", "cord",
          [("a", 1, ring[place]), ("b", 1, ring[(place + 1) % ring.count])])
      }
    }
    let path = try path()
    #expect(!path.isComplete)
    #expect(path.labels.count <= 40)
  }

  @Test func `a path seeks`() throws {
    try hall.store.draft { _, draft in
      let near = try position(draft, "1")
      try cable(draft, "C-1", "cord", [("a", 1, at(hall.left)), ("b", 1, near)])
      try cable(draft, "T-1", "trunk", [("a", 1, near), ("b", 1, at(hall.far[0]))])
    }
    let steps = try hall.store.plans { _ = try path() }.flatMap(\.plan)
    for index in ["cable_end_by_place", "cable_end_by_cable"] {
      #expect(steps.contains { $0.contains("USING INDEX \(index)") }, "\(index)")
    }
    for table in ["cable_end", "cable", "panel_position", "panel", "part"] {
      #expect(
        !steps.contains { $0 == "SCAN \(table)" || $0.hasPrefix("SCAN \(table) ") }, "\(table)")
    }
  }

  @Test func `what a part was found to be gives it its name`() throws {
    let module = RecordKey.module(maker: "M", serial: "MT-1").id
    let port = try hall.port(hall.left)
    let part = try hall.portFace(hall.left).part
    try hall.store.draft { view, draft in
      try draft.ensureParts(view, at: port)
      try draft.insert(.module, module, ["maker": .text("M"), "serial": .text("MT-1")])
    }
    #expect(try hall.store.read { try $0.partName(part) } == nil)
    try hall.store.draft { _, draft in
      _ = try draft.update(
        .part, part, ["identified_kind": .text("module"), "identified_as": .id(module)])
    }
    #expect(try hall.store.read { try $0.partName(part) } == "MT-1")
    #expect(try hall.store.read { try $0.identity(ofPart: part) } == module)
    #expect(try hall.portFace(hall.left).part == part)
  }

  @Test func `the last words found at a thing are shown, unless taken back`() throws {
    func seen(_ text: String) throws -> ThingID {
      try hall.store.fact(
        .seen(Seen(subject: Subject(kind: .port, id: hall.left), found: text, origin: .typed)))
    }
    func found() throws -> String? {
      guard case .seen(let seen)? = try hall.store.read({ try $0.asFound(hall.left) })?.body
      else { return nil }
      return seen.found
    }
    #expect(try found() == nil)
    _ = try seen("in P07A:22")
    let wrong = try seen("in P07A:24")
    #expect(try found() == "in P07A:24")
    try hall.store.fact(.withdrawal(Withdrawal(factKind: "seen", fact: wrong)))
    #expect(try found() == "in P07A:22")
  }
}
