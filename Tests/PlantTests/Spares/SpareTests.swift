import Plant
import Testing

/// Legs between two panels that can still be used.
struct SpareTests {
  private let near = PanelRack(panel: SmallHall.id(50), rack: SmallHall.id(800))
  private let far = PanelRack(panel: SmallHall.id(51), rack: SmallHall.id(801))

  /// The hall with a second trunk: leg 1 landed and free, leg 2 coiled in both racks, leg 3 cut, leg 4
  /// landed at one end only.
  private func hall() -> SmallHall {
    var hall = SmallHall()
    for (number, name) in ["P1", "P2"].enumerated() {
      for position in 4...5 {
        hall.fabric.add(
          PanelPosition(
            id: SmallHall.id(60 + 10 * number + position), panel: SmallHall.id(50 + number),
            label: "\(name):\(position)", adapter: .opposed, kind: .mpo12))
      }
    }
    hall.fabric.add(Cable(id: SmallHall.id(91), kind: .trunk, serial: "T2", polarity: .b))
    func end(_ side: CableSide, _ leg: Int, _ state: CableEndState, _ place: Subject) {
      hall.fabric.add(
        CableEnd(
          id: SmallHall.id(91 * 8 + leg * 2 + (side == .a ? 0 : 1)), cable: SmallHall.id(91),
          side: side, leg: leg, face: FaceType(kind: .mpo12), state: state, place: place))
    }
    for (number, side) in CableSide.allCases.enumerated() {
      let position = Subject(kind: .panelPosition, id: SmallHall.id(64 + 10 * number))
      let rack = Subject(kind: .rack, id: SmallHall.id(800 + number))
      end(side, 1, .landed, position)
      end(side, 2, .coiled, rack)
      end(side, 3, side == .a ? .coiled : .cut, rack)
    }
    end(.a, 4, .landed, Subject(kind: .panelPosition, id: SmallHall.id(65)))
    end(.b, 4, .landed, Subject(kind: .panelPosition, id: SmallHall.id(71)))
    return hall
  }

  private func way(_ link: Int, _ fabric: Fabric) throws -> [PathHop] {
    try FabricWalk.path(
      fabric, from: SmallHall.id(20 + link), to: SmallHall.id(30 + link)
    ).hops
  }

  @Test func `landed and free comes before coiled; what is cut or in use is no spare`() {
    let legs = SpareFinder(hall().fabric).legs(from: near, to: far)
    #expect(legs.map(\.label) == ["T2 leg 1", "T2 leg 2"])
    #expect(legs.map(\.nearSpot.text) == ["P1:4", "coiled"])
    #expect(legs.map(\.farSpot.text) == ["P2:4", "coiled"])
    #expect(legs.map(\.isLanded) == [true, false])
    #expect(legs.map(\.freeFibres) == [12, 12])
  }

  @Test func `from the other panel the ends change places`() {
    let legs = SpareFinder(hall().fabric).legs(from: far, to: near)
    #expect(legs.map(\.nearSpot.text) == ["P2:4", "coiled"])
    #expect(SpareFinder(hall().fabric).legs(from: near, to: near).isEmpty)
  }

  @Test func `broken fibres do not count, and the leg is no whole one`() {
    var hall = hall()
    for fibre in [3, 4] { hall.fabric.addBroken(fibre: fibre, of: SmallHall.id(91), leg: 1) }
    let legs = SpareFinder(hall.fabric).legs(from: near, to: far)
    #expect(legs.map(\.label) == ["T2 leg 2", "T2 leg 1"])
    #expect(legs.last?.freeFibres == 10)
    #expect(legs.last?.isWhole == false)
  }

