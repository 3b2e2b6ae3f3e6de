import Plant
import Testing

/// Harnesses: every leg carries its lanes both ways, and no fibre is shared.
struct BreakoutTests {
  @Test func `every design's map has all its fibres`() {
    let counts: [(PartDesign, Int)] = [
      (.cable(.b, .mpo8), 8), (.cable(.c, .mpo12), 12), (.cable(.a, .mpo16), 16),
      (.twoRowCable(.reversed), 24), (.twoRowCable(.straight), 24),
      (.twoRowCable(.rowsReversed), 24), (.twoRowCable(.rowsExchanged), 24),
      (.duplexCord(.aToB), 2), (.duplexCord(.aToA), 2), (.cassette(.straight), 12),
      (.cassette(.inverted), 12), (.cassette(.universal), 12), (.breakout(.mpo12ToFourLC), 8),
      (.breakout(.mpo12ToTwoMPO12), 8), (.breakout(.mpo16ToTwoMPO12), 16),
      (.breakout(.mpo16ToEightLC), 16), (.breakout(.twinMPO12), 16),
      (.breakout(.fourByFour), 32),
    ]
    for (design, count) in counts { #expect(design.map.pairs.count == count, "\(design)") }
  }

  @Test func `the maps are those worked out from the lanes`() {
    func far(_ breakout: Breakout, _ position: Int) -> FibreEnd? {
      PartDesign.breakout(breakout).map.otherEnd(of: FibreEnd(position: position), from: .near)
    }
    let split: [(Int, Int, Int)] = [
      (12, 1, 1), (11, 1, 2), (1, 1, 12), (2, 1, 11), (10, 2, 1), (9, 2, 2), (3, 2, 12),
      (4, 2, 11),
    ]
    for (near, leg, position) in split {
      #expect(far(.mpo12ToTwoMPO12, near) == FibreEnd(connector: leg, position: position))
    }
    let wide: [(Int, Int, Int)] = [
      (16, 1, 1), (15, 1, 2), (14, 1, 3), (13, 1, 4), (1, 1, 12), (2, 1, 11), (3, 1, 10),
      (4, 1, 9), (12, 2, 1), (11, 2, 2), (10, 2, 3), (9, 2, 4), (5, 2, 12), (6, 2, 11),
      (7, 2, 10), (8, 2, 9),
    ]
    for (near, leg, position) in wide {
      #expect(far(.mpo16ToTwoMPO12, near) == FibreEnd(connector: leg, position: position))
    }
    for leg in 1...4 {
      #expect(far(.mpo12ToFourLC, 13 - leg) == FibreEnd(connector: leg, position: 2))
      #expect(far(.mpo12ToFourLC, leg) == FibreEnd(connector: leg, position: 1))
    }
    for leg in 1...8 {
      #expect(far(.mpo16ToEightLC, 17 - leg)?.connector == leg)
      #expect(far(.mpo16ToEightLC, leg)?.connector == leg)
    }
    #expect(far(.mpo12ToFourLC, 5) == nil)
  }

  @Test(arguments: [
    (Breakout.mpo12ToFourLC, LaneLayout.parallel4, LaneLayout.duplex),
    (.mpo12ToTwoMPO12, .parallel4, .parallel4), (.mpo16ToTwoMPO12, .parallel8, .parallel4),
    (.mpo16ToEightLC, .parallel8, .duplex),
  ])
  func `each leg lights its own lanes and no other`(
    _ breakout: Breakout, _ near: LaneLayout, _ far: LaneLayout
  ) throws {
    let legs = breakout.connectors(.far).count
    for leg in 1...legs {
      let lanes = try #require(dealt(breakout)[leg])
      let channel = try link(breakout, leg, near, far, lanes: lanes)
      #expect(LinkJudge().judge(channel).verdict == .good, "leg \(leg)")
      let turned = channel.reversed
      #expect(LinkJudge().judge(turned).verdict == .good, "leg \(leg) from the other end")
      let other = leg % legs + 1
      let wrong = try link(
        breakout, leg, near, far, lanes: try #require(dealt(breakout)[other]))
      let judged = LinkJudge().judge(wrong)
      #expect(judged.verdict.code == "crossed")
      #expect(
        judged.lanes?.contains {
          if case .elsewhere(0, let end) = $0.arrives { return end.connector == other }
          return false
        } == true)
    }
    #expect(dealt(breakout).keys.sorted() == Array(1...legs))
  }

  /// The lanes of the near port by leg.
  private func dealt(_ breakout: Breakout) -> [Int: [Int]] {
    (PartDesign.breakout(breakout).lanes(dealtFrom: 1, on: .near) ?? [:]).mapValues(\.own)
  }

  @Test(arguments: Breakout.allCases)
  func `lanes that go out by a leg come back as the same lanes`(_ breakout: Breakout) throws {
    let design = PartDesign.breakout(breakout)
    for connector in breakout.connectors(.near).indices.map({ $0 + 1 }) {
      for (leg, lanes) in try #require(design.lanes(dealtFrom: connector, on: .near)) {
        let back = try #require(design.lanes(dealtFrom: leg, on: .far)?[connector])
        #expect(Set(back.other) == Set(lanes.own) && Set(back.own) == Set(lanes.other))
      }
    }
    #expect(design.lanes(dealtFrom: 0, on: .near) == nil)
    #expect(design.lanes(dealtFrom: 99, on: .far) == nil)
  }

