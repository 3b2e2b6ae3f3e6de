import Plant
import Testing

/// Every symptom of lanes that has a name.
struct LaneSignatureTests {
  private let well = Measured.well
  private let fine = Measured.fine

  /// Both ends as they should be, but for the receivers and transmitters given.
  private func lanes(
    near: [Int?]? = nil, far: [Int?]? = nil, nearSends: [Int?]? = nil, farSends: [Int?]? = nil
  ) -> [LaneSample] {
    Measured.end(.near, sent: nearSends ?? well, received: near ?? fine)
      + Measured.end(.far, sent: farSends ?? well, received: far ?? fine)
  }

  @Test func `powers as they should be are no fault`() throws {
    let found = try Measured.explain(lanes: lanes())
    #expect(found.decision == .noFault)
    #expect(found.causes.map(\.cause) == [.rightPowers])
  }

  @Test func `one Rx low, its Tx normal: the two end positions first, then the panels`() throws {
    let low = lanes(far: [-900, -1_100, -6_200, -1_000])
    let found = try Measured.explain(Measured.channel("B a B a B"), lanes: low)
    #expect(found.causes.map(\.cause) == [.dirtyFibre(.far, lanes: [3])])
    #expect(found.looks.map(\.suspect.place) == [.joint(0), .joint(3), .joint(1), .joint(2)])
    #expect(found.plugs("near module") == [10, 10])
    #expect(found.plugs("far module") == [3, 3])
    #expect(found.causes.first?.check == .inspect)
    let open = try Measured.explain(lanes: low)
    #expect(open.looks.map(\.suspect.name) == ["near module", "far module"])
    #expect(open.plugs("near module") == [10])
    #expect(open.plugs("far module") == [3])
    #expect(open.looks.first?.suspect.spots.first?.spot.receptacle == 3)
  }

