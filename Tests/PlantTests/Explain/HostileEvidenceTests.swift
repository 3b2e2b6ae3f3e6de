import Plant
import Testing

/// What cannot have been measured is refused by name.
struct HostileEvidenceTests {
  @Test(arguments: [
    ("13:1", FaultEvidenceError.noSuchPosition(.near, 13, .connector(.mpo12))),
    ("0:1", .noSuchPosition(.near, 0, .connector(.mpo12))),
    ("1:13", .noSuchPosition(.far, 13, .connector(.mpo12))),
    ("1:12 2:11 1:10", .measuredTwice(1)),
    ("1:12 2:12", .arrivesTwice(12, from: 1, 2)),
    ("", .emptyMap),
  ])
  func `a map that cannot be`(_ map: String, _ error: FaultEvidenceError) throws {
    #expect(throws: error) { try Measured.explain(map: Measured.pairs(map)) }
    #expect(!error.sentence.isEmpty)
    #expect(!error.code.isEmpty)
  }

  @Test func `position 17 of an MPO-16, 25 of an MPO-24, 3 of a pair`() throws {
    for (kind, position) in [(ConnectorKind.mpo16, 17), (.mpo24, 25), (.lc, 3)] {
      let port = ModulePort("p", optic: nil, face: FaceType(kind: kind))
      #expect(throws: FaultEvidenceError.noSuchPosition(.near, position, .connector(kind))) {
        try Measured.explain(.ports(near: port, far: port), map: [(position, 1)])
      }
    }
  }

  @Test(arguments: [0, 5, -1, .max]) func `a lane that the optic does not have`(_ lane: Int) throws
  {
    #expect(throws: FaultEvidenceError.noSuchLane(.far, lane, of: 4)) {
      try Measured.explain(lanes: [LaneSample(.far, lane: lane, received: .dark)])
    }
  }

  @Test func `a lane twice, and a power that no module reads`() throws {
    let lane = LaneSample(.near, lane: 2, received: .power(-1_000))
    #expect(throws: FaultEvidenceError.laneTwice(.near, 2)) {
      try Measured.explain(lanes: [lane, lane])
    }
    for bias in [Int.max, Int.min, -1] {
      #expect(throws: FaultEvidenceError.biasOutOfRange(.near, lane: 1, bias)) {
        try Measured.explain(lanes: [LaneSample(.near, lane: 1, biasMicroA: bias)])
      }
    }
    for power in [Int.max, Int.min, 30_001, -60_001] {
      #expect(throws: FaultEvidenceError.powerOutOfRange(.near, lane: 1, power)) {
        try Measured.explain(lanes: [LaneSample(.near, lane: 1, sent: .power(power))])
      }
    }
  }

  @Test func `nothing measured, lanes at a cassette, a map and a walk`() throws {
    #expect(throws: FaultEvidenceError.nothing) { try FaultEvidence(Measured.ports()) }
    #expect(throws: FaultEvidenceError.noLanes) {
      try FaultEvidence(
        .cassetteFronts(.straight), samples: [LaneSample(.near, lane: 1, received: .dark)])
    }
    let walk = LaneWalk(from: .near, [.init(1, 1)])
    #expect(throws: FaultEvidenceError.mapAndWalk) {
      try FaultEvidence(Measured.ports(), map: [(1, 12)], walks: [walk])
    }
    #expect(throws: FaultEvidenceError.noSuchLane(.near, 9, of: 4)) {
      try FaultEvidence(Measured.ports(), walks: [LaneWalk(from: .near, [.init(9, 1)])])
    }
  }

  @Test func `ports of which nobody knows the connector`() throws {
    let port = ModulePort("p", optic: nil)
    #expect(throws: FaultEvidenceError.unknownConnector(.near)) {
      try FaultEvidence(.ports(near: port, far: port), map: [(1, 12)])
    }
    let lc = ModulePort("lc", optic: nil, face: FaceType(kind: .lc))
    let array = ModulePort("mpo", optic: nil, face: FaceType(kind: .mpo24))
    #expect(throws: FaultEvidenceError.nothingExpected(.connector(.lc), .connector(.mpo24))) {
      try FaultEvidence(.ports(near: lc, far: array), map: [(1, 12)])
    }
  }

  @Test func `times at both ends of the clock, and places that are not in the way`() throws {
    let found = try Measured.explain(
      Measured.channel("B a B a B"), map: Measured.all { $0 },
      Circumstances(
        siblings: [-1: TrunkSiblings(tested: -5, same: 9), 99: TrunkSiblings(tested: 1, same: 1)],
        touchedMS: [0: .min, 1: .max, -7: 0, 99: 1], neverSeen: [-1, .max],
        printed: [70: .cable(.a, .mpo12)], seenKeys: [-1: .aligned]))
    #expect(found.causes.first?.cause == .wrongType(.reversed))
    #expect(found.looks.first?.reason == .touchedLast(atMS: .max))
  }

  @Test func `a part whose type nobody knows is named by what it does`() throws {
    let found = try Measured.explain(Measured.channel("B a ? a B"), map: Measured.all { $0 })
    #expect(found.causes.first?.cause == .wrongType(.reversed))
    #expect(found.looks.map(\.suspect.change) == ["cable 2 is A"])
    #expect(found.decision == .found)
  }
}
