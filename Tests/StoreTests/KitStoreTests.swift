import Guide
import Plant
import Store
import TestSupport
import Testing

/// How tips show faces, and when legs were tested, from a real store.
@Suite struct `The kit and spare legs, from a real store` {
  private let hall: Hall

  init() throws {
    hall = try Hall(StoreFixture())
    try hall.store.draft { _, draft in
      for label in ["tip A", "tip B"] {
        try draft.insert(
          .tool, RecordKey.tool(kind: "tip", label: label).id,
          ["kind": .text("tip"), "label": .text(label)])
      }
    }
  }

  private func tip(_ label: String) -> ThingID { RecordKey.tool(kind: "tip", label: label).id }

  private func checkView(_ label: String, mirrored: Int, turned: Int) throws {
    try hall.store.draft { _, draft in
      try draft.update(
        .tool, tip(label), ["mirrored": .integer(mirrored), "turned": .integer(turned)])
      try draft.record(.kitCheck(KitCheck(tool: tip(label), check: .view, outcome: .ok)))
    }
  }

  private func tipInUse(_ technician: String, after hours: Int64 = 0) throws -> String? {
    try hall.store.read {
      try $0.tipInUse(by: technician, atMS: StoreMoment.nowMS + 1_000 + hours * 3_600_000)
    }
  }

  private func stamp(_ named: String?, after hours: Int64) throws -> KitStamp? {
    try hall.store.read {
      try $0.kitStamp(
        "tip", named: named, by: "Ana", atMS: StoreMoment.nowMS + 1_000 + hours * 3_600_000)
    }
  }

  @Test func `a result is stamped with how its tip stood then, not later`() throws {
    #expect(try stamp("tip A", after: 0)?.state == .never)
    #expect(try stamp(nil, after: 0)?.text == "no tip named, never checked")
    #expect(try stamp("tip Z", after: 0)?.text == "tip Z, never checked")
    try hall.store.draft { _, draft in
      try draft.record(
        .kitCheck(KitCheck(tool: tip("tip A"), check: .view, outcome: .ok)), technician: "Ana")
    }
    #expect(try stamp("tip A", after: 2)?.state == .checked)
    #expect(try stamp("tip A", after: 2)?.isInOrder == true)
    #expect(try stamp("tip A", after: 13)?.state == .stale)
    #expect(try stamp("tip A", after: 13)?.warning == "TIP STALE")
    // Days later it is still the tip this person checked last.
    #expect(try stamp(nil, after: 48)?.label == "tip A")
    #expect(try stamp(nil, after: 48)?.text == "tip A, STALE: checked 2 d before")
    // What was done before the check is not helped by it.
    #expect(try stamp("tip A", after: -2)?.state == .never)
    let tester = try hall.store.read {
      try $0.kitStamp("tester", named: nil, by: "Ana", atMS: StoreMoment.nowMS)
    }
    #expect(tester == nil, "no tester is known here")
  }

  @Test func `the tip in use is the one last named, in a look or a check, this shift`() throws {
    #expect(try tipInUse("Ana") == nil)
    let face = try hall.portFace(hall.left)
    func look(_ tip: String?) throws {
      try hall.store.draft { _, draft in
        try draft.record(
          .inspection(Inspection(face: face, verdict: .clean, tip: tip)), technician: "Ana")
      }
    }
    try look("tip A")
    try look(nil)
    #expect(try tipInUse("Ana") == "tip A")
    // Written by an older program: the label of a pen is no tip's.
    try hall.store.draft { _, draft in
      try draft.insert(
        .tool, RecordKey.tool(kind: "pen", label: "pen 1").id,
        ["kind": .text("pen"), "label": .text("pen 1")])
    }
    try look("pen 1")
    #expect(try tipInUse("Ana") == "tip A")
    #expect(try tipInUse("Raj") == nil)
    #expect(try tipInUse("Ana", after: 15) == nil)
    try hall.store.draft { _, draft in
      try draft.record(
        .kitCheck(KitCheck(tool: tip("tip B"), check: .view, outcome: .ok)),
        atMS: StoreMoment.nowMS + 500, technician: "Ana")
    }
    #expect(try tipInUse("Ana") == "tip B")
    for atMS in [Int64.min, .max] {
      #expect(try hall.store.read { try $0.tipInUse(by: "Ana", atMS: atMS) } == nil)
    }
  }

  @Test
  func `a tip of which two people disagree is not in order since they do, until it is checked`()
    throws
  {
    let other = try hall.fixture.store("other", seed: 2)
    try other.take(from: hall.store)
    try checkView("tip A", mirrored: 0, turned: 0)
    try other.draft { _, draft in
      try draft.update(
        .tool, tip("tip A"), ["mirrored": .integer(1), "turned": .integer(1)])
      try draft.record(.kitCheck(KitCheck(tool: tip("tip A"), check: .view, outcome: .ok)))
    }
    #expect(try stamp("tip A", after: 0)?.state == .checked)
    try hall.store.take(from: other)
    #expect(try stamp("tip A", after: 0)?.state == .twoAnswers)
    #expect(try stamp("tip A", after: 0)?.warning == "TIP TWO ANSWERS")
    #expect(try hall.store.read { try $0.orientation(ofTip: "tip A") } == nil)
    #expect(try hall.store.read { try $0.kit() }.map { $0.disputedMS != nil } == [true, false])
    // What was seen before either of them is not helped, and not hurt.
    #expect(try stamp("tip A", after: -1)?.state == .never)
    try checkView("tip A", mirrored: 0, turned: 0)
    #expect(try stamp("tip A", after: 0)?.state == .checked)
    #expect(try hall.store.read { try $0.orientation(ofTip: "tip A") } != nil)
  }

