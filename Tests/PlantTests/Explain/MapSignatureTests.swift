import Plant
import Testing

/// Every measured map that has a name: what it means, and what the modules see of it.
struct MapSignatureTests {
  private static let reversed = (1...12).map { (near: $0, far: Optional(13 - $0)) }

  private func expecting(_ changes: [Int: Int], dark: [Int] = []) -> [(near: Int, far: Int?)] {
    Self.reversed.map {
      ($0.near, dark.contains($0.near) ? nil : changes[$0.near] ?? $0.far)
    }
  }

  @Test func `the expected map is no fault`() throws {
    let found = try Measured.explain(map: Self.reversed)
    #expect(found.decision == .noFault)
    #expect(found.causes.map(\.cause) == [.rightMap(unusedDark: [], notMeasured: [])])
    #expect(found.sight?.isRight == true)
    #expect(found.looks.isEmpty)
  }

  @Test(arguments: ["B a B a B", "A a B a A", "B b B b B", "A a A a B"])
  func `1 to 1 up to 12 to 12: a part of the wrong type, and the map does not say which`(
    _ recipe: String
  ) throws {
    let found = try Measured.explain(
      Measured.channel(recipe), map: Measured.all { $0 })
    #expect(found.decision == .cannotTellWhere)
    #expect(found.causes.first?.cause == .wrongType(.reversed))
    #expect(found.looks.count == 5)
    #expect(found.sight?.isAllDark(.near) == true)
    #expect(found.sight?.isAllDark(.far) == true)
    #expect(found.causes.first?.check == .readTypes)
  }

