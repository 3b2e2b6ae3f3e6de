import Change
import TestSupport
import Testing

/// Bytes that anybody may have made up are refused, or are the one spelling of a change; never a trap.
struct ChangeFuzzTests {
  /// Which seeds are played, each with a thousand inputs: 40 of them, or those that
  /// `FERRULE_FUZZ_SEEDS` names as `FIRST-LAST`.
  private static let seeds = Seeds.named("FERRULE_FUZZ_SEEDS", else: 1...40)
  private static let inputs = 1_000

  @Test(arguments: seeds) func `a change with damage of any kind is harmless`(seed: UInt64) throws {
    let tables = try ChangeSampleTables.catalogue()
    var damage = ByteDamage(
      seed: seed,
      samples: try [ChangeSamples.worked(), ChangeSamples.restart(), ChangeSamples.wide()]
        .map { try SealedChange(sealing: $0).bytes })
    for input in 0..<Self.inputs {
      let bytes = damage.next()
      guard let sealed = try? SealedChange(decoding: bytes) else { continue }
      let again = try? SealedChange(sealing: sealed.change)
      #expect(again?.bytes == bytes, "seed \(seed), input \(input)")
      try? tables.check(sealed.change, site: ChangeSamples.site)
      _ = try? sealed.change.operations()
    }
  }

  @Test(arguments: seeds) func `a body with damage of any kind is harmless`(seed: UInt64) throws {
    let tables = try ChangeSampleTables.catalogue()
    var damage = ByteDamage(
      seed: seed, samples: try [ChangeSamples.worked().body, ChangeSamples.wide().body])
    for _ in 0..<Self.inputs {
      // A change around a damaged body: everything but the body is as it should be.
      let change = try ChangeSamples.first(body: damage.next())
      guard let sealed = try? SealedChange(sealing: change) else { continue }
      try? tables.check(sealed.change, site: ChangeSamples.site)
      _ = try? sealed.change.operations()
    }
  }

  @Test(arguments: seeds) func `a statement with damage of any kind is harmless`(
    seed: UInt64
  ) throws {
    let authority = try DeviceByHand(1)
    let device = try DeviceByHand(2)
    let site = ChangeSamples.site
    var damage = ByteDamage(
      seed: seed,
      samples: try [
        authority.certificate(of: device.keys, laptop: "Zoë's", site: site),
        authority.says(
          .revocation(
            Revocation(device: device.device, tips: [try ChangeSamples.genesis()], why: "lost")),
          site: site),
        authority.says(.adoption(Adoption(change: try ChangeSamples.genesis())), site: site),
      ].map(\.bytes))
    for input in 0..<Self.inputs {
      let bytes = damage.next()
      guard let statement = try? TrustStatement(decoding: bytes) else { continue }
      #expect(statement.bytes == bytes, "seed \(seed), input \(input)")
    }
  }
}
