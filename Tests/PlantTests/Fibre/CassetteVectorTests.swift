import Plant
import Testing

/// Panel to panel through cassettes, and the duplex cords that then are needed: P19 to P24.
struct CassetteVectorTests {
  struct Vector: CustomTestStringConvertible {
    var name: String
    var near: CassetteMap
    var keys: AdapterKeys
    var trunk: CablePolarity
    var far: CassetteMap
    /// LC ferrule of the far cassette for ferrules 1 to 12 of the near one.
    var map: [Int]
    /// Which duplex cords make the circuits work: both A→B, one A→A, or neither.
    var works: (bothCross: Bool, oneCrosses: Bool)
    var testDescription: String { name }
  }

  static let neighbours = [2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 12, 11]

  static let vectors: [Vector] = [
    Vector(
      name: "P19", near: .straight, keys: .opposed, trunk: .a, far: .straight,
      map: Array(1...12), works: (false, true)),
    Vector(
      name: "P20", near: .straight, keys: .opposed, trunk: .c, far: .straight, map: neighbours,
      works: (true, false)),
    Vector(
      name: "P21", near: .straight, keys: .aligned, trunk: .b, far: .straight,
      map: (1...12).reversed(), works: (false, false)),
    Vector(
      name: "P21b", near: .straight, keys: .aligned, trunk: .b, far: .inverted, map: neighbours,
      works: (true, false)),
    Vector(
      name: "P22 U1", near: .universal, keys: .opposed, trunk: .b, far: .universal,
      map: neighbours, works: (true, false)),
    Vector(
      name: "P22 U2", near: .universal, keys: .aligned, trunk: .b, far: .universal,
      map: neighbours, works: (true, false)),
    Vector(
      name: "P23 type A trunk", near: .universal, keys: .opposed, trunk: .a, far: .universal,
      map: Array(1...12), works: (false, true)),
    Vector(
      name: "P24", near: .universal, keys: .opposed, trunk: .c, far: .universal,
      map: [3, 4, 1, 2, 7, 8, 5, 6, 11, 12, 9, 10], works: (false, false)),
  ]

  @Test(arguments: vectors) func `leads from LC to LC as published`(_ vector: Vector) throws {
    for ferrule in 1...12 {
      #expect(try arrival(of: ferrule, vector) == vector.map[ferrule - 1], "LC \(ferrule)")
    }
  }

  @Test(arguments: vectors) func `needs the duplex cords it is said to need`(_ vector: Vector)
    throws
  {
    for pair in 1...6 {
      for (cords, works) in [
        ([DuplexPolarity.aToB, .aToB], vector.works.bothCross),
        ([.aToB, .aToA], vector.works.oneCrosses), ([.aToA, .aToB], vector.works.oneCrosses),
        ([.aToA, .aToA], vector.works.bothCross),
      ] {
        let verdict = LinkJudge().judge(try circuit(pair, cords, vector)).verdict
        #expect((verdict == .good) == works, "pair \(pair) with \(cords): \(verdict)")
      }
    }
  }

  @Test func `P23 one wrong adapter in a universal plant leads straight`() throws {
    let u2 = Self.vectors[5]
    for ferrule in 1...12 {
      let out = try walk(
        ferrule, [.cassette(u2.near), .cable(.b, .mpo12), .cassette(u2.far)],
        [.aligned, .opposed])
      #expect(out == ferrule)
    }
  }

  private func arrival(of ferrule: Int, _ vector: Vector) throws -> Int? {
    try walk(
      ferrule,
      [.cassette(vector.near), .cable(vector.trunk, .mpo12), .cassette(vector.far)],
      [vector.keys, vector.keys])
  }

  /// From LC to LC by the maps themselves, without a channel.
  private func walk(_ ferrule: Int, _ designs: [PartDesign], _ keys: [AdapterKeys]) throws -> Int? {
    let front = FibreEnd(connector: (ferrule + 1) / 2, position: (ferrule - 1) % 2 + 1)
    guard let rear = designs[0].map.otherEnd(of: front, from: .far),
      let met = keys[0].meets(rear.position, in: .mpo12),
      let through = designs[1].map.otherEnd(of: FibreEnd(position: met), from: .near),
      let again = keys[1].meets(through.position, in: .mpo12),
      let out = designs[2].map.otherEnd(of: FibreEnd(position: again), from: .near)
    else { return nil }
    return 2 * (out.connector - 1) + out.position
  }

  /// The circuit over one LC pair: cord, cassette, trunk, cassette, cord.
  private func circuit(_ pair: Int, _ cords: [DuplexPolarity], _ vector: Vector) throws -> Channel {
    let optic = Plain.optic(.duplex)
    func cassette(_ label: String, _ map: CassetteMap) -> FibrePart {
      FibrePart(label, kind: .cassette, design: .cassette(map))
    }
    return try Channel(
      from: ModulePort("near", optic: optic),
      Segment(FibrePart("cord 1", design: .duplexCord(cords[0]))),
      [
        Channel.Step(
          Adapter("front 1", keys: nil),
          Segment(cassette("near cassette", vector.near), from: .far, entry: pair)),
        Channel.Step(
          Adapter("rear 1", keys: vector.keys),
          Segment(FibrePart("trunk", kind: .trunk, design: .cable(vector.trunk, .mpo12)))),
        Channel.Step(
          Adapter("rear 2", keys: vector.keys),
          Segment(cassette("far cassette", vector.far), exit: pair)),
        Channel.Step(
          Adapter("front 2", keys: nil),
          Segment(FibrePart("cord 2", design: .duplexCord(cords[1])))),
      ], to: ModulePort("far", optic: optic))
  }
}
