import Plant
import Store
import TestSupport
import Testing

@Suite struct `What a REF names` {
  private let hall: Hall

  init() throws {
    hall = try Hall(StoreFixture())
  }

  private func names(_ ref: String) throws -> [ThingID] {
    try hall.store.read { try $0.things(named: ref).map(\.id) }
  }

  private func alias(_ code: String, _ kind: ThingKind, _ target: ThingID) throws -> ThingID {
    let id = RecordKey.alias(code: code, target: target).id
    try hall.store.draft { _, draft in
      try draft.insert(
        .alias, id,
        ["code": .text(code), "target_kind": .text(kind.rawValue), "target": .id(target)])
    }
    return id
  }

  private func retire(_ kind: ThingKind, _ id: ThingID) throws {
    try hall.store.draft { _, draft in
      try draft.update(kind, id, ["retired_at": .integer(draft.nowMS)])
    }
  }

  @Test func `names and serials, however they are typed`() throws {
    #expect(try names("leaf-01") == [hall.leaf])
    #expect(try names("  LEAF-01 ") == [hall.leaf])
    #expect(try names("mt2301x00001") == [hall.leaf])
    #expect(try names("R07-06") == [hall.rack])
    #expect(try names("hall 1") == [hall.hall])
    #expect(try names("") == [])
    #expect(try names("leaf-0") == [])
  }

  @Test func `a name of a long list is looked up once, and one that means nothing too`() throws {
    try hall.store.read { view in
      var names = LinkNames(view)
      let first = try names.found("leaf-01:25/1")
      #expect(first.port?.id == hall.left)
      for _ in 1...20 {
        let again = try names.found("leaf-01:25/1")
        #expect(again == first)
      }
      #expect(names.lookups == 1)
      let link = try names.found(first.link.id.description)
      #expect(link.link == first.link && link.port == nil)
      for _ in 1...20 {
        do {
          _ = try names.found("nobody:25/1")
          Issue.record("nobody has no port")
        } catch let error as StoreError {
          #expect(error.code == .noSuchThing)
        }
      }
      #expect(names.lookups == 3)
    }
  }

  @Test(arguments: [
    "LEAF-01:25/1", "leaf-01 25/1", "LEAF-01:P49", "LEAF-01:49", "leaf-01:ib port 49",
    "LEAF-01:swp25s0", "LEAF-01 1/25/1",
  ])
  func `a port by every name it has`(ref: String) throws {
    #expect(try names(ref) == [hall.left])
    #expect(try hall.store.read { try $0.port(named: ref).id } == hall.left)
  }

