import Plant
import Testing

/// Cassettes as their makers describe them in a public library of device types: the position behind each
/// of the first twelve LC ferrules in front, copied from the files named.
struct VendorCassetteTests {
  @Test func `AFL's cassette for methods A and C leads as a universal one`() throws {
    // AFL A7UD12BPVA-04DA, `rear_port_position` of its front ports.
    let map = try map([1, 12, 2, 11, 3, 10, 4, 9, 5, 8, 6, 7])
    #expect(map == PartDesign.cassette(.universal).map)
  }

  @Test func `R&M's type A cassette leads straight`() throws {
    // Reichle & De-Massari R515859, MPO Modul HD, type A: its first MPO.
    let map = try map(Array(1...12))
    #expect(map == PartDesign.cassette(.straight).map)
  }

  private func map(_ positions: [Int]) throws -> FibreMap {
    let pairs = positions.enumerated().map { ferrule, position in
      (
        FibreEnd(position: position),
        FibreEnd(connector: ferrule / 2 + 1, position: ferrule % 2 + 1)
      )
    }
    return try FibreMap(
      near: [.mpo12], far: Array(repeating: .lc, count: 6), pairs: pairs)
  }
}
