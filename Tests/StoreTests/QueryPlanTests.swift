import Guide
import Plant
import Store
import TestSupport
import Testing

@Suite struct `The plans SQLite makes`: PlanSuite {
  let hall: Hall

  init() throws {
    hall = try Hall(StoreFixture())
    try hall.look(at: hall.left, .dirt)
  }

  @Test func `a recorded answer seeks`() throws {
    try expectSeeks { _ = try hall.look(at: hall.right, .clean) }
  }

  @Test func `a withdrawal and a correction's place seek`() throws {
    let dirt = try hall.look(at: hall.left, .dirt)
    try expectSeeks {
      _ = try hall.store.fact(.withdrawal(Withdrawal(factKind: "inspection", fact: dirt)))
    }
  }

  @Test func `the last test of a link seeks`() throws {
    try expectSeeks { _ = try hall.store.read { try $0.lastMap(ofLink: hall.links[0]) } }
  }

  @Test func `that the clock was set back is found at the end of the log`() throws {
    try expectSeeks {
      let behind = try hall.store.read { try $0.clockBehind(nowMS: 0) }
      #expect(behind != nil)
    }
    let now = hall.store.environment.nowMS()
    #expect(try hall.store.read { try $0.clockBehind(nowMS: now) } == nil)
    #expect(try hall.store.read { try $0.clockBehind(nowMS: .max) } == nil)
  }

  @Test func `an edit of a record seeks`() throws {
    try expectSeeks {
      try hall.store.draft { _, draft in
        _ = try draft.update(.device, hall.leaf, ["owner": .text("blue")])
      }
    }
  }

  @Test func `what was retired with a device is found by seeking, and a retired link by its ports`()
    throws
  {
    try hall.store.draft { _, draft in
      for (kind, id) in [(ThingKind.device, hall.leaf), (.link, hall.links[0])] {
        try draft.update(kind, id, ["retired_at": .integer(5)])
      }
    }
    try expectSeeks {
      try hall.store.read { view in
        let leaf = try #require(try view.thing(.device, hall.leaf))
        #expect(try view.linksRetired(with: leaf).together.map(\.id) == [hall.links[0]])
        let link = try view.things(named: "LEAF-01:25/1 > HOST-A:mlx5_0")
        #expect(link.map(\.id) == [hall.links[0]])
      }
    }
  }

  @Test func `whether a picture was added here, and what connector it shows, is found by seeking`()
    throws
  {
    let face = try hall.portFace(hall.left)
    let id = try hall.store.fact(
      .image(
        FaceImage(
          sha256: StorePool.face(0).part.bytes + StorePool.face(0).part.bytes, byteCount: 1,
          format: .png, face: face)))
    try expectSeeks {
      try hall.store.read { view in
        let fact = try #require(try view.images(ofPart: face.part).first { $0.id == id })
        #expect(try view.wasAddedHere(fact))
        #expect(try view.positionCount(of: face) == nil)
      }
    }
  }

  @Test func `a merge seeks`() throws {
    let other = try hall.fixture.store("other", seed: 2)
    try other.take(from: hall.store)
    try other.draft { _, draft in
      try draft.update(.device, hall.leaf, ["owner": .text("blue")])
      try draft.record(.inspection(Inspection(face: StorePool.face(0), verdict: .dirt)))
    }
    let news = try other.changes()
    try expectSeeks { try hall.store.take(news) }
    // A store opened anew remembers none of them.
    let opened = try Store(hall.store.folder, environment: testEnvironment)
    let again = try opened.plans { try opened.take(news) }
    #expect(again.contains { $0.sql.contains("FROM log_by_hash WHERE bucket = ?1") })
  }

  @Test func `no statement is prepared anew for another value`() throws {
    let other = try hall.fixture.store("other", seed: 2)
    try other.take(from: hall.store)
    for link in hall.links + hall.links {
      for (store, owner) in [(hall.store, "blue"), (other, "red")] {
        try store.draft { _, draft in
          try draft.update(.link, link, ["owner": .text("\(owner) \(link)")])
          try draft.update(.link, link, ["retired_at": .integer(1)], evenIfEqual: true)
        }
      }
    }
    try hall.store.take(from: other)
    #expect(try !hall.store.read { try $0.disagreements() }.isEmpty)
    #expect(try hall.store.countPreparedAnew() == 0)
  }

  @Test func `the history of a thing seeks in every table of facts`() throws {
    try hall.store.fact(
      .job(
        Job(link: hall.links[0], joint: hall.left, procedure: "repair", version: 1, code: "ABC234"))
    )
    let things = try hall.store.read { view in
      [
        try view.thing(.link, hall.links[0]), try view.thing(.port, hall.left),
        try view.thing(.device, hall.leaf),
      ].compactMap { $0 }
    }
    #expect(things.count == 3)
    try expectSeeks {
      for thing in things {
        try hall.store.read { view in
          _ = try view.history(of: thing)
          _ = try view.edits(of: thing)
          _ = try view.aliases(of: thing)
          _ = try view.cables(ofLink: thing.id)
        }
      }
    }
  }