  @Test func `what was touched last is looked at first, then what was never seen`() throws {
    let found = try Measured.explain(
      Measured.channel("B a B a B"), lanes: lanes(far: [-900, -1_100, -6_200, -1_000]),
      Circumstances(touchedMS: [2: 1_000, 0: 500], neverSeen: [3]))
    #expect(
      found.looks.map(\.reason) == [
        .touchedLast(atMS: 1_000), .end, .neverSeen, .nearest,
      ])
    #expect(found.looks.map(\.suspect.place) == [.joint(2), .joint(0), .joint(3), .joint(1)])
  }

  @Test func `one Rx low, its Tx low too: the far module`() throws {
    var samples = lanes(
      far: [-900, -6_200, -700, -1_000], nearSends: [500, -4_500, 400, 600])
    for place in samples.indices where samples[place].end == .near {
      samples[place].biasMicroA = samples[place].lane == 2 ? 9_000 : 6_500
    }
    let found = try Measured.explain(lanes: samples)
    #expect(found.decision == .found)
    #expect(found.causes.map(\.cause) == [.weakTransmitter(.near, lanes: [2])])
    #expect(found.causes.first?.clues.contains(.sendsLow(-4_500)) == true)
    #expect(found.causes.first?.clues.contains(.biasDiffers(9_000, neighbours: 6_500)) == true)
    #expect(found.causes.first?.check == .swapModule(.near))
  }

  @Test func `one Rx low, its Tx not read: fibre or module, read the other end`() throws {
    let found = try Measured.explain(
      lanes: Measured.end(.near, received: [-900, -6_500, -700, -1_000]))
    #expect(found.decision == .cannotTell)
    #expect(found.first == ["dirty-fibre", "weak-transmitter"])
  }

  @Test func `one Rx dark, all others good: a broken fibre`() throws {
    let found = try Measured.explain(lanes: lanes(near: [-900, nil, -700, -1_000]))
    #expect(found.causes.first?.cause == .openFibres([2]))
    #expect(found.likeliest.count == 1)
    #expect(found.causes.first?.check == .measureMap)
  }

  @Test func `one Rx dark, and its partner at the far end: a Tx crossed with an Rx`() throws {
    let found = try Measured.explain(
      lanes: lanes(near: [-900, nil, -700, -1_000], far: [-900, nil, -700, -1_000]))
    #expect(found.causes.map(\.cause) == [.exchangedFibres(2, 11, isSameHalf: false)])
  }

  @Test func `the innermost Rx dark at both ends: crossed, or a ribbon one hole off`() throws {
    let found = try Measured.explain(
      lanes: lanes(near: [-900, -800, -700, nil], far: [-900, -800, -700, nil]))
    #expect(found.decision == .cannotTell)
    #expect(found.first == ["exchanged-fibres", "shifted-ribbon"])
    #expect(found.causes.first?.check == .measureMap)
  }

  @Test func `one Rx dark at each end, not of one lane: crossed, or two broken`() throws {
    let found = try Measured.explain(
      lanes: lanes(near: [-900, nil, -700, -800], far: [-900, -800, nil, -800]))
    #expect(found.decision == .cannotTell)
    #expect(
      found.causes.map(\.cause) == [
        .exchangedFibres(2, 10, isSameHalf: false), .openFibres([2, 10]),
      ])
  }

  @Test func `one Rx dark, the far end not read: broken or crossed`() throws {
    let found = try Measured.explain(
      lanes: Measured.end(.near, received: [-900, nil, -700, -1_000]))
    #expect(found.decision == .cannotTell)
    #expect(found.first == ["exchanged-fibres", "open-fibre"])
  }

  @Test func `one Rx dark and its Tx off: the transmitter`() throws {
    let found = try Measured.explain(
      lanes: lanes(near: [nil, -900, -700, -1_000], farSends: [nil, 700, 400, 600]))
    #expect(found.decision == .found)
    #expect(found.causes.map(\.cause) == [.transmittersOff(.far, lanes: [1])])
  }

  @Test(arguments: [true, false])
  func `all lanes low alike, one direction or both: faces that do not touch`(_ isBoth: Bool)
    throws
  {
    let low: [Int?] = [-7_100, -7_400, -6_900, -7_200]
    let found = try Measured.explain(
      Measured.channel("B a B"), lanes: lanes(near: isBoth ? low : nil, far: low))
    // No optic that is known allows so much to be lost.
    #expect(found.causes.map(\.cause) == [.poorJoint(isBoth ? [.near, .far] : [.far])])
    let known = try Measured.explain(lanes: lanes(near: isBoth ? low : nil, far: low))
    #expect(known.causes.map(\.cause) == [.poorJoint(isBoth ? [.near, .far] : [.far])])
    #expect(known.causes.first?.check == .reseat)
  }

  private static let quiet = ["400GBASE-DR4", "400GBASE-SR4", "NVIDIA-400G-SR4"]

  @Test(arguments: quiet)
  func `three of four lanes low: those three, and no middle of them`(_ name: String) throws {
    let optic = try Plain.named(name)
    let sent: [Int?] = [1_000, 1_000, 1_000, 1_000]
    for isRead in [true, false] {
      let found = try Measured.explain(
        Measured.ports(optic),
        lanes: Measured.end(.near, sent: isRead ? sent : nil, received: [500, 500, 500, 500])
          + Measured.end(.far, sent: sent, received: [-5_500, -5_500, -5_500, 500]))
      #expect(
        found.causes.contains { $0.cause == .dirtyFibre(.far, lanes: [1, 2, 3]) }, "\(found)")
      #expect(found.likeliest.first?.cause.isNoFault == false)
    }
  }

  @Test(arguments: quiet)
  func `all lanes of one direction have lost ten dB`(_ name: String) throws {
    let optic = try Plain.named(name)
    let sent: [Int?] = [1_000, 1_000, 1_000, 1_000]
    func explain(_ low: [Int?]) throws -> Explanation {
      try Measured.explain(
        Measured.ports(optic),
        lanes: Measured.end(.near, sent: sent, received: [500, 500, 500, 500])
          + Measured.end(.far, sent: sent, received: low))
    }
    #expect(
      try explain([-9_500, -9_600, -9_400, -9_500]).causes.map(\.cause) == [.poorJoint([.far])])
    let uneven = try explain([-6_000, -9_600, -7_400, -8_500])
    #expect(uneven.first.contains("poor-joint") && uneven.first.contains("dirty-fibre"))
  }

  @Test func `of two ends one is low on all lanes and the other on one: both are told`() throws {
    let found = try Measured.explain(
      lanes: lanes(near: [-900, -7_000, -700, -1_000], far: [-7_100, -7_400, -6_900, -7_200]))
    #expect(
      Set(found.causes.map(\.cause)) == [.poorJoint([.far]), .dirtyFibre(.near, lanes: [2])])
  }

  @Test func `more light than is sent is a reading that cannot be`() throws {
    let optic = try Plain.named("NVIDIA-400G-SR4")
    let sent: [Int?] = [1_000, 1_000, 1_000, 1_000]
    func explain(_ far: [Int?]) throws -> Explanation {
      try Measured.explain(
        Measured.ports(optic),
        lanes: Measured.end(.near, sent: sent, received: [500, 500, 500, 500])
          + Measured.end(.far, sent: sent, received: far))
    }
    let all = try explain([7_000, 7_000, 7_000, 7_000])
    #expect(all.decision == .cannotTell)
    #expect(all.causes.map(\.cause) == [.impossibleReading(.far, lanes: [1, 2, 3, 4])])
    #expect(all.causes.first?.check == .readAgain)
    let one = try explain([7_000, 500, 500, 500])
    #expect(one.causes.map(\.cause) == [.impossibleReading(.far, lanes: [1])])
    #expect(try explain([2_000, 500, 500, 500]).decision == .noFault)
  }

  @Test func `without published powers little light alike is not judged, and never no fault`()
    throws
  {
    let optic = try Plain.named("NVIDIA-400G-SR4")
    let sent: [Int?] = [-2_000, -2_000, -2_000, -2_000]
    let low: [Int?] = [-6_300, -6_200, -6_400, -6_300]
    let found = try Measured.explain(
      Measured.ports(optic),
      lanes: Measured.end(.near, sent: sent, received: [-3_500, -3_500, -3_500, -3_500])
        + Measured.end(.far, sent: sent, received: low))
    #expect(found.decision == .cannotTell)
    #expect(found.causes.map(\.cause) == [.powersNotJudged(.far, lanes: [1, 2, 3, 4])])
    #expect(found.causes.first?.check == .sayLimits)
  }

  @Test func `an end that nobody read is told beside what is right`() throws {
    let found = try Measured.explain(
      lanes: Measured.end(.near, sent: well, received: fine))
    #expect(found.decision == .noFaultSoFar)
    #expect(found.causes.first?.clues == [.lanesNotRead(.far, [1, 2, 3, 4])])
  }

  @Test func `a transmitter below what its optic has to send is told, though its light is enough`()
    throws
  {
    let found = try Measured.explain(
      lanes: lanes(far: [-5_000, -1_100, -700, -1_000], nearSends: [-3_500, 700, 400, 600]))
    #expect(found.causes.contains { $0.cause == .weakTransmitter(.near, lanes: [1]) })
  }

  @Test func `all lanes low alike, and the plan joins APC to UPC: the parts`() throws {
    let upc = FaceType(pins: .unpinned, polish: .upc)
    let channel = try Channel(
      from: ModulePort("near module", optic: Measured.dr4),
      Segment(Plain.cord("C-1", near: upc, far: upc, grade: .os2)),
      to: ModulePort("far module", optic: Measured.dr4))
    let low: [Int?] = [-7_100, -7_400, -6_900, -7_200]
    let found = try Measured.explain(.channel(channel), lanes: lanes(near: low, far: low))
    #expect(found.likeliest.map(\.cause) == [.unsuitedParts(.polish)])
    #expect(found.looks.map(\.suspect.place) == [.joint(0), .joint(1)])
  }

  @Test func `loss rises steadily from 1 to 12: a ferrule askew`() throws {
    let found = try Measured.explain(
      Measured.channel("B a B a B"),
      lanes: lanes(
        near: [-500, -900, -1_300, -1_700], far: [-4_900, -4_500, -4_100, -3_700],
        nearSends: [500, 500, 500, 500], farSends: [500, 500, 500, 500]))
    #expect(found.causes.first?.cause == .tiltedFerrule)
    #expect(found.causes.first?.clues == [.slope(4_400)])
    #expect(found.looks.count == 4)
  }

  @Test func `the edges 1 and 12 bad, the middle fine: the ferrule's edges`() throws {
    let found = try Measured.explain(
      Measured.channel("B a B"),
      lanes: lanes(near: [-4_900, -1_100, -700, -1_000], far: [-5_000, -1_100, -700, -1_000]))
    #expect(found.causes.first?.cause == .damagedEdges)
    #expect(found.likeliest.count == 1)
    #expect(found.plugs("near module") == [1, 1, 12, 12])
  }

  @Test func `only the unused middle bad: nothing`() throws {
    let map = Measured.all { (5...8).contains($0) ? nil : 13 - $0 }
    let found = Explainer.explain(
      try FaultEvidence(Measured.ports(), map: map, samples: lanes()))
    #expect(found.decision == .noFault)
  }

  @Test func `no light at both ends, Tx fine: parity, a plug that is out, or the wrong port`()
    throws
  {
    let dark: [Int?] = [nil, nil, nil, nil]
    let found = try Measured.explain(
      .channel(try Plain.twoPanels(Measured.dr4, grade: .os2)), lanes: lanes(near: dark, far: dark))
    #expect(found.decision == .cannotTell)
    #expect(found.first == ["not-plugged", "wrong-port", "wrong-type"])
    #expect(found.causes.first?.check == .measureMap)
    #expect(found.looks.count >= 3)
  }

  @Test(arguments: [true, false])
  func `the port that answers is a wrong one, light or none: the cord is in the wrong place`(
    _ isDark: Bool
  ) throws {
    let received = isDark ? [Int?](repeating: nil, count: 4) : Measured.fine
    let lanes =
      Measured.end(.near, sent: Measured.well, received: received)
      + Measured.end(.far, sent: Measured.well, received: received)
    let peer = PeerAnswer(wanted: "S1-L3 25/1", found: "S1-L3 26/1")
    let found = try Measured.explain(lanes: lanes, Circumstances(peer: peer))
    #expect(found.causes.first?.cause == .wrongPort(found: "S1-L3 26/1"), "\(found.first)")
    #expect(found.decision == .found)
    #expect(!found.causes.contains { $0.cause.isNoFault })
    let right = PeerAnswer(wanted: "S1-L3 25/1", found: "S1-L3 25/1")
    let same = try Measured.explain(lanes: lanes, Circumstances(peer: right))
    #expect(same.causes.first?.cause.code != "wrong-port")
  }

  @Test func `no light at both ends, and the plan itself is dark: the plan`() throws {
    let dark: [Int?] = [nil, nil, nil, nil]
    let setting = try #require(RecipeSetting(Measured.dr4))
    let channel = try ChannelRecipe("B a B").channel(setting)
    let found = try Measured.explain(.channel(channel), lanes: lanes(near: dark, far: dark))
    #expect(found.decision == .cannotTellWhere)
    #expect(found.causes.map(\.cause) == [.planWrong(.asPlanned)])
    #expect(found.causes.first?.check == .chooseChange)
  }

  @Test func `no light at one end, far Tx normal: half a ferrule is covered`() throws {
    let found = try Measured.explain(lanes: lanes(near: [nil, nil, nil, nil]))
    #expect(found.causes.map(\.cause) == [.blockedHalf([1, 2, 3, 4])])
    #expect(found.plugs("far module") == [12, 11, 10, 9])
  }

  @Test func `no light at one end, far Tx off: the transmitters`() throws {
    let dark: [Int?] = [nil, nil, nil, nil]
    let found = try Measured.explain(lanes: lanes(near: dark, farSends: dark))
    #expect(found.causes.first?.check == .askDisabled(.far))
    #expect(found.decision == .found)
    #expect(found.causes.map(\.cause) == [.transmittersOff(.far, lanes: [1, 2, 3, 4])])
  }

  @Test func `no light at one end, nothing read at the other: no module is possible too`() throws {
    let found = try Measured.explain(
      lanes: Measured.end(.near, sent: well, received: [nil, nil, nil, nil]))
    #expect(found.decision == .cannotTell)
    #expect(
      found.first == [
        "blocked-half", "module-absent", "not-plugged", "transmitters-off", "wrong-port",
        "wrong-type",
      ])
  }

  @Test func `Rx power fine, errors or flaps: reflection, length or a marginal Tx`() throws {
    let short = ExpectedLink.channel(try Plain.twoPanels(Measured.dr4, grade: .os2))
    let found = try Measured.explain(
      short, lanes: lanes(), Circumstances(hasErrors: true))
    #expect(found.decision == .cannotTell)
    #expect(found.first == ["marginal-transmitter", "reflection"])
    let long = ExpectedLink.channel(
      try Plain.twoPanels(Measured.dr4, grade: .os2, trunkM: 900))
    let far = try Measured.explain(long, lanes: lanes(), Circumstances(hasErrors: true))
    #expect(far.causes.first?.cause == .tooLong)
    #expect(far.decision == .found)
  }

  @Test func `the same pair of lanes exchanged at both ends: two fibre pairs crossed`() throws {
    let steps = [(1, 2), (2, 1), (3, 3), (4, 4)].map { LaneWalk.Step($0.0, $0.1) }
    let found = Explainer.explain(
      try FaultEvidence(
        Measured.ports(), walks: [LaneWalk(from: .near, steps), LaneWalk(from: .far, steps)]))
    #expect(found.causes.map(\.cause) == [.exchangedLanes(1, 2)])
  }

  @Test func `a walk over the transmitters gives the map with no tester`() throws {
    let steps = [(1, 2), (2, 1), (3, 4), (4, 3)].map { LaneWalk.Step($0.0, $0.1) }
    for end in ChannelEnd.allCases {
      let found = Explainer.explain(
        try FaultEvidence(Measured.channel("A a B a A"), walks: [LaneWalk(from: end, steps)]))
      #expect(found.causes.first?.cause == .wrongType(.neighbours))
      #expect(
        found.looks.compactMap(\.suspect.change).sorted()
          == ["cable 1 is C, not A", "cable 3 is C, not A"])
    }
    let one = Explainer.explain(
      try FaultEvidence(
        Measured.ports(),
        walks: [
          LaneWalk(from: .far, [.init(1, 1), .init(2, nil), .init(3, 3), .init(4, 4)])
        ]))
    #expect(one.causes.map(\.cause) == [.openFibres([2])])
    let both = Explainer.explain(
      try FaultEvidence(
        Measured.ports(), walks: [LaneWalk(from: .far, [.init(1, 2), .init(2, nil)])]))
    #expect(both.decision != .noFault)
    #expect(both.sight?.exchanged[.near]?.map(\.transmitter) == [1])
  }

  @Test func `a map that is right speaks against what powers alone would allow`() throws {
    let dark: [Int?] = [nil, nil, nil, nil]
    let found = Explainer.explain(
      try FaultEvidence(
        Measured.ports(), map: Measured.all { 13 - $0 }, samples: lanes(near: dark, far: dark)))
    let type = found.causes.first { $0.cause == .wrongType(.reversed) }
    #expect(type?.clues.contains(.mapRight) == true)
  }
}
