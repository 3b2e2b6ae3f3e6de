import Foundation
import Plant
import Testing

/// Cassettes as their makers describe them, from public device libraries; skipped where the files are
/// not there.
struct VendorCassetteTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared/data/moduletypes")

  private static var isHere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  @Test(.enabled(if: isHere, "the shared data are not here"))
  func `AFL's cassette for methods A and C leads as a universal one`() throws {
    let map = try map(of: "A7UD12BPVA-04DA.yaml")
    #expect(map == PartDesign.cassette(.universal).map)
  }

  @Test(.enabled(if: isHere, "the shared data are not here"))
  func `R&M's type A cassette leads straight`() throws {
    let map = try map(
      of: "mpo-modul-hd-2xmtp12-female---12xlc-duplex-g.652.d-apc-pc-type-a-black.yaml")
    #expect(map == PartDesign.cassette(.straight).map)
  }

  /// The first six pairs of a cassette's fronts, in the order in which the file has them.
  private func map(of file: String) throws -> FibreMap {
    let text = try String(contentsOf: Self.folder.appendingPathComponent(file), encoding: .utf8)
    let positions = text.split(separator: "\n").compactMap { line -> Int? in
      let words = line.split(separator: ":")
      guard words.count == 2, words[0].hasSuffix("rear_port_position") else { return nil }
      return Int(words[1].trimmingCharacters(in: .whitespaces))
    }
    try #require(positions.count >= 12)
    let pairs = positions.prefix(12).enumerated().map { ferrule, position in
      (
        FibreEnd(position: position),
        FibreEnd(connector: ferrule / 2 + 1, position: ferrule % 2 + 1)
      )
    }
    return try FibreMap(
      near: [.mpo12], far: Array(repeating: .lc, count: 6), pairs: pairs)
  }
}