  @Test func `a tip that does not fit the face was not used for it`() throws {
    let module = RecordKey.module(maker: "M", serial: "MT-1").id
    let end = RecordKey.cableEnd(
      cable: RecordKey.cable(maker: "M", serial: "C-1").id, side: "a", leg: 1
    ).id
    try hall.store.draft { _, draft in
      try draft.insert(
        .module, module, ["serial": .text("MT-1"), "connector_kind": .text("mpo12")])
      try draft.insert(.cable, RecordKey.cable(maker: "M", serial: "C-1").id, [:])
      try draft.insert(
        .cableEnd, end,
        [
          "cable": .id(RecordKey.cable(maker: "M", serial: "C-1").id), "side": .text("a"),
          "pinned": .integer(0),
        ])
      for (label, fits) in [("tip A", "pinned"), ("tip B", "unpinned")] {
        try draft.update(.tool, tip(label), ["fits": .text(fits)])
      }
      try draft.record(
        .kitCheck(KitCheck(tool: tip("tip B"), check: .view, outcome: .ok)), technician: "Ana")
    }
    func stamp(_ part: ThingID) throws -> KitStamp? {
      try hall.store.read {
        try $0.kitStamp(
          "tip", named: nil, by: "Ana", atMS: StoreMoment.nowMS + 1_000,
          face: Face(part: part, connector: 1))
      }
    }
    #expect(try stamp(end)?.text.hasPrefix("tip B, checked") == true)
    #expect(try stamp(module)?.warning == "TIP UNCHECKED")
    // Of a face nobody knows the pins of, any tip may have been used.
    #expect(try stamp(try hall.cordFace(hall.left).part)?.label == "tip B")
    try hall.store.draft { _, draft in
      try draft.record(
        .seen(Seen(subject: Subject(kind: .tool, id: tip("tip A")), origin: .scanned)),
        technician: "Ana")
    }
    #expect(try stamp(module)?.text == "tip A, never checked")
    #expect(try stamp(end)?.label == "tip B")
  }

  @Test func `a tool for pins or for another polish fits no face that has none of those`() throws {
    let (optic, array) = (
      RecordKey.module(maker: "M", serial: "LC-1").id,
      RecordKey.module(maker: "M", serial: "UPC-1").id
    )
    try hall.store.draft { _, draft in
      try draft.insert(
        .module, optic,
        ["serial": .text("LC-1"), "connector_kind": .text("lc"), "polish": .text("upc")])
      try draft.insert(
        .module, array,
        ["serial": .text("UPC-1"), "connector_kind": .text("mpo12"), "polish": .text("upc")])
      try draft.update(.tool, tip("tip A"), ["fits": .text("pinned"), "polish": .text("apc")])
      try draft.update(.tool, tip("tip B"), ["fits": .text("unpinned")])
      for label in ["tip B", "tip A"] {
        try draft.record(
          .kitCheck(KitCheck(tool: tip(label), check: .view, outcome: .ok)), technician: "Ana")
      }
    }
    func stamp(_ part: ThingID) throws -> KitStamp? {
      try hall.store.read {
        try $0.kitStamp(
          "tip", named: nil, by: "Ana", atMS: StoreMoment.nowMS + 1_000,
          face: Face(part: part, connector: 1))
      }
    }
    #expect(try stamp(optic) == nil)
    #expect(try stamp(array) == nil)
    try hall.store.draft { _, draft in try draft.update(.tool, tip("tip A"), ["polish": .missing]) }
    #expect(try stamp(optic) == nil)
    #expect(try stamp(array)?.label == "tip A")
    // Of a tool nobody said anything of, nobody can say that it does not fit.
    try hall.store.draft { _, draft in try draft.update(.tool, tip("tip B"), ["fits": .missing]) }
    #expect(try stamp(optic)?.label == "tip B")
  }