  @Test func `a REF of any kind seeks`() throws {
    let refs = ["LEAF-01", "LEAF-01:25/1", "LEAF-01:25/1>HOST-A:mlx5_0", "0123456789"]
    for ref in refs {
      try expectSeeks { _ = try hall.store.read { try $0.things(named: ref) } }
    }
    let found = try steps { _ = try hall.store.read { try $0.things(named: "LEAF-01") } }
    #expect(found.contains { $0.hasPrefix("SEARCH lookup USING PRIMARY KEY (term=?)") })
  }

  @Test func `tickets are looked for in their index alone`() throws {
    for (ticket, symptom) in [("INC48213", "flaps"), ("inc48213", "crc"), ("INC5_", "crc")] {
      try hall.store.fact(
        .fault(Fault(link: hall.links[0], symptom: symptom, ticket: ticket)))
    }
    func find(_ text: String) throws -> [String] {
      try hall.store.read { try $0.tickets(with: text, limit: 5) }.map { $0.lowercased() }
    }
    #expect(try find("48213") == ["inc48213"])
    #expect(try find("Inc") == ["inc48213", "inc5_"])
    #expect(try find("_") == ["inc5_"])
    #expect(try find("") == [])
    let found = try steps { _ = try find("482") }.filter { $0.contains("fault") }
    #expect(found == ["SCAN fault USING COVERING INDEX fault_by_ticket"])
  }

  @Test func `whether two people disagree of a tip is sought`() throws {
    try expectSeeks {
      _ = try hall.store.read { view in
        try view.orientation(ofTip: "tip A")
      }
    }
  }

  @Test func `a part is found by its bag by seeking, and so is where it was`() throws {
    let module = RecordKey.module(maker: "NVIDIA", serial: "MT1").id
    try hall.store.draft { _, draft in
      try draft.insert(.module, module, ["maker": .text("NVIDIA"), "serial": .text("MT1")])
      try draft.record(
        .partMove(
          PartMove(
            kind: .module, part: module, direction: .outOf,
            place: Subject(kind: .port, id: hall.left), bag: "RMA-09")))
    }
    func ask(_ view: StoreView) throws {
      // One is enough: more would be sought anywhere in a name.
      let found = try view.find("RMA-09", limit: 1)
      #expect(found.map(\.id) == [module])
      #expect(try found.flatMap(view.stays(of:)).map(\.bag) == ["RMA-09"])
    }
    try expectSeeks { try hall.store.read(ask) }
    let found = try steps { try hall.store.read(ask) }
    for index in ["part_move_by_bag", "part_by_identity"] {
      #expect(found.contains { $0.hasPrefix("SEARCH") && $0.contains(index) }, "\(index)")
    }
  }

  @Test func `what people disagree about is read off indexes, not off the big tables`() throws {
    let plans = try hall.store.plans { _ = try hall.store.read { try $0.disagreements() } }
    // Panels are few; the lookup and the indexes on links and looks are read in their own order.
    let allowed = [
      "SCAN twin", "SCAN panel", "SCAN lookup", "SCAN seen USING COVERING INDEX seen_by_subject",
      "SCAN sibling USING INDEX sibling_differs",
      "SCAN sibling USING COVERING INDEX sibling_differs",
      "SCAN retired USING INDEX stamp_retired", "SCAN retired USING INDEX sibling_retired",
      "SCAN retired USING COVERING INDEX sibling_retired", "SCAN often", "SCAN change_log",
    ]
    let others = plans.flatMap { sql, plan in
      plan.filter { step in
        step.hasPrefix("SCAN ") && !allowed.contains { step.hasPrefix($0) }
          && !Self.small.contains(String(step.split(separator: " ")[1]))
      }.map { "\($0): \(sql)" }
    }
    #expect(others == [])
    let sorts = plans.flatMap { sql, plan in
      plan.filter { $0.contains("TEMP B-TREE") }.map { "\($0): \(sql)" }
    }
    #expect(sorts.filter { $0.contains("FROM link") || $0.contains("FROM lookup") } == [])
    let steps = plans.flatMap(\.plan)
    for index in ["link_by_port_a", "link_by_port_b", "device_by_rack"] {
      #expect(steps.contains { $0.contains(index) }, "\(index)")
    }
  }

  @Test func `a port's links and a device's ports are on their indexes`() throws {
    let found = try steps {
      _ = try hall.store.read { view in
        _ = try view.ports(ofDevice: hall.leaf)
        return try view.links(ofPort: hall.left)
      }
    }
    for index in ["link_by_port_a", "link_by_port_b", "port_by_device"] {
      #expect(found.contains { $0.contains("USING INDEX \(index)") }, "\(index)")
    }
  }

  @Test func `the pictures of a face, of a port and the newest ones seek`() throws {
    let face = try hall.portFace(hall.left)
    try hall.store.fact(
      .image(FaceImage(sha256: [1], byteCount: 1, format: .png, face: face)))
    let port = try #require(try hall.store.read { try $0.thing(.port, hall.left) })
    try expectSeeks {
      try hall.store.read { view in
        _ = try view.imageTies(of: face)
        _ = try view.images(of: port)
        _ = try view.images(ofPart: face.part)
        _ = try view.newestImages(limit: 5)
        _ = try view.scopeClockOffsetMS(of: "Ana", atMS: StoreMoment.nowMS)
      }
    }
  }
}