  @Test
  func `a leg with a broken fibre that is looked for is no whole one, and may be taken by name`()
    throws
  {
    let fabric = hall().fabric
    var leg = try #require(SpareFinder(fabric).legs(from: near, to: far).first)
    func task(_ name: String, _ cable: Int = 91) -> Task {
      Task(
        kind: .other, subject: Subject(kind: .cable, id: SmallHall.id(cable)),
        text: SoughtFibre.text(leg: name))
    }
    let sought = try #require(SoughtFibre(task: SmallHall.id(900), task("T2 leg 1")))
    #expect(sought.isOf(leg))
    for other in [task("T2 leg 2"), task("T2 leg 1", 90)] {
      #expect(SoughtFibre(task: SmallHall.id(900), other)?.isOf(leg) == false)
    }
    var spoilt = task("T2 leg 1")
    for text in ["", "find it", SoughtFibre.text(leg: ""), "find the broken fibre of T2 leg 1"] {
      spoilt.text = text
      #expect(SoughtFibre(task: SmallHall.id(900), spoilt) == nil, "\(text)")
    }
    leg.sought = sought
    #expect(!leg.isWhole)
    let taking = try SpareTaking(
      try way(1, fabric), onto: leg, between: near.panel, and: far.panel)
    #expect(taking.takes.sought == sought)
  }

  @Test
  func
    `a leg with a damaged face is no whole one; between cassettes the pair says which face is met`()
    throws
  {
    var leg = try #require(SpareFinder(hall().fabric).legs(from: near, to: far).first)
    func damage(at position: Int) -> DamagedFace {
      DamagedFace(
        face: Face(part: SmallHall.id(900), connector: 1), position: SmallHall.id(position),
        place: "P1:\(position)", atMS: 0, technician: "Jo")
    }
    leg.damaged = [damage(at: 64)]
    #expect(!leg.isWhole)
    #expect(leg.damageInUse == leg.damaged)
    #expect(leg.freeFibres == 12)
    let pairs = [4, 5].map { number in
      SparePair(
        near: PanelPosition(id: SmallHall.id(910 + number), panel: near.panel, label: "P1"),
        far: PanelPosition(id: SmallHall.id(920 + number), panel: far.panel, label: "P2"))
    }
    let rear = PanelPosition(id: SmallHall.id(930), panel: near.panel, label: "P1:R")
    leg.nearSpot = .cassette(rear: rear, free: pairs.map(\.near), fronts: 6)
    leg.pairs = pairs
    leg.damaged = [damage(at: 925)]
    #expect(leg.damageInUse == [])
    #expect(leg.freeFibres == 2)
    leg.pairs = [pairs[1]]
    #expect(leg.damageInUse == leg.damaged)
    leg.pairs = [pairs[0]]
    #expect(leg.damageInUse == [])
    leg.damaged = [damage(at: 930)]
    #expect(leg.damageInUse == leg.damaged)
  }

