import Plant
import Testing

/// Parts as they are made wrong: exchanged pairs, broken fibres, shifted ribbons.
struct FaultAlgebraTests {
  private let optic = Plain.optic(.parallel4)

  private func lanes(_ map: FibreMap) throws -> [LaneResult] {
    let channel = try Channel(
      from: ModulePort("near", optic: optic), Segment(FibrePart("cord", design: .free(map))),
      to: ModulePort("far", optic: optic))
    return try #require(channel.lanes().results)
  }

  private let good = PartDesign.cable(.b, .mpo12).map

  @Test func `two fibres of one half exchanged cross two lanes in one direction`() throws {
    let swapped = try good.exchanging(
      FibreEnd(position: 11), FibreEnd(position: 12), on: .far)
    let wrong = try lanes(swapped).filter { !$0.isRight }
    #expect(wrong.map(\.from) == [.far, .far])
    #expect(wrong.map(\.arrives) == [.receiver(2), .receiver(1)])
  }

  @Test func `a fibre of each half exchanged darkens one lane both ways`() throws {
    let swapped = try good.exchanging(FibreEnd(position: 1), FibreEnd(position: 12), on: .far)
    let wrong = try lanes(swapped).filter { !$0.isRight }
    #expect(wrong.map(\.lane) == [1, 1])
    #expect(wrong.map(\.from) == [.near, .far])
    #expect(wrong.map(\.arrives) == [.transmitter(1), .transmitter(1)])
  }

  @Test func `a broken fibre darkens one lane in one direction`() throws {
    let wrong = try lanes(good.breaking(FibreEnd(position: 10))).filter { !$0.isRight }
    #expect(wrong.map(\.lane) == [3])
    #expect(wrong.map(\.arrives) == [.none(segment: 0, position: 10)])
  }

  @Test func `a missing middle is no fault`() throws {
    var map = good
    for position in 5...8 { map = map.breaking(FibreEnd(position: position)) }
    #expect(try lanes(map).allSatisfy(\.isRight))
    #expect(map.pairs.count == 8)
  }

  @Test func `a ribbon one hole off is wrong at the edges`() throws {
    let pairs = (1...11).map { (FibreEnd(position: $0), FibreEnd(position: 12 - $0)) }
    let map = try FibreMap(near: [.mpo12], far: [.mpo12], pairs: pairs)
    let results = try lanes(map)
    #expect(
      results.first { $0.from == .near && $0.lane == 1 }?.arrives == .none(segment: 0, position: 12)
    )
    #expect(results.first { $0.from == .near && $0.lane == 2 }?.arrives == .receiver(1))
    #expect(
      results.first { $0.from == .far && $0.lane == 1 }?.arrives == .none(segment: 0, position: 12))
  }

  @Test func `a rolled pair is a cord from A to A`() throws {
    let usual = PartDesign.duplexCord(.aToB).map
    let rolled = try usual.exchanging(FibreEnd(position: 1), FibreEnd(position: 2), on: .near)
    #expect(rolled == PartDesign.duplexCord(.aToA).map)
  }

  @Test func `exchanging twice is nothing, on either side`() throws {
    let (one, two) = (FibreEnd(position: 3), FibreEnd(position: 9))
    for side in PartSide.allCases {
      #expect(try good.exchanging(one, two, on: side).exchanging(one, two, on: side) == good)
      #expect(throws: FibreMapError.self) {
        try good.exchanging(one, FibreEnd(position: 13), on: side)
      }
    }
  }
}
