import Plant
import TestSupport
import Testing

/// The fewest parts to change so that links carry light.
struct MendTests {
  private func id(_ number: Int) -> ThingID { RandomPlant.id(number) }

  /// Cord, trunk leg, cord over two panels with opposed keys.
  private func link(
    _ number: Int, _ polarities: [CablePolarity], trunk: Int = 10, keys: AdapterKeys = .opposed
  ) throws -> MendLink {
    let segments = try polarities.enumerated().map { place, polarity in
      try Segment(
        FibrePart("part", kind: place == 1 ? .trunk : .cord, design: .cable(polarity, .mpo12)))
    }
    let channel = try Channel(
      from: ModulePort("near", optic: Plain.optic(.parallel4)), segments[0],
      segments.dropFirst().map { Channel.Step(Adapter("adapter", keys: keys), $0) },
      to: ModulePort("far", optic: Plain.optic(.parallel4)))
    return try #require(
      MendLink(
        link: id(number), channel: channel, parts: [id(100 + number), id(trunk), id(200 + number)],
        adapters: [id(300 + number), id(400 + number)]))
  }

  @Test func `a trunk of the wrong type is one change for all its links`() throws {
    let links = try (1...4).map { try link($0, [.b, .a, .b]) }
    let plan = MendPlanner.plan(links, wanted: Set(links.map(\.link)))
    #expect(plan.changes.map(\.part) == [id(10)])
    #expect(plan.changes.map(\.type) == [.cable(.b)])
    #expect(plan.changes.first?.links == links.map(\.link))
    #expect(plan.mended == links.map(\.link))
    #expect(plan.isSmallest)
  }

  @Test func `a trunk is not changed under links that are well`() throws {
    let bad = try link(1, [.b, .a, .b])
    let well = try (2...3).map { try link($0, [.b, .a, .a]) }
    let plan = MendPlanner.plan([bad] + well, wanted: [bad.link])
    #expect(plan.changes.count == 1)
    #expect(plan.changes.first?.part != id(10))
    #expect(plan.isSmallest)
  }

  @Test func `of two plans with as many changes the one with less effort is taken`() throws {
    let bad = try link(1, [.a, .a, .a])
    let parts = [101, 10, 201, 301, 401].map(id)
    for cheap in parts {
      let efforts = Dictionary(uniqueKeysWithValues: parts.map { ($0, $0 == cheap ? 0 : 5) })
      let plan = MendPlanner.plan([bad], wanted: [bad.link], efforts: efforts)
      #expect(plan.changes.map(\.part) == [cheap])
    }
  }

  @Test func `of two equal changes the one that leaves usual parts is taken`() throws {
    let bad = try link(1, [.a, .b, .b])
    for (odd, part) in [(CablePolarity.a, 101), (.b, 201)] {
      let plan = MendPlanner.plan(
        [bad], wanted: [bad.link],
        efforts: [id(10): 50, id(301): 50, id(401): 50], typeEfforts: [.cable(odd): 4])
      #expect(plan.changes.map(\.part) == [id(part)])
    }
  }

  @Test func `what is well is left alone, and nothing is asked for nothing`() throws {
    let well = try link(1, [.b, .b, .b])
    #expect(MendPlanner.plan([well], wanted: [well.link]) == MendPlan())
    #expect(MendPlanner.plan([], wanted: [id(1)]) == MendPlan())
  }

  @Test func `a link that no change of types mends is said to be hopeless`() throws {
    let map = PartDesign.cable(.b, .mpo12).map.breaking(FibreEnd(position: 1))
    let channel = try Channel(
      from: ModulePort("near", optic: Plain.optic(.parallel4)),
      Segment(FibrePart("trunk", kind: .trunk, design: .free(map))),
      to: ModulePort("far", optic: Plain.optic(.parallel4)))
    let broken = try #require(
      MendLink(link: id(1), channel: channel, parts: [id(2)], adapters: []))
    let plan = MendPlanner.plan([broken], wanted: [id(1)])
    #expect(plan.hopeless == [id(1)])
    #expect(plan.changes.isEmpty && plan.isSmallest)
  }

  @Test func `a cord with the wrong pins or polish gives way to one that suits`() throws {
    let female = FaceType(pins: .unpinned, polish: .apc)
    let male = FaceType(pins: .pinned, polish: .apc)
    let upc = FaceType(pins: .unpinned, polish: .upc)
    let optic = try Plain.named("400GBASE-DR4")
    for (near, far) in [(male, female), (female, male), (upc, female), (female, upc), (male, upc)] {
      let channel = try Channel(
        from: ModulePort("near", optic: optic),
        Segment(Plain.cord("C-1", .b, near: near, far: far, grade: .os2)),
        [
          Channel.Step(
            Adapter("P1:1", keys: .opposed),
            Segment(Plain.cord("T1", .b, near: male, far: male, grade: .os2))),
          Channel.Step(
            Adapter("P2:1", keys: .opposed),
            Segment(Plain.cord("C-2", .b, near: female, far: female, grade: .os2))),
        ], to: ModulePort("far", optic: optic))
      let bad = try #require(
        MendLink(
          link: id(1), channel: channel, parts: [id(2), id(3), id(4)], adapters: [id(5), id(6)]))
      let plan = MendPlanner.plan([bad], wanted: [id(1)])
      #expect(plan.changes.map(\.part) == [id(2)])
      #expect(plan.changes.first?.type == .cable(.b))
      let new = [plan.changes.first?.near, plan.changes.first?.far]
      #expect(new.map { $0?.pins } == [.unpinned, .unpinned])
      #expect(new.map { $0?.polish } == [.apc, .apc])
    }
  }

  @Test func `a broken cord gives way to a whole one`() throws {
    let map = PartDesign.cable(.b, .mpo12).map.breaking(FibreEnd(position: 1))
    let channel = try Channel(
      from: ModulePort("near", optic: Plain.optic(.parallel4)),
      Segment(FibrePart("C-1", design: .free(map))),
      to: ModulePort("far", optic: Plain.optic(.parallel4)))
    let broken = try #require(
      MendLink(link: id(1), channel: channel, parts: [id(2)], adapters: []))
    #expect(MendPlanner.plan([broken], wanted: [id(1)]).changes.map(\.type) == [.cable(.b)])
  }

  @Test func `a link that cannot be well without spoiling another is blocked`() throws {
    // A trunk of LC pairs: one leg from port to port, another with a cord that comes one way only.
    let trunk = try Segment(FibrePart("trunk", kind: .trunk, design: .duplexCord(.aToA)))
    let cord = try Segment(
      FibrePart("cord", kind: .harness, design: .free(PartDesign.duplexCord(.aToB).map)))
    func link(_ number: Int, _ rest: [Channel.Step]) throws -> MendLink {
      let channel = try Channel(
        from: ModulePort("near", optic: Plain.optic(.duplex)), trunk, rest,
        to: ModulePort("far", optic: Plain.optic(.duplex)))
      return try #require(
        MendLink(
          link: id(number), channel: channel, parts: [id(10)] + rest.map { _ in id(11) },
          adapters: rest.map { _ in id(12) }))
    }
    let bad = try link(1, [])
    let well = try link(2, [Channel.Step(Adapter("lc", keys: nil, kind: .lc), cord)])
    #expect(MendPlanner.plan([bad], wanted: [id(1)]).changes.map(\.part) == [id(10)])
    let plan = MendPlanner.plan([bad, well], wanted: [id(1), id(2)])
    #expect(plan.blocked == [id(1)])
    #expect(plan.changes.isEmpty && plan.mended.isEmpty && plan.hopeless.isEmpty)
  }

  @Test func `a trunk is not changed under a link that cannot be judged`() throws {
    let bad = try link(1, [.b, .a, .b])
    var other = try link(2, [.b, .a, .b])
    let known = other.channel
    let blind = try Channel(
      from: ModulePort("near", optic: nil), known.first, known.rest, to: known.far)
    other = try #require(
      MendLink(link: id(2), channel: blind, parts: other.parts, adapters: other.adapters))
    let plan = MendPlanner.plan([bad, other], wanted: [id(1)])
    #expect(plan.mended == [id(1)] && plan.changes.count == 1)
    #expect(plan.changes.first?.part != id(10))
    let held = MendPlanner.plan([bad], wanted: [id(1)], holders: [id(10): [id(9)]])
    #expect(held.mended == [id(1)] && held.changes.first?.part != id(10))
  }

  @Test func `a link that only a held part mends is blocked, and the holders are named`() throws {
    let bad = try link(1, [.b, .a, .b])
    let all = Dictionary(
      uniqueKeysWithValues: (bad.parts + bad.adapters).map { ($0, [id(8), id(9)]) })
    let plan = MendPlanner.plan([bad], wanted: [id(1)], holders: all)
    #expect(plan.blocked == [id(1)] && plan.changes.isEmpty && plan.hopeless.isEmpty)
    #expect(plan.holders == [id(1): [id(8), id(9)]])
  }

  @Test func `light that arrives is not taken from a link with another fault`() throws {
    // Its faces have no pins, but its lanes arrive over the trunk of type A.
    let bare = FaceType(kind: .mpo12, pins: .unpinned)
    let segments = try [CablePolarity.b, .a, .a].enumerated().map { place, polarity in
      try Segment(
        FibrePart(
          "part", kind: place == 1 ? .trunk : .cord, design: .cable(polarity, .mpo12), near: bare,
          far: bare))
    }
    let channel = try Channel(
      from: ModulePort("near", optic: Plain.optic(.parallel4)), segments[0],
      segments.dropFirst().map { Channel.Step(Adapter("adapter", keys: .opposed), $0) },
      to: ModulePort("far", optic: Plain.optic(.parallel4)))
    let lit = try #require(
      MendLink(
        link: id(2), channel: channel, parts: [id(102), id(10), id(202)],
        adapters: [id(302), id(402)]))
    let plan = MendPlanner.plan([try link(1, [.b, .a, .b]), lit], wanted: [id(1)])
    #expect(plan.mended == [id(1)] && plan.changes.first?.part != id(10))
  }

  @Test func `a link needs a record for each of its parts`() throws {
    let channel = try link(1, [.a, .b, .a]).channel
    #expect(MendLink(link: id(1), channel: channel, parts: [id(2)], adapters: []) == nil)
  }

  @Test(arguments: 0..<150)
  func `the plan makes all links well, spoils none, and none is smaller`(seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    let plant = try RandomPlant(&random)
    let plan = MendPlanner.plan(plant.links, wanted: plant.wanted)
    let types = Dictionary(uniqueKeysWithValues: plan.changes.map { ($0.part, $0.type) })
    #expect(types.count == plan.changes.count, "seed \(seed)")
    for link in plant.links {
      let (before, after) = (RandomPlant.isWell(link, [:]), RandomPlant.isWell(link, types))
      if before { #expect(after, "seed \(seed): \(link.link) is spoilt") }
      if plan.mended.contains(link.link) { #expect(after && !before, "seed \(seed)") }
      if plant.wanted.contains(link.link), !before {
        let all = plan.mended + plan.hopeless + plan.blocked
        #expect(all.contains(link.link), "seed \(seed)")
      }
    }
    let (unmended, changes) = bruteForce(plant)
    #expect(plan.hopeless.count + plan.blocked.count == unmended, "seed \(seed)")
    #expect(plan.changes.count == changes, "seed \(seed)")
    #expect(plan.isSmallest, "seed \(seed)")
  }

  @Test(arguments: 0..<3)
  func `of a hall in which everything hangs together no link is spoilt`(seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    // Forty trunks, each link over two of them: more shared parts than are weighed together.
    let types = (0..<40).map { _ in
      [CablePolarity.a, .b, .b, .b, .b].randomElement(using: &random) ?? .b
    }
    let links = try (0..<60).map { number -> MendLink in
      let one = Int.random(in: 0..<40, using: &random)
      let trunks = [one, (one + Int.random(in: 1..<40, using: &random)) % 40]
      let parts: [(id: Int, polarity: CablePolarity)] =
        [(1_000 + number, .b)] + trunks.map { (100 + $0, types[$0]) } + [(2_000 + number, .a)]
      let segments = try parts.map {
        try Segment(
          FibrePart(
            "part", kind: $0.id < 200 ? .trunk : .cord, design: .cable($0.polarity, .mpo12)))
      }
      let channel = try Channel(
        from: ModulePort("near", optic: Plain.optic(.parallel4)), segments[0],
        segments.dropFirst().map { Channel.Step(Adapter("adapter", keys: .opposed), $0) },
        to: ModulePort("far", optic: Plain.optic(.parallel4)))
      return try #require(
        MendLink(
          link: id(number + 1), channel: channel, parts: parts.map { id($0.id) },
          adapters: (0..<3).map { id(4_000 + 3 * number + $0) }))
    }
    let plan = MendPlanner.plan(links, wanted: Set(links.map(\.link)))
    let changed = Dictionary(uniqueKeysWithValues: plan.changes.map { ($0.part, $0.type) })
    let bad = links.filter { !RandomPlant.isWell($0, [:]) }
    #expect(!bad.isEmpty, "seed \(seed)")
    for link in links where !plan.blocked.contains(link.link) {
      #expect(RandomPlant.isWell(link, changed), "seed \(seed): \(link.link)")
    }
    #expect(plan.mended.count + plan.blocked.count == bad.count, "seed \(seed)")
    // A cord of its own mends every link.
    #expect(plan.blocked.isEmpty && plan.changes.count <= bad.count, "seed \(seed)")
    #expect(plan.atLeast <= plan.changes.count, "seed \(seed)")
  }

  /// The fewest wanted links left, and the fewest changes that leave so few, by trying everything.
  private func bruteForce(_ plant: RandomPlant) -> (unmended: Int, changes: Int) {
    let choices = plant.choices
    // What each link says to each choice at its own parts is looked up; parity makes few of them.
    var known: [[Int: Bool]] = Array(repeating: [:], count: plant.links.count)
    let own = plant.links.map { link in
      choices.indices.filter { (link.parts + link.adapters).contains(choices[$0].part) }
    }
    let before = plant.links.map { RandomPlant.isWell($0, [:]) }
    let isWanted = plant.links.map { plant.wanted.contains($0.link) }
    var best = (Int.max, Int.max)
    let all = choices.reduce(1) { $0 * $1.types.count }
    for number in 0..<all {
      var (rest, picks): (Int, [Int]) = (number, [])
      for choice in choices {
        picks.append(rest % choice.types.count)
        rest /= choice.types.count
      }
      let changes = picks.count { $0 > 0 }
      if best.0 == 0, changes >= best.1 { continue }
      var unmended = 0
      var isAllowed = true
      for place in plant.links.indices where isAllowed {
        let key = own[place].reduce(0) { $0 * 3 + picks[$1] }
        let isWell =
          known[place][key]
          ?? RandomPlant.isWell(
            plant.links[place],
            Dictionary(
              uniqueKeysWithValues: own[place].map {
                (choices[$0].part, choices[$0].types[picks[$0]])
              }))
        known[place][key] = isWell
        if before[place] { isAllowed = isWell } else if isWanted[place], !isWell { unmended += 1 }
      }
      if isAllowed, (unmended, changes) < best { best = (unmended, changes) }
    }
    return best
  }
}