  @Test func `both re-patches are one errand`() throws {
    let fabric = hall().fabric
    let leg = try #require(SpareFinder(fabric).legs(from: near, to: far).first)
    let taking = try SpareTaking(
      try way(1, fabric), onto: leg, between: near.panel, and: far.panel)
    #expect(
      taking.text
        == "from T1 leg 2 to T2 leg 1: move C2 from P1:2 to P1:4; move D2 from P2:2 to P2:4")
    let turned = try FabricWalk.path(
      fabric, from: SmallHall.id(31), to: SmallHall.id(21)
    ).hops
    let back = try SpareTaking(turned, onto: leg, between: near.panel, and: far.panel)
    #expect(back.text == taking.text)
  }

  @Test func `a coiled leg is landed first`() throws {
    let fabric = hall().fabric
    let leg = try #require(SpareFinder(fabric).legs(from: near, to: far).last)
    let taking = try SpareTaking(
      try way(0, fabric), onto: leg, between: near.panel, and: far.panel)
    #expect(taking.text.contains("land T2 leg 2 (coiled), move C1 from P1:1 to it"))
  }

  @Test func `a leg that an open task takes is not free`() throws {
    let fabric = hall().fabric
    let legs = SpareFinder(fabric).legs(from: near, to: far)
    for leg in legs {
      let taking = try SpareTaking(
        try way(1, fabric), onto: leg, between: near.panel, and: far.panel)
      let task = Task(
        kind: .repatch, subject: Subject(kind: .link, id: SmallHall.id(11)),
        text: "repatch \(taking.text)")
      let claim = try #require(SpareClaim(task: SmallHall.id(900), task))
      #expect(
        legs.compactMap(claim.rest).map(\.label) == legs.map(\.label).filter { $0 != leg.label })
      #expect(claim.concerns(leg: leg.label.lowercased()))
    }
    let other = Task(
      kind: .repatch, subject: Subject(kind: .link, id: SmallHall.id(11)), text: "repatch it")
    #expect(SpareClaim(task: SmallHall.id(900), other) == nil)
  }

  @Test func `a claimed pair between cassettes leaves the other pairs of the leg`() throws {
    var leg = try #require(SpareFinder(hall().fabric).legs(from: near, to: far).first)
    func pair(_ number: Int) -> SparePair {
      func front(_ panel: String) -> PanelPosition {
        PanelPosition(
          id: SmallHall.id(number), panel: near.panel, label: "\(panel):\(number)", kind: .lc)
      }
      return SparePair(near: front("P1"), far: front("P2"))
    }
    leg.pairs = [pair(5), pair(15)]
    let text =
      "repatch from T1 leg 2 to T2 leg 1: move C2 from P1:2 to P1:5; move D2 from P2:2 to P2:5"
    let claim = try #require(
      SpareClaim(
        task: SmallHall.id(900),
        Task(kind: .repatch, subject: Subject(kind: .link, id: SmallHall.id(11)), text: text)))
    #expect(claim.rest(of: leg)?.pairs == [pair(15)])
    leg.pairs = [pair(5)]
    #expect(claim.rest(of: leg) == nil)
  }

  @Test func `two tasks conflict where they take one leg, or one pair of it`() throws {
    func claim(_ number: Int, leg: String, _ goals: [String]) throws -> SpareClaim {
      let moves = goals.map { "move C2 from P1:2 to \($0)" }.joined(separator: "; ")
      let task = Task(
        kind: .repatch, subject: Subject(kind: .link, id: SmallHall.id(number)),
        text: "repatch from T1 leg 2 to \(leg): \(moves)")
      return try #require(SpareClaim(task: SmallHall.id(900 + number), task))
    }
    let first = try claim(1, leg: "T2 leg 1", ["P1:4", "P2:4"])
    #expect(first.legName == "T2 leg 1")
    #expect(!first.conflicts(with: first))
    #expect(first.conflicts(with: try claim(2, leg: "t2 LEG 1", ["p1:4", "P2:4"])))
    #expect(!first.conflicts(with: try claim(2, leg: "T2 leg 1", ["P1:5", "P2:5"])))
    #expect(!first.conflicts(with: try claim(2, leg: "T2 leg 2", ["P1:6", "P2:6"])))
    let whole = try claim(3, leg: "T2 leg 1", ["the front of P1 slot 3", "the front of P2 slot 3"])
    #expect(first.conflicts(with: whole) && whole.conflicts(with: first))
    let coiled = try [4, 5].map { try claim($0, leg: "T2 leg \($0)", ["it", "it"]) }
    #expect(!coiled[0].conflicts(with: coiled[1]))
  }

  @Test func `a link that does not run between the panels cannot be moved so`() throws {
    let fabric = hall().fabric
    let leg = try #require(SpareFinder(fabric).legs(from: near, to: far).first)
    #expect(throws: SpareTaking.Refusal.otherWay) {
      try SpareTaking(try way(3, fabric), onto: leg, between: near.panel, and: far.panel)
    }
    #expect(throws: SpareTaking.Refusal.otherWay) {
      try SpareTaking(
        try way(0, fabric), onto: leg, between: near.panel, and: SmallHall.id(777))
    }
    var own = leg
    own.cable.id = SmallHall.id(90)
    #expect(throws: SpareTaking.Refusal.sameLeg) {
      try SpareTaking(try way(0, fabric), onto: own, between: near.panel, and: far.panel)
    }
  }
}
