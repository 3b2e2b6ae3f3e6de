import Plant
import Store
import TestSupport
import Testing

/// The plan read at once and the plan asked row by row are the same plan.
@Suite struct `Reading what light passes` {
  private let hall: Hall
  private let panel = RecordKey.panel(name: "P1").id

  init() throws {
    hall = try Hall(StoreFixture())
    try hall.store.draft { _, draft in
      try draft.insert(.panel, panel, ["name": .text("P1"), "rack": .id(hall.rack)])
      for (number, port) in [(1, hall.left), (2, hall.right)] {
        let place = position(number)
        try draft.insert(
          .panelPosition, place,
          [
            "panel": .id(panel), "name": .text("\(number)"), "adapter": .text("opposed"),
            "connector_kind": .text("mpo12"),
          ])
        try cord(
          draft, "N\(number)", Subject(kind: .port, id: port),
          Subject(kind: .panelPosition, id: place))
        try cord(
          draft, "F\(number)", Subject(kind: .port, id: hall.far[number - 1]),
          Subject(kind: .panelPosition, id: place), pinned: number == 1 ? nil : 1)
      }
      try module(draft, "M1", in: hall.left)
      for (number, port) in hall.far.enumerated() { try module(draft, "M\(number + 2)", in: port) }
    }
  }

  private func position(_ number: Int) -> ThingID {
    RecordKey.panelPosition(panel: panel, name: "\(number)").id
  }

  private func cable(_ serial: String) -> ThingID { RecordKey.cable(maker: "M", serial: serial).id }

  private func cord(
    _ draft: Draft, _ serial: String, _ from: Subject, _ to: Subject, pinned: Int? = 0
  ) throws {
    try draft.insert(
      .cable, cable(serial),
      [
        "kind": .text("cord"), "maker": .text("M"), "serial": .text(serial),
        "polarity": .text("b"), "fibre_grade": .text("om4"), "length_mm": .integer(5_000),
      ])
    for (side, place) in [("a", from), ("b", to)] {
      try draft.insert(
        .cableEnd, RecordKey.cableEnd(cable: cable(serial), side: side, leg: 1).id,
        [
          "cable": .id(cable(serial)), "side": .text(side), "leg": .integer(1),
          "connector_kind": .text("mpo12"), "pinned": .integer(pinned), "polish": .text("apc"),
          "state": .text("landed"), "at_kind": .text(place.kind.rawValue), "at": .id(place.id),
        ])
    }
  }

  private func module(_ draft: Draft, _ serial: String, in port: ThingID) throws {
    let id = RecordKey.module(maker: "M", serial: serial).id
    try draft.insert(
      .module, id,
      [
        "maker": .text("M"), "serial": .text(serial), "part_number": .text("MMA4Z00-NS400"),
        "connector_kind": .text("mpo12"), "pinned": .integer(1), "polish": .text("apc"),
      ])
    try draft.insert(
      .part, RecordKey.part(holder: port, kind: .module, putBy: nil).id,
      [
        "kind": .text("module"), "holder": .id(port), "identified_kind": .text("module"),
        "identified_as": .id(id),
      ])
  }

  /// Every link from both ends, by both ways of asking.
  private func expectAgreement() throws {
    try hall.store.read { view in
      let site = try view.siteRules()
      let fabric = try view.fabric()
      for id in hall.links {
        guard let link = try view.link(id) else { continue }
        let planned = try #require(fabric.links.first { $0.id == id })
        for near in [link.portA.id, link.portB.id] {
          let bulk = try ChannelMaker(fabric, site).reading(of: planned, from: near)
          let asked = try view.reading(ofLink: link, from: near, site)
          #expect(bulk == asked)
        }
      }
    }
  }

  private func check() throws -> PlanCheck {
    try hall.store.read { view in PlanChecker.check(try view.fabric(), try view.siteRules()) }
  }

  @Test func `both agree on a plan as it was made`() throws {
    try expectAgreement()
    let check = try check()
    #expect(check.links == 2)
    // Two cords of type B over one panel are dark, whatever their pins.
    #expect(check.failed.map(\.rule.code).contains("dark"))
    #expect(check.partly == [:])
  }

  @Test func `the module of a cage serves both its ports`() throws {
    let fabric = try hall.store.read { try $0.fabric() }
    #expect(fabric.ports[hall.left]?.module != nil)
    #expect(fabric.ports[hall.left]?.module == fabric.ports[hall.right]?.module)
  }

  @Test func `a module taken out leaves the port without one, another put in is read`() throws {
    let old = RecordKey.module(maker: "M", serial: "M1").id
    _ = try hall.move(.module, old, .outOf, hall.left)
    try expectAgreement()
    // The other link has pins on both sides of a joint: that is wrong whatever the optic.
    #expect(try check().cannot.count == 1)
    let new = RecordKey.module(maker: "M", serial: "NEW").id
    try hall.store.draft { _, draft in
      try draft.insert(
        .module, new,
        ["maker": .text("M"), "serial": .text("NEW"), "part_number": .text("MMA4Z00-NS")])
    }
    _ = try hall.move(.module, new, .into, hall.left)
    try expectAgreement()
    #expect(try check().cannot.count == 0)
  }