  @Test func `the pen in use is the one last named, until pens are changed`() throws {
    for label in ["pen 1", "pen 2"] {
      try hall.store.draft { _, draft in
        try draft.insert(
          .tool, RecordKey.tool(kind: "pen", label: label).id,
          ["kind": .text("pen"), "label": .text(label)])
      }
    }
    let face = try hall.cordFace(hall.left)
    var atMS = StoreMoment.nowMS
    func say(_ body: FactBody) throws {
      atMS += 1_000
      try hall.store.draft { _, draft in
        try draft.record(body, atMS: atMS, technician: "Ana")
      }
    }
    func scan(_ pen: String) throws {
      let id = RecordKey.tool(kind: "pen", label: pen).id
      try say(.seen(Seen(subject: Subject(kind: .tool, id: id), origin: .scanned)))
    }
    func pen(after hours: Int64 = 0) throws -> String? {
      try hall.store.read {
        try $0.penInUse(by: "Ana", atMS: atMS + hours * 3_600_000, face: face)
      }
    }
    let change = FactBody.step(Step(name: StepName.pen.rawValue, outcome: "changed"))
    #expect(try pen() == nil)
    try scan("pen 1")
    #expect(try pen() == "pen 1")
    try say(.cleaning(Cleaning(face: face, method: .dry, tool: "pen 1")))
    try say(change)
    #expect(try pen() == nil)
    try scan("pen 2")
    #expect(try pen() == "pen 2")
    // Scanned while it is put in place, before its change is said.
    try say(.cleaning(Cleaning(face: face, method: .dry, tool: "pen 2")))
    try scan("pen 1")
    try say(change)
    #expect(try pen() == "pen 1")
    #expect(try pen(after: 15) == nil)
  }

  @Test func `a face in a port is seen from the other side than a plug`() throws {
    let module = RecordKey.module(maker: "M", serial: "MT-1").id
    let cable = RecordKey.cable(maker: "M", serial: "C-1").id
    let end = RecordKey.cableEnd(cable: cable, side: "a", leg: 1).id
    try hall.store.draft { _, draft in
      try draft.insert(
        .module, module, ["serial": .text("MT-1"), "connector_kind": .text("mpo12")])
      try draft.insert(.cable, cable, ["serial": .text("C-1")])
      try draft.insert(
        .cableEnd, end,
        ["cable": .id(cable), "side": .text("a"), "connector_kind": .text("mpo12")])
    }
    func spot(_ part: ThingID) throws -> String? {
      try hall.store.read {
        try $0.picture(of: Face(part: part, connector: 1), tip: "tip A")?.spot(of: 3)?.text
      }
    }
    #expect(try spot(end) == nil)
    try checkView("tip A", mirrored: 0, turned: 0)
    #expect(try spot(end) == "3rd from the LEFT")
    #expect(try spot(module) == "3rd from the RIGHT")
    try checkView("tip A", mirrored: 1, turned: 0)
    #expect(try spot(end) == "3rd from the RIGHT")
    // Of a part nobody has identified the connector is not known.
    #expect(try spot(try hall.cordFace(hall.left).part) == nil)
  }

  @Test func `the newest check of each name counts, one taken back does not`() throws {
    func check(_ outcome: KitOutcome) throws -> ThingID {
      try hall.store.fact(
        .kitCheck(KitCheck(tool: tip("tip A"), check: .knownGoodFace, outcome: outcome)))
    }
    _ = try check(.ok)
    let fail = try check(.fail)
    func state() throws -> KitState? {
      try hall.store.read { view in
        try view.kit().first { $0.label == "tip A" }?.state(nowMS: StoreMoment.nowMS, hours: 12)
      }
    }
    #expect(try state() == .failed)
    try hall.store.fact(.withdrawal(Withdrawal(factKind: "kit_check", fact: fail)))
    #expect(try state() == .never)
  }

  @Test func `the tests of a leg are those of its ends, its cable and its positions`() throws {
    let cable = RecordKey.cable(maker: "M", serial: "T-1").id
    func end(_ side: CableSide, _ leg: Int) -> CableEnd {
      CableEnd(
        id: RecordKey.cableEnd(cable: cable, side: side.rawValue, leg: leg).id, cable: cable,
        side: side, leg: leg, place: Subject(kind: .panelPosition, id: hall.far[leg - 1]))
    }
    func leg(_ number: Int) -> SpareLeg {
      SpareLeg(
        cable: Cable(id: cable, kind: .trunk), leg: number, near: end(.a, number),
        nearSpot: .loose(.coiled), far: end(.b, number), farSpot: .loose(.coiled), broken: [])
    }
    func last(_ number: Int) throws -> (polarity: Fact?, loss: Fact?) {
      try hall.store.read { try $0.lastTests(of: leg(number)) }
    }
    func test(_ near: ThingID?) throws -> ThingID {
      try hall.store.fact(
        .polarityTest(
          PolarityTest(
            subject: Subject(kind: .cable, id: cable),
            near: near.map { Subject(kind: .cableEnd, id: $0) }, map: [1: 12])))
    }
    #expect(try last(1).polarity == nil)
    let first = try test(end(.b, 1).id)
    #expect(try last(1).polarity?.id == first)
    #expect(try last(2).polarity == nil)
    let whole = try test(nil)
    #expect(try last(2).polarity?.id == whole)
    let loss = try hall.store.fact(
      .lossTest(
        LossTest(subject: Subject(kind: .panelPosition, id: hall.far[0]), readings: [])))
    #expect(try last(1).loss?.id == loss)
    #expect(try last(2).loss == nil)
  }
}
