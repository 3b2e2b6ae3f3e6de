import Plant
import Testing

/// What must never meet, and what else is wrong at a joint.
struct JointRuleTests {
  private let judge = LinkJudge()

  @Test func `a link as NVIDIA describes it is good, with both margins`() throws {
    let channel = try Plain.twoPanels(try Plain.named("400GBASE-SR4"))
    let judgement = judge.judge(channel)
    #expect(judgement.verdict == .good)
    #expect(judgement.isWhole)
    #expect(judgement.margins.lengthMM == 40_000)
    #expect(judgement.margins.reachMarginMM == 60_000)
    #expect(judgement.margins.worstLossMilliDB == 820)
    #expect(judgement.margins.lossMarginMilliDB == 980)
  }

  @Test func `angled faces in an aligned adapter are unsafe, even where light would go right`()
    throws
  {
    let channel = try Plain.twoPanels(try Plain.named("400GBASE-DR4"), keys: .aligned, grade: .os2)
    let judgement = judge.judge(channel)
    guard case .unsafe(let finding) = judgement.verdict else {
      Issue.record("\(judgement.verdict)")
      return
    }
    #expect(finding.code == .angledAligned)
    #expect(finding.place == .joint(1))
    #expect(finding.parts == ["C-1", "T114"])
    #expect(judgement.lanes?.allSatisfy(\.isRight) == true)
    #expect(judgement.findings.filter { $0.code == .angledAligned }.count == 2)
  }

  @Test(arguments: [true, false])
  func `an angled face in an aligned adapter is unsafe, whatever the other face is`(_ isNear: Bool)
    throws
  {
    let optic = try Plain.named("400GBASE-DR4")
    let female = FaceType(pins: .unpinned, polish: .apc)
    let unknown = FaceType(pins: .pinned)
    func channel(_ polish: Polish?) throws -> Channel {
      let known = FaceType(pins: .unpinned, polish: polish)
      let one = Plain.cord("C-1", .a, near: female, far: isNear ? known : unknown, grade: .os2)
      let two = Plain.cord("C-2", .b, near: isNear ? unknown : known, far: female, grade: .os2)
      return try Channel(
        from: ModulePort("25/1", optic: optic), Segment(one),
        [Channel.Step(Adapter("P07A:22", keys: .aligned), Segment(two))],
        to: ModulePort("3/2", optic: optic))
    }
    let judgement = judge.judge(try channel(.apc))
    #expect(judgement.findings.first?.code == .angledAligned, "\(judgement.verdict)")
    #expect(judgement.unjudged.contains(.polish(joint: 1)))
    #expect(try !judge.judge(channel(nil)).findings.contains { $0.code.isUnsafe })
    #expect(try !judge.judge(channel(.upc)).findings.contains { $0.code == .angledAligned })
  }

