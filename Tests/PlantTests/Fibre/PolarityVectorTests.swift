import Plant
import Testing

/// Published and derived channels, by number: P1 to P18.
struct PolarityVectorTests {
  struct Vector: CustomTestStringConvertible {
    var name: String
    var recipe: String
    var connector = ConnectorKind.mpo12
    /// Far positions of near positions 1, 2 and so on.
    var map: [Int]
    var verdict: String
    var testDescription: String { "\(name): \(recipe)" }
  }

  static let straight = Array(1...12)
  static let reversed = Array((1...12).reversed())
  static let neighbours = [2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 12, 11]
  static let reversedNeighbours = [11, 12, 9, 10, 7, 8, 5, 6, 3, 4, 1, 2]

  static let vectors: [Vector] = [
    Vector(name: "P1", recipe: "A", map: straight, verdict: "dark"),
    Vector(name: "P2", recipe: "B", map: reversed, verdict: "good"),
    Vector(name: "P3", recipe: "C", map: neighbours, verdict: "dark"),
    Vector(name: "P4", recipe: "B a B", map: straight, verdict: "dark"),
    Vector(name: "P5", recipe: "A a B", map: reversed, verdict: "good"),
    Vector(name: "P6", recipe: "B b B", map: reversed, verdict: "good"),
    Vector(name: "P7", recipe: "B a B a B", map: reversed, verdict: "good"),
    Vector(name: "P8", recipe: "B b B b B", map: reversed, verdict: "good"),
    Vector(name: "P9", recipe: "A a A a B", map: reversed, verdict: "good"),
    Vector(name: "P10", recipe: "A a A a A", map: straight, verdict: "dark"),
    Vector(name: "P11", recipe: "B a A a B", map: straight, verdict: "dark"),
    Vector(name: "P12", recipe: "A a B a A", map: reversed, verdict: "good"),
    Vector(name: "P13", recipe: "B a B b B", map: straight, verdict: "dark"),
    Vector(name: "P14", recipe: "B a C a B", map: neighbours, verdict: "dark"),
    Vector(name: "P15", recipe: "A a C a B", map: reversedNeighbours, verdict: "crossed"),
    Vector(name: "P16", recipe: "C a C a B", map: reversed, verdict: "good"),
    Vector(
      name: "P17", recipe: "B", connector: .mpo16, map: (1...16).reversed(), verdict: "good"),
    Vector(
      name: "P18", recipe: "C", connector: .mpo16,
      map: [2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 12, 11, 14, 13, 16, 15], verdict: "dark"),
  ]

  @Test(arguments: vectors) func `is as published`(_ vector: Vector) throws {
    let channel = try channel(vector.recipe, vector.connector)
    let map = try #require(channel.endMap)
    #expect(map.map(\.far) == vector.map)
    #expect(map.map(\.near) == Array(1...vector.map.count))
    #expect(LinkJudge().judge(channel).verdict.code == vector.verdict)
  }

  @Test func `P15 exchanges lanes 1 with 2 and 3 with 4, both ways`() throws {
    let lanes = try #require(try channel("A a C a B").lanes().results)
    for end in ChannelEnd.allCases {
      #expect(
        lanes.filter { $0.from == end }.map(\.arrives)
          == [.receiver(2), .receiver(1), .receiver(4), .receiver(3)])
    }
  }

  @Test(arguments: LaneLayout.allCases.filter { $0.kind == .mpo24 })
  func `P17b two rows want full reversal, whatever the maker calls it`(_ layout: LaneLayout) throws
  {
    for map in TwoRowMap.allCases {
      let optic = Plain.optic(layout)
      let channel = try Channel(
        from: ModulePort("near", optic: optic),
        Segment(FibrePart("cable", design: .twoRowCable(map))),
        to: ModulePort("far", optic: optic))
      let ends = try #require(channel.endMap)
      #expect((ends.map(\.far) == (1...24).reversed()) == (map == .reversed))
      #expect((LinkJudge().judge(channel).verdict == .good) == (map == .reversed), "\(map)")
    }
  }

  @Test func `the lanes of P2 ride where the sheet says`() throws {
    let channel = try channel("B")
    for (lane, near) in zip(1...4, [12, 11, 10, 9]) {
      let ride = try #require(channel.ride(ofTransmitter: lane, at: .near))
      #expect(ride.passages.first?.farFace?.plug == near)
      #expect(ride.passages.first?.nearFace?.receptacle == lane)
      #expect(ride.passages.last?.farFace?.plug == lane)
      #expect(ride.arrival == .port(lane))
    }
    let low = try #require(channel.ride(ofReceiver: 3, at: .far))
    #expect(low.passages.first?.nearFace?.plug == 3)
    #expect(low.passages.last?.nearFace?.plug == 10)
  }

  @Test func `an MPO-8 cable leaves the middle out, and that is no fault`() throws {
    let channel = try channel("B a B a B", .mpo8)
    #expect(channel.endMap?.map(\.near) == [1, 2, 3, 4, 9, 10, 11, 12])
    #expect(channel.endMap?.map(\.far) == [12, 11, 10, 9, 4, 3, 2, 1])
    #expect(LinkJudge().judge(channel).verdict == .good)
  }

  private func channel(_ recipe: String, _ connector: ConnectorKind = .mpo12) throws -> Channel {
    try ChannelRecipe(recipe).channel(try #require(RecipeSetting(connector)))
  }
}