  @Test func `a person is who began a job, signed one or checked a tool`() throws {
    let job = Job(
      link: hall.links[0], joint: hall.left, procedure: "repair", version: 1, code: "ABC234")
    let subject = Subject(kind: .link, id: hall.links[0])
    let begun = try hall.store.write(author: "Priya Nair") { try $1.record(.job(job)) }
    try hall.store.draft { _, draft in
      _ = try draft.record(
        .signature(Signature(subject: subject, kind: .accepted, byWhom: "carla")), job: begun)
    }
    func isPerson(_ name: String) throws -> Bool {
      try hall.store.read { try $0.isPerson(name) }
    }
    for name in ["Priya Nair", "PRIYA nair", "Carla"] { #expect(try isPerson(name), "\(name)") }
    for name in ["", "Priya", "LEAF-01", "ABC234"] { #expect(try !isPerson(name), "\(name)") }
  }

  @Test func `a port by an alias of its device`() throws {
    _ = try alias("BIG BLUE", .device, hall.leaf)
    #expect(try names("big blue") == [hall.leaf])
    #expect(try names("big blue:25/2") == [hall.right])
    #expect(try names("big blue 25/2") == [hall.right])
  }

  @Test func `a rack unit, a link, and the first digits of an id`() throws {
    #expect(try names("R07-06 u30") == [hall.leaf])
    #expect(try names("R07-06 u31") == [])
    #expect(try names("LEAF-01:25/1>HOST-A:mlx5_0") == [hall.links[0]])
    #expect(try names("HOST-A:mlx5_0 > LEAF-01:25/1") == [hall.links[0]])
    #expect(try names("HOST-B:mlx5_0>LEAF-01:25/1") == [])
    #expect(try names(String(hall.leaf.description.prefix(8))) == [hall.leaf])
    #expect(try names(hall.links[1].description) == [hall.links[1]])
    #expect(try names(String(hall.leaf.description.prefix(7))) == [])
  }

  @Test func `a link by the port at either end`() throws {
    let (link, near) = try hall.store.read { try $0.link(named: "LEAF-01:25/2") }
    #expect(link.id == hall.links[1])
    #expect(near.id == hall.right)
    #expect(try hall.store.read { try $0.link(named: "HOST-B:mlx5_0").near.id } == hall.far[1])
  }

  @Test func `more than one thing is listed, not chosen`() throws {
    _ = try alias("X1", .device, hall.hosts[0])
    _ = try alias("x1", .port, hall.left)
    let error = #expect(throws: StoreError.self) {
      try hall.store.read { try $0.thing(named: "X1") }
    }
    #expect(error?.code == .ambiguous)
    #expect(error?.message.contains("HOST-A (device)") == true)
    #expect(error?.message.contains("LEAF-01:25/1 (port)") == true)
    #expect(
      try hall.store.read { try $0.thing(named: "X1", kinds: [.port]).id } == hall.left,
      "where only a port can be meant it is the port")
    let both = #expect(throws: StoreError.self) {
      try hall.store.read { try $0.port(named: "LEAF-01:OSFP25") }
    }
    #expect(both?.code == .ambiguous)
  }

  @Test func `what is not here, and what is of another kind`() throws {
    let missing = #expect(throws: StoreError.self) {
      try hall.store.read { try $0.thing(named: "LEAF-99") }
    }
    #expect(missing?.code == .noSuchThing)
    let other = #expect(throws: StoreError.self) {
      try hall.store.read { try $0.port(named: "LEAF-01") }
    }
    #expect(other?.code == .noSuchThing)
    #expect(other?.message.contains("device") == true)
  }

  @Test func `a retired thing is named only where no live one is`() throws {
    let old = RecordKey.device(name: "LEAF-OLD").id
    try hall.store.draft { _, draft in
      try draft.insert(.device, old, ["name": .text("leaf-01"), "serial": .text("OLD1")])
    }
    #expect(try names("LEAF-01").count == 2)
    try retire(.device, old)
    #expect(try names("LEAF-01") == [hall.leaf])
    #expect(try names("OLD1") == [old])
  }

  @Test func `an alias that was retired or changed names nothing any more`() throws {
    let id = try alias("LBL-1", .device, hall.leaf)
    #expect(try names("LBL-1") == [hall.leaf])
    try hall.store.draft { _, draft in
      try draft.update(.alias, id, ["code": .text("LBL-2"), "target": .id(hall.hosts[0])])
    }
    #expect(try names("LBL-1") == [])
    #expect(try names("LBL-2") == [hall.hosts[0]])
    try retire(.alias, id)
    #expect(try names("LBL-2") == [])
    #expect(try hall.store.doctor().isWell)
  }

  @Test func `two aliases of one code: one retired, the other still names it`() throws {
    let one = try alias("LBL-1", .device, hall.leaf)
    let other = try alias("LBL-2", .device, hall.leaf)
    try hall.store.draft { _, draft in try draft.update(.alias, other, ["code": .text("lbl-1")]) }
    try retire(.alias, one)
    #expect(try names("LBL-1") == [hall.leaf])
    #expect(try hall.store.doctor().isWell)
  }

  @Test func `a renamed device is found by its new name alone`() throws {
    try hall.store.draft { _, draft in
      try draft.update(.device, hall.leaf, ["name": .text("SPINE-7")])
    }
    #expect(try names("LEAF-01") == [])
    #expect(try names("spine-7:25/1") == [hall.left])
  }
}