  @Test func `a retired cord, an end that came off, a joined record and a broken strand`() throws {
    let edits: [(Draft) throws -> Void] = [
      { draft in
        try draft.update(
          .cableEnd, RecordKey.cableEnd(cable: cable("N2"), side: "b", leg: 1).id,
          ["state": .text("coiled"), "at_kind": .text("panel_position"), "at": .id(position(2))])
      },
      { draft in
        try draft.insert(
          .strand, RecordKey.strand(cable: cable("N1"), leg: 1, fibre: 3).id,
          [
            "cable": .id(cable("N1")), "leg": .integer(1), "fibre": .integer(3),
            "state": .text("broken"),
          ])
      },
      { draft in
        try draft.insert(
          .fibreMap, ThingID(bytes: [UInt8](repeating: 7, count: 16)) ?? .zero,
          [
            "part_kind": .text("cable"), "part": .id(cable("F1")), "from_connector": .text("1"),
            "from_position": .integer(1), "to_connector": .text("1"), "to_position": .integer(2),
          ])
      },
    ]
    for edit in edits {
      try hall.store.draft { _, draft in try edit(draft) }
      try expectAgreement()
    }
  }

  @Test func `a link seen to be AOC is AOC to both`() throws {
    try hall.store.fact(
      .seen(Seen(subject: Subject(kind: .link, id: hall.links[0]), medium: .aoc)))
    let fabric = try hall.store.read { try $0.fabric() }
    #expect(fabric.links.first { $0.id == hall.links[0] }?.medium == .aoc)
    // A cord of fibre is recorded in its port: that is told, by both.
    #expect(try check().failed.map(\.rule.code).contains("contradiction"))
    #expect(throws: PlanFault.self) {
      try hall.store.read { view in
        let link = try #require(try view.link(hall.links[0]))
        _ = try view.reading(ofLink: link, from: hall.left, try view.siteRules())
      }
    }
  }

  @Test func `the joints of a way are those of its channel, touched and seen`() throws {
    try hall.look(at: hall.left, .clean)
    try hall.store.fact(.plugging(Plugging(joint: hall.far[0], action: .unplug)))
    try hall.store.read { view in
      let link = try #require(try view.link(hall.links[0]))
      let (near, far) = (link.near(to: hall.left), link.far(from: hall.left))
      let reading = try view.reading(ofLink: link, from: near.id, try view.siteRules())
      let sights = try view.sights(of: reading.way, from: near, to: far)
      #expect(sights.count == reading.channel?.jointCount)
      #expect(sights.map(\.label) == ["LEAF-01:25/1", "P1:1", "HOST-A:mlx5_0"])
      #expect(sights[0].near.look?.verdict == .clean)
      #expect(sights[0].far.look == nil)
      #expect(sights.map { $0.touch?.deed } == [nil, nil, .unplugged])
      #expect(JointLook.order(sights).map(\.sight.joint) == [2, 0, 1])
    }
  }

  @Test func `a retired cable takes no place and is followed nowhere`() throws {
    try hall.store.draft { _, draft in
      try cord(
        draft, "OLD", Subject(kind: .port, id: hall.left),
        Subject(kind: .panelPosition, id: position(1)))
      try draft.update(.cable, cable("OLD"), ["retired_at": .integer(1)])
    }
    try expectAgreement()
    #expect(!(try check()).failed.contains { $0.rule.code == "double-booked-place" })
    // Seen from the host, the way ends where the cord was.
    try hall.store.draft { _, draft in
      try draft.update(.cable, cable("N1"), ["retired_at": .integer(1)])
    }
    try expectAgreement()
    #expect(try check().cannot.flatMap(\.why).contains("nothing is behind P1:1"))
  }

  @Test func `every word of an end is read as one, any other is none`() throws {
    let end = RecordKey.cableEnd(cable: cable("N1"), side: "b", leg: 1).id
    let strange = ["", "MPO12", "mpo", "rows-exchangedd", "apc ", "längerals fünfzehn Zeichen"]
    for word in ConnectorKind.allCases.map(\.rawValue) + Polish.allCases.map(\.rawValue) + strange {
      try hall.store.draft { _, draft in
        try draft.update(
          .cableEnd, end, ["connector_kind": .text(word), "polish": .text(word)])
      }
      let face = try ends(of: cable("N1")).first { $0.id == end }?.face
      #expect(face?.kind == ConnectorKind(rawValue: word), "\(word)")
      #expect(face?.polish == Polish(rawValue: word), "\(word)")
    }
    for state in CableEndState.allCases.map(\.rawValue) + strange {
      try hall.store.draft { _, draft in
        try draft.update(
          .cableEnd, end,
          ["state": .text(state), "at_kind": .text(state), "at": .id(position(1))])
      }
      try expectAgreement()
      let read = try ends(of: cable("N1")).first { $0.id == end }
      #expect(read?.state == CableEndState(rawValue: state) ?? .lost, "\(state)")
      #expect(read?.place == nil, "\(state)")
    }
  }

  private func ends(of cable: ThingID) throws -> [CableEnd] {
    try hall.store.readPlan { _, fabric in fabric.ends(of: cable) }
  }

  @Test func `cables read beside are those of the state the caller reads`() throws {
    let beside = CablingBeside(hall.store.folder.database)
    try hall.store.read { view in
      let fabric = try view.fabric()
      beside.callerReads()
      #expect(beside.result()?.cables.values == fabric.cables.values)
    }
  }

  @Test func `cables read before somebody wrote are not taken for those after`() throws {
    let beside = CablingBeside(hall.store.folder.database)
    try hall.store.draft { _, draft in
      try draft.update(.cable, cable("N1"), ["retired_at": .integer(1)])
    }
    try hall.store.read { view in
      let fabric = try view.fabric()
      #expect(fabric.cables[cable("N1")] == nil)
      beside.callerReads()
      #expect(beside.result() == nil)
    }
  }

  @Test func `cables that cannot be read beside are read by the caller`() throws {
    let beside = CablingBeside("/nowhere/ferrule.db")
    beside.callerReads()
    #expect(beside.result() == nil)
  }
}
