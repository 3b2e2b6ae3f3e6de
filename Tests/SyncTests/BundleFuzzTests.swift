import Change
import Foundation
import Store
import Sync
import TestSupport
import Testing

/// Bundles that anybody may have made up are refused or taken in part; the store stays well.
struct BundleFuzzTests {
  /// Which seeds are played, each with a thousand bundles: 4 of them, or those that
  /// `FERRULE_FUZZ_SEEDS` names as `FIRST-LAST`.
  private static let seeds = Seeds.named("FERRULE_FUZZ_SEEDS", else: 1...4)
  private static let inputs = 1_000

  private let floor: Floor
  private let central: Store
  private let ana: Store

  init() throws {
    (floor, central, ana) = try Floor.home()
  }

  @Test(arguments: seeds) func `a bundle with damage anywhere is harmless`(seed: UInt64) throws {
    for number in 1...3 { try ana.note("note \(number)", hall: UInt8(number)) }
    let honest = try Data(contentsOf: URL(fileURLWithPath: floor.bundle(ana, "honest")))
    var damage = ByteDamage(seed: seed, samples: [Array(honest)])
    let path = floor.file("damaged")
    let before = try central.dump()
    for input in 0..<Self.inputs {
      let bytes = damage.next()
      guard bytes != Array(honest) else { continue }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let isWhole = (try? BundleReader.whole(path)) != nil
      #expect(!isWhole, "seed \(seed), input \(input)")
    }
    #expect(try central.dump() == before)
  }

  @Test(arguments: seeds) func `a bundle with damage under hashes that are right is harmless`(
    seed: UInt64
  ) throws {
    for number in 1...3 { try ana.note("note \(number)", hall: UInt8(number)) }
    let honest = try BundleReader.whole(floor.bundle(ana, "honest"))
    let heads = honest.heads.map { head in
      head.name.device.bytes + RawBundle.number(head.name.seq) + head.name.hash.bytes
        + head.signature.bytes
    }
    let elements = [honest.statements.map(\.bytes), heads, try ana.sealedChanges()]
    var random = RepeatableRandom(seed: seed)
    var damage = ByteDamage(
      seed: seed &+ 1, samples: Array(elements.joined()) + [honest.manifestBytes])
    let device = ana.identity.device
    let path = floor.file("made up")
    for _ in 0..<Self.inputs {
      var parts = elements
      var manifest = honest.manifestBytes
      let part = Int.random(in: 0...parts.count, using: &random)
      if part == parts.count {
        manifest = damage.next()
      } else {
        parts[part].insert(
          damage.next(), at: Int.random(in: 0...parts[part].count, using: &random))
      }
      var bundle = RawBundle(manifest: manifest) { [floor] in
        try floor.signer.signature(of: $0, by: device)
      }
      bundle.sections = parts.enumerated().map { RawBundle.Section($1, kind: UInt8($0 + 1)) }
      try bundle.write(to: path)
      guard let reader = try? BundleReader.whole(path) else { continue }
      #expect(reader.manifest.bytes == manifest)
      do {
        _ = try Sync.merge(central, path: path)
      } catch is SyncError {
        continue
      }
    }
    #expect(try central.doctor().isWell, "seed \(seed)")
    // Only what was written on a laptop of the site counts.
    _ = try Sync.merge(central, path: floor.bundle(ana, "at last"))
    #expect(try central.dump() == ana.dump(), "seed \(seed)")
  }
}