  @Test func `1 to 1 up to 12 to 12 on an all-B plan with one panel: the plan is wrong`() throws {
    let found = try Measured.explain(
      Measured.channel("B a B"), map: Measured.all { $0 })
    #expect(found.decision == .cannotTellWhere)
    #expect(found.causes.first?.cause == .planWrong(.asPlanned))
    #expect(
      found.causes.first?.suspects.compactMap(\.change) == [
        "cable 1: B → A", "adapter 1: a → b", "cable 2: B → A",
      ])
  }

  @Test func `1 to 1 up to 12 to 12 without a plan: one part, nobody knows where`() throws {
    let found = try Measured.explain(map: Measured.all { $0 })
    #expect(found.decision == .cannotTellWhere)
    #expect(found.causes.map(\.cause) == [.wrongType(.reversed)])
  }

  @Test func `1 to 2, 2 to 1, 3 to 4: a type C part, all dark`() throws {
    let neighbours = Measured.all { $0 % 2 == 1 ? $0 + 1 : $0 - 1 }
    let open = try Measured.explain(map: neighbours)
    #expect(open.causes.first?.cause == .wrongType(.reversedNeighbours))
    #expect(open.sight?.isAllDark(.near) == true)
    #expect(open.sight?.isAllDark(.far) == true)
    let planned = try Measured.explain(
      Measured.channel("A a B a A"), map: neighbours)
    #expect(planned.decision == .found)
    #expect(planned.looks.map(\.suspect.change) == ["cable 2 is C, not B"])
  }

  @Test func `1 to 11, 2 to 12, 3 to 9: a type C part, lit, lanes 1 and 2, 3 and 4 exchanged`()
    throws
  {
    let map = Measured.all { 13 - ($0 % 2 == 1 ? $0 + 1 : $0 - 1) }
    let open = try Measured.explain(map: map)
    #expect(open.causes.first?.cause == .wrongType(.neighbours))
    #expect(open.sight?.dark.values.allSatisfy(\.isEmpty) == true)
    #expect(open.sight?.exchanged[.far]?.map(\.receiver) == [2, 1, 4, 3])
    let planned = try Measured.explain(
      Measured.channel("A a B a A"), map: map)
    #expect(planned.decision == .cannotTellWhere)
    #expect(
      planned.looks.compactMap(\.suspect.change).sorted() == [
        "cable 1 is C, not A", "cable 3 is C, not A",
      ])
  }

  @Test func `two exchanged in one half, 1 to 11 and 2 to 12: two lanes in one direction`() throws {
    let found = try Measured.explain(map: expecting([1: 11, 2: 12]))
    #expect(found.causes.map(\.cause) == [.exchangedFibres(1, 2, isSameHalf: true)])
    #expect(found.sight?.exchanged[.near]?.map(\.receiver) == [1, 2])
    #expect(found.sight?.exchanged[.far] == nil)
    #expect(found.sight?.dark.values.allSatisfy(\.isEmpty) == true)
    let parts = try Measured.explain(
      Measured.channel("B a B a B"), map: expecting([1: 11, 2: 12]))
    #expect(parts.decision == .cannotTellWhere)
    #expect(parts.looks.map(\.suspect.name).sorted() == ["cable 1", "cable 2", "cable 3"])
    #expect(parts.plugs("cable 1") == [1, 12, 2, 11])
  }

  @Test func `one of each half exchanged, 1 to 1 and 12 to 12: one lane dark both ways`() throws {
    let found = try Measured.explain(map: expecting([1: 1, 12: 12]))
    #expect(found.causes.map(\.cause) == [.exchangedFibres(1, 12, isSameHalf: false)])
    #expect(found.sight?.dark == [.near: [1], .far: [1]])
  }

  @Test func `all shifted by one, 1 to 11 up to 11 to 1, 12 dark: a ribbon one hole off`() throws {
    let map = Measured.all { $0 < 12 ? 12 - $0 : nil }
    let open = try Measured.explain(map: map)
    #expect(open.causes.map(\.cause) == [.shiftedRibbon])
    #expect(open.sight?.dark == [.near: [4], .far: [4]])
    #expect(open.sight?.exchanged[.far]?.map(\.receiver) == [1, 2, 3])
    let parts = try Measured.explain(
      Measured.channel("B a B a B"), map: map)
    #expect(parts.causes.map(\.cause) == [.shiftedRibbon])
    #expect(parts.looks.count == 3)
    let back = try Measured.explain(map: Measured.all { $0 > 1 ? 14 - $0 : nil })
    #expect(back.causes.map(\.cause) == [.shiftedRibbon])
  }

  @Test(arguments: [1, 3, 10, 12]) func `one position dark: a broken fibre, one lane one way`(
    _ position: Int
  ) throws {
    let found = try Measured.explain(
      Measured.channel("B a B a B"), map: expecting([:], dark: [position]))
    #expect(found.causes.map(\.cause) == [.openFibres([position])])
    #expect(found.sight?.dark.values.map(\.count).reduce(0, +) == 1)
    #expect(found.decision == .cannotTellWhere)
    #expect(found.looks.count == 3)
  }

  @Test func `one position dark whose fibre is recorded as broken: that part`() throws {
    let good = try ChannelRecipe("B a B a B").channel(try #require(RecipeSetting(.mpo12)))
    let map = try #require(good.segment(1)?.part.map?.breaking(FibreEnd(position: 12)))
    let channel = try #require(good.changing(.design(1, .free(map))))
    let found = try Measured.explain(.channel(channel), map: expecting([:], dark: [1]))
    #expect(found.decision == .found)
    #expect(found.causes.map(\.cause) == [.openFibres([1])])
    #expect(found.looks.map(\.suspect.name) == ["cable 2"])
    let mirrored = try Measured.explain(.channel(channel), map: expecting([:], dark: [12]))
    #expect(mirrored.causes.map(\.cause) == [.openFibres([12])])
    #expect(mirrored.causes.first?.clues.contains(.recordedLit([1])) == true)
    let other = try Measured.explain(.channel(channel), map: expecting([:], dark: [1, 2]))
    #expect(other.decision != .noFault)
    #expect(other.causes.contains { $0.cause.code == "open-fibre" })
  }

  @Test(arguments: [ConnectorKind.mpo8, .mpo12])
  func `5 to 8 dark only: eight fibres, not a fault`(_ kind: ConnectorKind) throws {
    let map = Measured.all { (5...8).contains($0) ? nil : 13 - $0 }
    let found = try Measured.explain(
      Measured.channel("B a B a B", kind), map: map)
    #expect(found.decision == .noFault)
    #expect(found.causes.map(\.cause) == [.rightMap(unusedDark: [5, 6, 7, 8], notMeasured: [])])
    #expect(found.looks.isEmpty)
  }

  @Test func `only 5 to 8 measured: nothing is said of the lanes`() throws {
    let found = try Measured.explain(map: (5...8).map { ($0, nil) })
    #expect(found.decision == .cannotTell)
    #expect(found.causes.map(\.cause) == [.noLaneMeasured([5, 6, 7, 8])])
    #expect(found.causes.first?.check == .measureRest([1, 2, 3, 4, 9, 10, 11, 12]))
  }

  @Test func `some lanes measured and right: right so far, and what is left`() throws {
    let found = try Measured.explain(map: Measured.pairs("1:12 2:11 12:1"))
    #expect(found.decision == .noFaultSoFar)
    #expect(
      found.causes.map(\.cause) == [.rightMap(unusedDark: [], notMeasured: [3, 4, 9, 10, 11])])
    #expect(found.causes.first?.check == .measureRest([3, 4, 9, 10, 11]))
  }

  @Test func `1 to 6 right, 7 to 12 dark: half of another trunk, or half covered`() throws {
    let map = Measured.all { $0 < 7 ? 13 - $0 : nil }
    let alone = try Measured.explain(
      Measured.channel("B a B a B"), map: map)
    #expect(alone.decision == .cannotTell)
    #expect(alone.first == ["blocked-half", "crossed-sub-ribbon"])
    #expect(alone.sight?.isAllDark(.far) == true)
    #expect(alone.sight?.dark[.near] == nil)
    let withSibling = try Measured.explain(
      Measured.channel("B a B a B"), map: map,
      Circumstances(siblings: [1: TrunkSiblings(tested: 1, same: 0, otherHalf: 1)]))
    #expect(withSibling.decision == .found)
    #expect(withSibling.causes.first?.cause == .crossedSubRibbon([9, 10, 11, 12]))
    #expect(withSibling.looks.map(\.suspect.name) == ["cable 2"])
  }

  @Test func `two twelves mixed in a 24: one row dark`() throws {
    let map = Measured.all(24) { $0 <= 12 ? 25 - $0 : nil }
    let two = Plain.optic(.twoRowDual)
    let found = try Measured.explain(Measured.ports(two), map: map)
    #expect(found.first == ["blocked-half", "crossed-sub-ribbon"])
  }

  @Test func `duplex A to A: a rolled pair or a cord of the other type`() throws {
    let found = try Measured.explain(
      Measured.ports(Plain.optic(.duplex)), map: Measured.pairs("1:1 2:2"))
    #expect(found.causes.map(\.cause.code) == ["rolled-pair"])
    #expect(found.sight?.isAllDark(.near) == true)
    #expect(found.sight?.isAllDark(.far) == true)
  }

  @Test func `a complete map to the wrong port: the port that answers tells`() throws {
    let peer = PeerAnswer(wanted: "S1-L3 25/1", found: "S1-L3 26/1")
    let found = try Measured.explain(map: Self.reversed, Circumstances(peer: peer))
    #expect(found.decision == .found)
    #expect(found.causes.map(\.cause) == [.wrongPort(found: "S1-L3 26/1")])
    #expect(found.causes.first?.check == .followCord)
    let right = PeerAnswer(wanted: "S1-L3 25/1", found: "S1-L3 25/1")
    let same = try Measured.explain(map: Self.reversed, Circumstances(peer: right))
    #expect(same.decision == .noFault)
  }

  @Test(arguments: CassetteCircuits.allCases)
  func `LC i to 13 less i: a cassette turned over, every circuit at the mirrored port`(
    _ circuits: CassetteCircuits
  ) throws {
    let map = Measured.all { 13 - (circuits == .straight ? $0 : $0 % 2 == 1 ? $0 + 1 : $0 - 1) }
    let found = try Measured.explain(.cassetteFronts(circuits), map: map)
    #expect(found.causes.map(\.cause.code) == ["reversed-cassette"])
    #expect(found.sight == nil)
  }

  @Test(arguments: CassetteCircuits.allCases)
  func `universal cassettes on a type C trunk are told, not called more than one fault`(
    _ circuits: CassetteCircuits
  ) throws {
    // Vector P24: universal cassettes, trunk of type C, adapters opposed.
    let far = [3, 4, 1, 2, 7, 8, 5, 6, 11, 12, 9, 10]
    let found = try Measured.explain(
      .cassetteFronts(circuits), map: Measured.all { far[$0 - 1] })
    #expect(found.causes.map(\.cause) == [.wrongType(.universalPairs)])
  }

  @Test func `an all-dark plan with one fibre broken besides: the types, not that fibre`() throws {
    let dark = try ChannelRecipe("A a B a B").channel(try #require(RecipeSetting(.mpo12)))
    let map = try #require(dark.segment(1)?.part.map?.breaking(FibreEnd(position: 3)))
    let channel = try #require(dark.changing(.design(1, .free(map))))
    let found = try Measured.explain(
      .channel(channel), map: Measured.all { $0 == 3 ? nil : $0 })
    let first = try #require(found.causes.first)
    #expect(first.cause == .planWrong(.asPlanned))
    #expect(first.suspects.compactMap(\.change).contains("cable 1: A → B"))
    #expect(first.clues.contains(.planAlsoLoses([3])))
  }

  @Test func `no light anywhere: out or in another port`() throws {
    let found = try Measured.explain(
      Measured.channel("B a B"), map: Measured.all { _ in nil })
    #expect(found.decision == .cannotTell)
    #expect(found.first == ["not-plugged", "wrong-port"])
  }

  @Test func `two lanes exchanged both ways: two pairs crossed`() throws {
    let found = try Measured.explain(map: expecting([1: 11, 2: 12, 11: 1, 12: 2]))
    #expect(found.causes.map(\.cause) == [.exchangedLanes(1, 2)])
    #expect(found.sight?.exchanged[.near]?.map(\.receiver) == [1, 2])
    #expect(found.sight?.exchanged[.far]?.map(\.receiver) == [2, 1])
  }

  @Test func `a map that no single fault makes is not explained`() throws {
    let found = try Measured.explain(map: expecting([1: 10, 2: 12, 3: 11], dark: [9]))
    #expect(found.decision == .notExplained)
    #expect(found.causes.map(\.cause) == [.notExplained])
  }
}

