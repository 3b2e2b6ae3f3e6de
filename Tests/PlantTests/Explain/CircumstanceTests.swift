import Plant
import Testing

/// What else is known decides before a part is blamed.
struct CircumstanceTests {
  private let dark: [Int?] = [nil, nil, nil, nil]
  private static let good = "1:12 2:11 3:10 4:9 9:4 10:3 11:2 12:1"
  private static let straight = "1:1 2:2 3:3 4:4 9:9 10:10 11:11 12:12"

  private var off: [LaneSample] {
    Measured.end(.near, sent: Measured.well, received: dark)
      + Measured.end(.far, sent: dark, received: Measured.fine)
  }

  @Test func `transmitters off at a port that is shut: the port, and no module`() throws {
    let shut = ShutPort(byWhom: "Noor", sinceMS: 1_000, ticket: "CHG1")
    let found = try Measured.explain(lanes: off, Circumstances(shut: [.far: shut]))
    #expect(found.decision == .found)
    #expect(found.causes.map(\.cause) == [.portShut([.far])])
    #expect(found.causes.first?.suspects.first?.clues == [.recordedShut(shut)])
    #expect(found.causes.first?.check == .askOpen)
    #expect(found.looks.isEmpty)
    let other = try Measured.explain(lanes: off, Circumstances(shut: [.near: shut]))
    #expect(other.causes.map(\.cause) == [.transmittersOff(.far, lanes: [1, 2, 3, 4])])
  }

  @Test func `transmitters off and no record: asked whether the port is disabled`() throws {
    let both =
      Measured.end(.near, sent: dark, received: dark)
      + Measured.end(.far, sent: dark, received: dark)
    let alone = (1...4).map { LaneSample(.far, lane: $0, sent: .dark) }
    let one = [LaneSample(.near, lane: 1, received: .dark), LaneSample(.far, lane: 1, sent: .dark)]
    for lanes in [
      off, both, alone, one + Measured.end(.near, received: [nil, -1, -1, -1]).dropFirst(),
    ] {
      let found = try Measured.explain(lanes: lanes)
      #expect(found.causes.contains { $0.check == .askDisabled(.far) }, "\(found.causes)")
      #expect(!found.causes.contains { $0.check == .swapModule(.far) }, "\(found.causes)")
    }
    let shut = ShutPort(byWhom: "Noor", sinceMS: 1_000)
    let shutBoth = try Measured.explain(
      lanes: both, Circumstances(shut: [.near: shut, .far: shut]))
    #expect(shutBoth.causes.map(\.cause) == [.portShut([.near, .far])])
  }

  @Test func `a dark end, its sender not read and shut: the port first`() throws {
    let shut = ShutPort(byWhom: "Noor", sinceMS: 1_000)
    let found = try Measured.explain(
      lanes: Measured.end(.near, sent: Measured.well, received: dark),
      Circumstances(shut: [.far: shut]))
    #expect(found.decision == .found)
    #expect(found.causes.first?.cause == .portShut([.far]))
  }

  @Test func `light that the plan loses in a cassette: the plan, and that cassette`() throws {
    func cassette(_ label: String, from side: PartSide, _ circuit: Int) throws -> Segment {
      let (entry, exit) = side == .far ? (circuit, 1) : (1, circuit)
      return try Segment(
        FibrePart(label, kind: .cassette, design: .cassette(.straight)), from: side, entry: entry,
        exit: exit)
    }
    let optic = Plain.optic(.duplex)
    let channel = try Channel(
      from: ModulePort("near", optic: optic),
      Segment(FibrePart("cord 1", design: .duplexCord(.aToB))),
      [
        Channel.Step(Adapter("front 1", keys: nil), try cassette("cassette 1", from: .far, 1)),
        Channel.Step(
          Adapter("rear 1", keys: .opposed),
          try Segment(FibrePart("trunk", kind: .trunk, design: .cable(.b, .mpo12)))),
        Channel.Step(Adapter("rear 2", keys: .opposed), try cassette("cassette 2", from: .near, 3)),
        Channel.Step(
          Adapter("front 2", keys: nil),
          try Segment(FibrePart("cord 2", design: .duplexCord(.aToB)))),
      ], to: ModulePort("far", optic: optic))
    let found = try Measured.explain(.channel(channel), map: Measured.pairs("1:- 2:-"))
    #expect(found.causes.map(\.cause) == [.planWrong(.losesLight([1, 2]))])
    #expect(found.decision == .found)
    #expect(found.causes.first?.suspects.map(\.name) == ["cassette 2"])
  }

