import Plant
import Testing

struct PortLanesTests {
  private func optic(_ name: String) throws -> Optic {
    try #require(OpticsCatalogue.standard.optic(name))
  }

  @Test(
    arguments: [
      ("4xNDR", nil, 4), ("8xNDR", nil, 8), ("2xHDR", nil, nil), ("1xNDR", nil, nil),
      ("???", nil, nil), ("400G", nil, nil), (nil, nil, nil), ("99999xNDR", nil, nil),
      (nil, "400GBASE-DR4", 4), ("4xNDR", "400GBASE-DR4", 4), ("1xNDR", "400GBASE-DR4", 4),
      ("8xNDR", "400GBASE-DR4", nil), ("400G", "400GBASE-DR4", 4), ("800G", "400GBASE-DR4", nil),
      ("100G", "400GBASE-DR4", nil), ("100G", "100GBASE-DR", 1), (nil, "400GBASE-FR4", 4),
      (nil, "400GBASE-SR8", 8), (nil, "400G-SR8-24-DUAL", nil),
    ] as [(String?, String?, Int?)])
  func `rate and optic say how many lanes a port has, where they agree`(
    rate: String?, name: String?, count: Int?
  ) throws {
    let optic = try name.map(optic)
    let lanes = PortLanes.recorded(rate: rate, optic: optic, isSplit: false, isSecond: false)
    #expect(lanes?.count == count)
  }

  @Test func `of a port that shares its connector nobody knows which lanes are its own`() throws {
    let optic = try optic("400GBASE-DR4")
    #expect(
      PortLanes.recorded(rate: "4xNDR", optic: optic, isSplit: true, isSecond: false) == nil)
  }

  @Test(
    arguments: [
      ([1, 2, 3, 4], false, nil, []), ([0, 1, 2, 3], false, nil, []),
      ([0, 4], false, 4, [2, 3, 4]),
      ([5], false, 5, [1, 2, 3, 4]), ([5, 6, 7, 8], true, nil, []), ([6], true, nil, [1, 3, 4]),
      ([9, 5], true, 9, [2, 3, 4]), ([2, 3], true, nil, [1, 4]), ([], true, nil, [1, 2, 3, 4]),
      ([4, 5, 6, 7], true, nil, []), ([4, 6], true, nil, [2, 4]), ([4], true, nil, [1, 2, 3]),
      ([5, 6, 7], true, nil, [4]), ([4, 8], true, 8, [1, 2, 3]), ([3, 4, 5], true, 5, [1, 2]),
      ([4, 5, 6, 7], false, 5, [1, 2, 3]),
    ] as [([Int], Bool, Int?, [Int])])
  func `lanes are counted from 1, from 0, or on from those of the first port`(
    read: [Int], isSecond: Bool, stranger: Int?, unread: [Int]
  ) {
    let lanes = PortLanes(count: 4, isSecond: isSecond)
    #expect(lanes.stranger(in: read) == stranger)
    #expect(lanes.unread(in: read) == unread)
  }

  @Test(
    arguments: [
      ([1, 2, 3, 4], false, [1, 2, 3, 4]), ([0, 2], false, [1, 3]), ([5, 8], true, [1, 4]),
      ([4, 5, 6, 7], true, [1, 2, 3, 4]), ([4], true, [4]), ([3, 5], true, [3, 5]),
    ] as [([Int], Bool, [Int])])
  func `a lane is told from 1, however the module counts`(
    read: [Int], isSecond: Bool, lanes: [Int]
  ) {
    let port = PortLanes(count: 4, isSecond: isSecond)
    #expect(read.map { port.lane($0, in: read) } == lanes)
  }

  @Test func `of one or two lanes none is another's`() {
    #expect(PortLanes(count: 1, isSecond: true).first(in: [1]) == 1)
    #expect(PortLanes(count: 1, isSecond: true).first(in: [2]) == 2)
    #expect(PortLanes(count: 2, isSecond: true).first(in: [2, 3]) == 2)
    #expect(PortLanes(count: 2, isSecond: true).first(in: [3, 4]) == 3)
  }
}
