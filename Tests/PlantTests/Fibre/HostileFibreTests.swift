import Plant
import TestSupport
import Testing

/// What is no part, no channel or no recipe is refused with an error that names it.
struct HostileFibreTests {
  private func end(_ position: Int, _ connector: Int = 1) -> FibreEnd {
    FibreEnd(connector: connector, position: position)
  }

  @Test func `an MPO-12 has no position 13`() {
    let error = #expect(throws: FibreMapError.self) {
      try FibreMap(near: [.mpo12], far: [.mpo12], pairs: [(end(13), end(1))])
    }
    #expect(error == .noSuchPosition(.near, end(13), .mpo12))
    #expect(error?.sentence.contains("13") == true)
    #expect(error?.sentence.contains("MPO-12 has positions 1 to 12") == true)
  }

  @Test func `the middle of an MPO-8 has no fibre`() {
    #expect(throws: FibreMapError.noSuchPosition(.far, end(6), .mpo8)) {
      try FibreMap(near: [.mpo8], far: [.mpo8], pairs: [(end(1), end(6))])
    }
  }

  @Test func `a map that is no bijection is named by the end that two fibres share`() {
    #expect(throws: FibreMapError.twice(.far, end(2))) {
      try FibreMap(near: [.mpo12], far: [.mpo12], pairs: [(end(1), end(2)), (end(3), end(2))])
    }
    #expect(throws: FibreMapError.twice(.near, end(1))) {
      try FibreMap(near: [.mpo12], far: [.mpo12], pairs: [(end(1), end(2)), (end(1), end(3))])
    }
  }

  @Test func `a part without fibres or connectors is none`() {
    #expect(throws: FibreMapError.noFibre) {
      try FibreMap(near: [.mpo12], far: [.mpo12], pairs: [])
    }
    #expect(throws: FibreMapError.connectorCount(0)) {
      try FibreMap(near: [], far: [.mpo12], pairs: [(end(1), end(1))])
    }
    #expect(throws: FibreMapError.connectorCount(100_000)) {
      try FibreMap(
        near: Array(repeating: .mpo24, count: 100_000), far: [.mpo12],
        pairs: [(end(1), end(1))])
    }
    #expect(throws: FibreMapError.noSuchConnector(.far, 2, of: 1)) {
      try FibreMap(near: [.mpo12], far: [.mpo12], pairs: [(end(1), end(1, 2))])
    }
  }

  @Test func `connectors of different kinds do not join`() {
    let twelve = PartDesign.cable(.b, .mpo12).map
    let sixteen = PartDesign.cable(.b, .mpo16).map
    #expect(throws: FibreMapError.doNotJoin([.mpo12], [.mpo16])) { try twelve.then(sixteen) }
    #expect(throws: Never.self) { try twelve.then(PartDesign.cable(.b, .mpo8).map) }
  }

  @Test(arguments: [Int.min, -1, 0, 13, Int.max])
  func `asking for a position that is not there finds nothing`(_ position: Int) throws {
    let map = PartDesign.cable(.b, .mpo12).map
    #expect(map.otherEnd(of: end(position), from: .near) == nil)
    #expect(map.otherEnd(of: end(1, position), from: .near) == (nil as FibreEnd?))
    #expect(AdapterKeys.aligned.meets(position, in: .mpo12) == nil)
    #expect(AdapterKeys.opposed.meets(position, in: .mpo12) == nil)
    #expect(CablePolarity.c.farPosition(of: position, in: .mpo12) == nil)
    #expect(FaceSpot(.mpo12, plug: position) == nil)
    let channel = try ChannelRecipe("B a B").channel(try #require(RecipeSetting(.mpo12)))
    #expect(
      channel.arrival(from: .near, plug: position) == .noFibre(segment: 0, position: position))
    #expect(channel.ride(from: .far, plug: position).passages.count == 1)
    #expect(channel.ride(ofTransmitter: position, at: .near) == nil)
    #expect(channel.segment(position) == nil || position == 0)
  }

  @Test func `a cord that leads back to its own port, or a part met twice, is a loop`() throws {
    let optic = Plain.optic(.parallel4)
    let one = try #require(ThingID(bytes: Array(repeating: 1, count: 16)))
    let two = try #require(ThingID(bytes: Array(repeating: 2, count: 16)))
    let cord = try Segment(FibrePart("C-1", identity: one, design: .cable(.b, .mpo12)))
    #expect(throws: ChannelError.loop("25/1")) {
      try Channel(
        from: ModulePort("25/1", identity: two, optic: optic), cord,
        to: ModulePort("25/1", identity: two, optic: optic))
    }
    #expect(throws: ChannelError.loop("C-1")) {
      try Channel(
        from: ModulePort("25/1", optic: optic), cord,
        [Channel.Step(Adapter("P07A:1", keys: .opposed), cord)],
        to: ModulePort("3/2", optic: optic))
    }
    let harness = FibrePart("H-1", identity: two, design: .breakout(.twinMPO12))
    #expect(throws: Never.self) {
      try Channel(
        from: ModulePort("25/1", optic: optic), try Segment(harness),
        [
          Channel.Step(
            Adapter("P07A:1", keys: .opposed), try Segment(harness, entry: 2, exit: 2))
        ],
        to: ModulePort("3/2", optic: optic))
    }
  }

  @Test func `connectors and lanes that are not there are named`() throws {
    let part = FibrePart("H-1", design: .breakout(.mpo12ToFourLC))
    #expect(throws: ChannelError.noSuchConnector(part: "H-1", .far, 5, of: 4)) {
      try Segment(part, exit: 5)
    }
    #expect(throws: ChannelError.noSuchConnector(part: "H-1", .near, 0, of: 1)) {
      try Segment(part, entry: 0)
    }
    for lanes in [[0], [5], [1, 1], [Int.max]] {
      #expect(throws: ChannelError.self) {
        try Channel(
          from: ModulePort("25/1", optic: Plain.optic(.parallel4), lanes: lanes),
          try Segment(Plain.cord("C-1")),
          to: ModulePort("3/2", optic: Plain.optic(.parallel4)))
      }
    }
  }

  @Test func `a channel of a thousand cords is refused`() throws {
    let text = "B" + String(repeating: " a B", count: 1_000)
    #expect(throws: ChannelRecipeError.tooLong) { try ChannelRecipe(text) }
    #expect(throws: ChannelRecipeError.tooLong) {
      try ChannelRecipe(String(repeating: " ", count: 5_000) + "B")
    }
    let longest = "B" + String(repeating: "aB", count: Channel.mostSegments - 1)
    let setting = try #require(RecipeSetting(.mpo12))
    #expect(try ChannelRecipe(longest).channel(setting).count == Channel.mostSegments)
  }

  @Test(arguments: [
    ("", ChannelRecipeError.empty), ("  ", .empty), ("a B", .beginsWithAdapter),
    ("B a", .endsNowhere(adapter: 1)), ("B a B b", .endsNowhere(adapter: 2)),
    ("B B", .twoCables(1, at: 3)), ("BaBB", .twoCables(2, at: 4)),
    ("B a b B", .twoAdapters(at: 5)), ("B x B", .unknownLetter("x", at: 3)),
    ("D", .unknownLetter("D", at: 1)), ("B a c", .unknownLetter("c", at: 5)),
    ("Ｂ", .unknownLetter("Ｂ", at: 1)), ("B\u{202E}", .unknownLetter("\u{202E}", at: 2)),
  ])
  func `what is no recipe is refused at its letter`(_ text: String, _ error: ChannelRecipeError) {
    #expect(throws: error) { try ChannelRecipe(text) }
    #expect(!error.sentence.isEmpty)
    #expect(!error.code.isEmpty)
  }

  @Test(arguments: Array(1...20) as [UInt64])
  func `any pairs at all are a bijection or an error`(_ seed: UInt64) throws {
    print("seed \(seed)")
    var random = RepeatableRandom(seed: seed)
    var made = 0
    for _ in 0..<600 {
      let near = RandomParts.connectors(&random)
      let far = RandomParts.connectors(&random)
      func anyEnd() -> FibreEnd {
        FibreEnd(
          connector: Int.random(in: 0...2, using: &random),
          position: Int.random(in: 0...13, using: &random))
      }
      let pairs = (0..<Int.random(in: 0...3, using: &random)).map { _ in (anyEnd(), anyEnd()) }
      do {
        let map = try FibreMap(near: near, far: far, pairs: pairs)
        made += 1
        #expect(map.pairs.count == pairs.count)
        for (one, other) in pairs {
          #expect(near[one.connector - 1].hasFibre(at: one.position))
          #expect(far[other.connector - 1].hasFibre(at: other.position))
          #expect(map.otherEnd(of: one, from: .near) == other)
          #expect(map.otherEnd(of: other, from: .far) == one)
        }
      } catch {
        #expect(!error.sentence.isEmpty)
        #expect(!error.code.isEmpty)
      }
    }
    #expect(made > 0)
  }

  @Test(arguments: [1 as UInt64, 2, 3, 4, 5])
  func `any text is a recipe or an error, and any recipe is judged`(_ seed: UInt64) throws {
    print("seed \(seed)")
    var random = RepeatableRandom(seed: seed)
    let letters = Array("ABCab? \tBaBa\u{301}é0")
    let setting = try #require(RecipeSetting(.mpo8))
    for _ in 0..<400 {
      let text = String(
        (0..<Int.random(in: 0...9, using: &random)).compactMap { _ in
          letters.randomElement(using: &random)
        })
      guard let recipe = try? ChannelRecipe(text) else { continue }
      #expect(recipe.text.filter { $0 != " " } == text.filter { !$0.isWhitespace })
      let channel = try recipe.channel(setting)
      let judgement = LinkJudge().judge(channel)
      #expect((judgement.lanes == nil) == text.contains("?"))
      if text.contains("?") { #expect(judgement.verdict.code == "cannot") }
    }
  }
}