/// What other links on a trunk say about which part is wrong.
struct TrunkSiblingTests {
  private func explain(_ siblings: TrunkSiblings) throws -> Explanation {
    try Measured.explain(
      Measured.channel("B a B a B"), map: Measured.all { $0 },
      Circumstances(siblings: [1: siblings]))
  }

  @Test func `all show it: the trunk, or the panels beside it, not the cords`() throws {
    let found = try explain(TrunkSiblings(tested: 5, same: 5))
    #expect(found.decision == .cannotTellWhere)
    #expect(found.looks.map(\.suspect.name) == ["cable 2", "adapter 1", "adapter 2"])
    #expect(found.looks.first?.reason == .evidence)
  }

  @Test func `none shows it: not the trunk`() throws {
    let found = try explain(TrunkSiblings(tested: 3, same: 0))
    #expect(!found.looks.map(\.suspect.name).contains("cable 2"))
    #expect(found.looks.count == 4)
  }

  @Test(arguments: [TrunkSiblings(tested: 4, same: 2), TrunkSiblings(tested: 1, same: 1)])
  func `some show it, or only one was tested: nothing is ruled out`(_ siblings: TrunkSiblings)
    throws
  {
    #expect(try explain(siblings).looks.count == 5)
  }

  @Test func `all show it, and the keys of both panels were seen: the trunk`() throws {
    let found = try Measured.explain(
      Measured.channel("B a B a B"), map: Measured.all { $0 },
      Circumstances(
        siblings: [1: TrunkSiblings(tested: 5, same: 5)], seenKeys: [0: .opposed, 1: .opposed]))
    #expect(found.decision == .found)
    #expect(found.looks.map(\.suspect.change) == ["cable 2 is A, not B"])
  }
}