  @Test func `every forbidden adapter is changed, and then what sets the lanes right`() throws {
    let setting = try #require(RecipeSetting(try Plain.named("400GBASE-DR4")))
    func fixes(_ recipe: String) throws -> [String] {
      let channel = try ChannelRecipe(recipe).channel(setting)
      return judge.fixes(for: channel).map { fix in
        fix.map { $0.text(in: channel) }.joined(separator: "; ")
      }
    }
    #expect(try fixes("B b B b B") == ["adapter 1: b → a; adapter 2: b → a"])
    #expect(
      try fixes("B b B") == [
        "adapter 1: b → a; cable 1: B → A", "adapter 1: b → a; cable 2: B → A",
      ])
    #expect(try fixes("B b B b B b B").allSatisfy { $0.hasPrefix("adapter 1: b → a; adapter 2") })
    #expect(try fixes("B b B b B b B").count == 4)
    #expect(try fixes("B a B a B").isEmpty)
    #expect(try fixes("B" + String(repeating: "bB", count: 63)).count == 64)
    let pinned = Plain.cord("C-1", .a, near: FaceType(pins: .pinned, polish: .apc))
    let optic = try Plain.named("400GBASE-DR4")
    let unsafe = try Channel(
      from: ModulePort("25/1", optic: optic), Segment(pinned), to: ModulePort("3/2", optic: optic))
    #expect(
      judge.fixes(for: unsafe) == [[.design(0, .cable(.b, .mpo12))]],
      "pins that must not meet are mended by a cord without, and stay named")
  }

  @Test func `a change of keys is said in the words of the record where there is one`() throws {
    let optic = try Plain.named("400GBASE-DR4")
    for (label, text) in [
      ("P1:3", "P1:3: aligned → opposed"), ("adapter 1", "adapter 1: b → a"),
    ] {
      let channel = try Channel(
        from: ModulePort("25/1", optic: optic), Segment(Plain.cord("C-1")),
        [Channel.Step(Adapter(label, keys: .aligned), Segment(Plain.cord("C-2")))],
        to: ModulePort("3/2", optic: optic))
      #expect(DesignChange.keys(0, .opposed).text(in: channel) == text)
    }
  }

  @Test func `flat faces may meet with aligned keys`() throws {
    let channel = try Plain.twoPanels(try Plain.named("200GBASE-SR4"), keys: .aligned)
    #expect(judge.judge(channel).verdict == .good)
  }

  @Test(arguments: [
    (FaceType(pins: .unpinned, polish: .upc), FindingCode.polish),
    (FaceType(pins: .pinned, polish: .apc), .bothPinned),
  ])
  func `a cord that must not be plugged into a module goes before everything else`(
    _ face: FaceType, _ code: FindingCode
  ) throws {
    let optic = try Plain.named("400GBASE-SR4")
    for end in ChannelEnd.allCases {
      let cord = Plain.cord(
        "C-1", .a, near: end == .near ? face : FaceType(pins: .unpinned, polish: .apc),
        far: end == .far ? face : FaceType(pins: .unpinned, polish: .apc))
      let channel = try Channel(
        from: ModulePort("25/1", optic: optic), Segment(cord), to: ModulePort("3/2", optic: optic))
      let judgement = judge.judge(channel)
      guard case .unsafe(let finding) = judgement.verdict else {
        Issue.record("\(judgement.verdict)")
        continue
      }
      #expect(finding.code == code)
      #expect(finding.place == .joint(end == .near ? 0 : 1))
      #expect(finding.parts.contains("C-1"))
      #expect(!finding.fix.isEmpty)
      #expect(judgement.findings.contains { $0.code == .dark })
    }
  }

  @Test func `two faces without pins align nothing`() throws {
    let optic = try Plain.named("400GBASE-SR4")
    let channel = try Channel(
      from: ModulePort("25/1", optic: optic), Segment(Plain.cord("C-1")),
      [Channel.Step(Adapter("P07A:1", keys: .opposed), Segment(Plain.cord("C-2", .a)))],
      to: ModulePort("3/2", optic: optic))
    guard case .unfit(let finding) = judge.judge(channel).verdict else {
      Issue.record("should not fit")
      return
    }
    #expect(finding.code == .neitherPinned)
    #expect(finding.placeText == "joint 2 (P07A:1)")
  }

  @Test func `an MPO-12 cord does not go into an MPO-16 port, nor an LC cord`() throws {
    let optic = try Plain.named("800GBASE-DR8")
    for part in [Plain.cord("C-1"), FibrePart("D-1", design: .duplexCord(.aToB))] {
      let channel = try Channel(
        from: ModulePort("25/1", optic: optic), Segment(part), to: ModulePort("3/2", optic: optic))
      guard case .unsafe(let finding) = judge.judge(channel).verdict else {
        Issue.record("should not go together")
        continue
      }
      #expect(finding.code == .connectorKind)
      #expect(finding.what.contains("MPO-16"))
    }
    let twelve = try Plain.named("400GBASE-DR4")
    let wrong = try Channel(
      from: ModulePort("25/1", optic: twelve), Segment(Plain.cord("C-1", grade: .os2)),
      [
        Channel.Step(
          Adapter("P07A:1", keys: .opposed, kind: .mpo16),
          Segment(Plain.cord("C-2", .a, near: FaceType(pins: .pinned, polish: .apc), grade: .os2)))
      ], to: ModulePort("3/2", optic: twelve))
    #expect(judge.judge(wrong).findings.first?.code == .connectorKind)
  }

  @Test func `lanes of 50G do not understand lanes of 100G, nor 850 nm 1310 nm`() throws {
    func between(_ one: String, _ other: String, _ grade: FibreGrade = .om4) throws -> Channel {
      try Channel(
        from: ModulePort("25/1", optic: try Plain.named(one)),
        Segment(FibrePart("C-1", design: .cable(.b, .mpo12), grade: grade, lengthMM: 5_000)),
        to: ModulePort("3/2", optic: try Plain.named(other)))
    }
    #expect(
      judge.judge(try between("200GBASE-SR4", "400GBASE-SR4")).findings.map(\.code)
        == [.laneRate])
    #expect(
      judge.judge(try between("400GBASE-SR4", "400GBASE-DR4")).findings.map(\.code)
        .contains(.wavelength))
    #expect(
      judge.judge(try between("400GBASE-SR4", "400GBASE-SR4.2")).findings.map(\.code)
        .contains(.wavelength))
    #expect(
      judge.judge(try between("400GBASE-SR4", "NVIDIA-400G-SR4")).verdict == .good)
    #expect(
      judge.judge(try between("400GBASE-SR4", "400GBASE-SR4", .os2)).findings.map(\.code)
        == [.fibreGrade])
    #expect(
      judge.judge(try between("400GBASE-DR4", "400GBASE-DR4", .om4)).findings.map(\.code)
        == [.fibreGrade])
  }

  @Test func `both ways on one fibre need a reversed cable too`() throws {
    let optic = try Plain.named("400GBASE-SR4.2")
    for (polarity, code) in [(CablePolarity.b, "good"), (.a, "dark"), (.c, "dark")] {
      let channel = try Channel(
        from: ModulePort("25/1", optic: optic),
        Segment(FibrePart("C-1", design: .cable(polarity, .mpo12))),
        to: ModulePort("3/2", optic: optic))
      #expect(judge.judge(channel).verdict.code == code, "\(polarity)")
    }
  }

  @Test func `one single-mode part among multimode parts is found`() throws {
    let optic = try Plain.named("400GBASE-SR4")
    let channel = try Channel(
      from: ModulePort("25/1", optic: optic), Segment(Plain.cord("C-1")),
      [
        Channel.Step(
          Adapter("P07A:1", keys: .opposed),
          Segment(
            Plain.cord("C-2", .a, near: FaceType(pins: .pinned, polish: .apc), grade: .os2)))
      ], to: ModulePort("3/2", optic: optic))
    #expect(judge.judge(channel).findings.map(\.code) == [.fibreMix])
  }

  @Test func `the lowest grade and the shorter optic rule the reach`() throws {
    let optic = try Plain.named("400GBASE-SR4")
    let near = try Plain.twoPanels(optic, trunkM: 55)
    #expect(judge.judge(near).verdict == .good)
    let poor = try Plain.twoPanels(optic, grade: .om3, trunkM: 55)
    #expect(judge.judge(poor).findings.map(\.code) == [.reach])
    #expect(judge.judge(poor).margins.reachMarginMM == -5_000)
    let nvidia = try Plain.twoPanels(try Plain.named("MMA4Z00-NS"), trunkM: 55)
    #expect(judge.judge(nvidia).findings.map(\.code) == [.reach])
    #expect(judge.judge(nvidia).unjudged == [.lossLimit])
  }

  @Test func `joints that may lose more than the optic allows are found`() throws {
    let rules = LinkRules(
      jointLossMilliDB: 900, spliceLossMilliDB: 300,
      attenuation: LinkRules.standard.attenuation)
    let channel = try Plain.twoPanels(try Plain.named("400GBASE-SR4"))
    #expect(LinkJudge(rules).judge(channel).findings.map(\.code) == [.loss])
  }

  @Test func `what nobody said is named, and never passed for good`() throws {
    let optic = try Plain.named("400GBASE-SR4")
    let typeless = try Plain.twoPanels(optic, polarity: nil)
    #expect(
      judge.judge(typeless).verdict
        == .cannotJudge([.design(segment: 0), .design(segment: 1), .design(segment: 2)]))
    let keyless = try Plain.twoPanels(optic, keys: nil)
    #expect(
      judge.judge(keyless).verdict == .cannotJudge([.keys(adapter: 0), .keys(adapter: 1)]))
    let moduleless = try Channel(
      from: ModulePort("25/1", optic: nil), Segment(Plain.cord("C-1")),
      to: ModulePort("3/2", optic: optic))
    #expect(
      judge.judge(moduleless).verdict == .cannotJudge([.optic(.near)]))
    let bare = try Channel(
      from: ModulePort("25/1", optic: optic),
      Segment(FibrePart("C-1", design: .cable(.b, .mpo12))), to: ModulePort("3/2", optic: optic))
    let judgement = judge.judge(bare)
    #expect(judgement.verdict == .good)
    #expect(!judgement.isWhole)
    #expect(
      judgement.unjudged == [
        .polish(joint: 0), .pins(joint: 0), .polish(joint: 1), .pins(joint: 1),
        .grade(segment: 0), .length(segment: 0),
      ])
    for unknown in judgement.unjudged { #expect(!unknown.text(in: bare).isEmpty) }
  }

  @Test func `what is unsafe is said even where the types are not known`() throws {
    let optic = try Plain.named("400GBASE-SR4")
    let cord = Plain.cord("C-1", nil, near: FaceType(pins: .pinned, polish: .apc))
    let channel = try Channel(
      from: ModulePort("25/1", optic: optic), Segment(cord), to: ModulePort("3/2", optic: optic))
    #expect(judge.judge(channel).verdict.code == "unsafe")
  }

  @Test func `an AOC has nothing to judge, and an unknown medium is not guessed`() throws {
    #expect(judge.verdict(.sealed(.aoc)) == .good)
    #expect(judge.verdict(.sealed(.dac)) == .good)
    #expect(judge.verdict(.unknown) == .cannotJudge([.medium]))
    #expect(judge.verdict(.unknownFibre) == .cannotJudge([.path]))
    let channel = try Plain.twoPanels(try Plain.named("400GBASE-SR4"))
    #expect(judge.verdict(.fibre(channel)) == .good)
  }

  @Test(arguments: [Int64.min, -1, Int64.max])
  func `a length that cannot be does no harm`(_ lengthMM: Int64) throws {
    let optic = try Plain.named("400GBASE-SR4")
    var cord = Plain.cord("C-1")
    cord.lengthMM = lengthMM
    let channel = try Channel(
      from: ModulePort("25/1", optic: optic), Segment(cord), to: ModulePort("3/2", optic: optic))
    let margins = judge.judge(channel).margins
    #expect((margins.lengthMM ?? 0) >= 0)
    #expect(judge.judge(channel).findings.contains { $0.code == .reach } == (lengthMM > 0))
  }
}