  @Test func `a right map on a plan that is dark: the light is right, a record is wrong`() throws {
    let found = try Measured.explain(
      Measured.channel("B a B"), map: Measured.pairs(Self.good))
    #expect(found.decision == .cannotTellWhere)
    #expect(found.causes.map(\.cause) == [.recordWrong])
    #expect(found.sight?.isRight == true)
    #expect(
      found.looks.compactMap(\.suspect.change).sorted() == [
        "adapter 1 is b (aligned), not a", "cable 1 is A, not B", "cable 2 is A, not B",
      ])
    let seen = try Measured.explain(
      Measured.channel("B a B"), map: Measured.pairs(Self.good),
      Circumstances(printed: [1: .cable(.a, .mpo12)]))
    #expect(seen.decision == .found)
    #expect(seen.looks.map(\.suspect.name) == ["cable 2"])
  }

  @Test func `an unsafe joint of the plan is named, whatever was measured`() throws {
    let upc = FaceType(pins: .unpinned, polish: .upc)
    let channel = try Channel(
      from: ModulePort("near module", optic: Measured.dr4),
      Segment(Plain.cord("C-1", near: upc, far: upc, grade: .os2)),
      to: ModulePort("far module", optic: Measured.dr4))
    let right = try Measured.explain(.channel(channel), map: Measured.pairs(Self.good))
    #expect(right.causes.map(\.cause) == [.unsuitedParts(.polish)])
    #expect(right.sight?.isRight == true)
    let wrong = try Measured.explain(.channel(channel), map: Measured.pairs(Self.straight))
    #expect(wrong.causes.first?.cause == .wrongType(.reversed))
    for found in [right, wrong] {
      #expect(found.unsafe.map(\.code) == [.polish, .polish])
    }
  }

  @Test func `a type that was seen, and dark siblings, point in a plan that is wrong`() throws {
    let expected = try Measured.channel("B a B")
    let map = Measured.pairs(Self.straight)
    let seen = try Measured.explain(
      expected, map: map, Circumstances(touchedMS: [0: 9], printed: [1: .cable(.a, .mpo12)]))
    #expect(seen.decision == .found)
    #expect(seen.causes.map(\.cause) == [.planWrong(.seenOther)])
    #expect(seen.causes.first?.likeliest.map(\.change) == ["cable 2 is A, not B"])
    #expect(seen.causes.first?.check == .mendRecord)
    let asPlanned = try Measured.explain(
      expected, map: map, Circumstances(printed: [1: .cable(.b, .mpo12)]))
    #expect(asPlanned.causes.map(\.cause) == [.planWrong(.asPlanned)])
    #expect(
      asPlanned.causes.first?.suspects.contains { $0.clues.contains(.printAsPlanned("B")) } == true)
    let siblings = try Measured.explain(
      expected, map: map, Circumstances(siblings: [1: TrunkSiblings(tested: 3, same: 3)]))
    #expect(siblings.causes.first?.suspects.first?.name == "cable 2")
    #expect(siblings.causes.first?.suspects.first?.clues == [.siblingsSame(3)])
  }

  @Test func `too much light comes first, and what harms before all`() throws {
    let optic = Measured.dr4
    let most = try #require(optic.receive.most?.value)
    let damage = try #require(optic.damageMilliDBm?.value)
    try #require(most < damage)
    func explain(_ power: Int, third: Int? = -700) throws -> Explanation {
      try Measured.explain(
        lanes: Measured.end(.near, sent: Measured.well, received: [power, -1_100, third, -1_000])
          + Measured.end(.far, sent: [2_000, 700, 400, 600], received: Measured.fine))
    }
    #expect(try explain(most).decision == .noFault)
    let bright = try explain(most + 1, third: -8_000)
    #expect(bright.causes.first?.cause == .tooMuchLight(.near, lanes: [1], isHarmful: false))
    #expect(bright.likeliest.count == 1)
    #expect(bright.causes.count > 1)
    let harmful = try explain(damage)
    #expect(harmful.causes.map(\.cause) == [.tooMuchLight(.near, lanes: [1], isHarmful: true)])
    #expect(harmful.causes.first?.check == .takeFibreOut(.near))
  }

  @Test func `light on lanes that are not the link's is not told as no light`() throws {
    let optic = Plain.optic(.parallel4)
    let found = try Measured.explain(
      .ports(
        near: ModulePort("near", optic: optic, lanes: [1, 2]),
        far: ModulePort("far", optic: optic, lanes: [3, 4])), map: Measured.pairs("1:12 2:11"))
    #expect(found.sight?.isAllDark(.far) == false)
    #expect(found.sight?.sentence.contains("no receiver") == false)
  }
}