  @Test func `a harness crosses already: what is put on a leg must not`() throws {
    for (polarity, works) in [(CablePolarity.a, true), (.b, false)] {
      let optic = Plain.optic(.parallel4)
      let channel = try Channel(
        from: ModulePort("near", optic: optic, lanes: [1, 2]),
        Segment(FibrePart("harness", kind: .harness, design: .breakout(.mpo12ToTwoMPO12))),
        [
          Channel.Step(
            Adapter("adapter", keys: .opposed),
            Segment(FibrePart("cord", design: .cable(polarity, .mpo12))))
        ], to: ModulePort("far", optic: optic, lanes: [1, 2]))
      #expect((LinkJudge().judge(channel).verdict == .good) == works)
    }
  }

  @Test func `a shuffle deals lane k of port i to lane i of port k`() throws {
    let optic = Plain.optic(.parallel4)
    for port in 1...4 {
      for other in 1...4 {
        let channel = try Channel(
          from: ModulePort("near", optic: optic, lanes: [other]),
          Segment(
            FibrePart("shuffle", kind: .shuffle, design: .breakout(.fourByFour)), entry: port,
            exit: other), to: ModulePort("far", optic: optic, lanes: [port]))
        #expect(LinkJudge().judge(channel).verdict == .good)
      }
    }
  }

  @Test func `both connectors of a twin-port module lead to cables of one kind`() throws {
    let optic = try Plain.named("NVIDIA-400G-SR4")
    let straight = try Channel(
      from: ModulePort("25/1", optic: optic), Segment(Plain.cord("C-1")),
      to: ModulePort("far", optic: optic))
    let split = try link(.mpo12ToTwoMPO12, 1, .parallel4, .parallel4, lanes: [1, 2])
    #expect(CageCheck.kinds(straight, straight) == nil)
    #expect(CageCheck.kinds(split, split) == nil)
    #expect(CageCheck.kinds(straight, split)?.code == .cageKinds)
    #expect(CageCheck.kinds(split, straight)?.parts == ["harness", "C-1"])
  }

  private func link(
    _ breakout: Breakout, _ leg: Int, _ near: LaneLayout, _ far: LaneLayout, lanes: [Int]
  ) throws -> Channel {
    try Channel(
      from: ModulePort("near", optic: Plain.optic(near), lanes: lanes),
      Segment(
        FibrePart("harness", kind: .harness, design: .breakout(breakout)), exit: leg),
      to: ModulePort("far", optic: Plain.optic(far), lanes: Array(1...lanes.count)))
  }
}
