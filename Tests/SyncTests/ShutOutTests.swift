import Change
import Plant
import Store
import Sync
import TestSupport
import Testing

/// A laptop that was shut out writes nothing more once it knows, however it came to know.
struct ShutOutTests {
  private let floor: Floor
  private let central: Store
  private let ana: Store
  private let raj: Store

  init() throws {
    (floor, central, ana) = try Floor.home()
    raj = try floor.laptop("LT-09")
  }

  private func revocation(of store: Store) -> TrustStatement.Content {
    .revocation(Revocation(device: store.identity.device, tips: [], why: "lost"))
  }

  private func refusal(_ work: () throws -> Void) -> StoreError? {
    do {
      try work()
      return nil
    } catch {
      return error as? StoreError
    }
  }

  @Test(arguments: [nil, 0, 2_000_000_000_000] as [Int64?])
  func `what was open before it heard writes nothing after it, up to whatever time it counts`(
    untilMS: Int64?
  ) throws {
    try raj.note("good", hall: 1)
    let other = try Store(
      raj.folder, environment: Floor.environment(seed: 950, witness: floor.witness))
    try other.note("good too", hall: 2)
    _ = try Sync.merge(central, path: floor.bundle(raj, "raj"))
    _ = try Sync.revoke(
      central, raj.identity.device, untilMS: untilMS, why: "lost", author: "Dana")
    try raj.note("before it heard", hall: 3)
    _ = try Sync.merge(other, path: floor.bundle(central, "word"))
    let (dump, tips) = (try raj.dump(), try raj.tips())
    for store in [raj, other] {
      for _ in 0..<2 {
        let refused = refusal { try store.note("late", hall: 4) }
        #expect(refused?.code == .shutOut && refused?.exit == .notTrusted)
        #expect(refused?.message.contains("(LT-09) was shut out: lost.") == true)
      }
    }
    #expect(refusal { _ = try Sync.undo(raj, 1, author: "Raj") }?.code == .shutOut)
    #expect(try raj.dump() == dump)
    #expect(try raj.tips() == tips)
    #expect(try raj.read { try $0.mergedBundles() }.allSatisfy { $0.undoneMS == nil })
    // What comes is taken, and what is there goes on.
    try ana.note("from Ana", hall: 5)
    _ = try Sync.merge(raj, path: floor.bundle(ana, "ana"))
    #expect(try raj.dump().contains("\"from Ana\""))
    #expect(try raj.refold().held == 0)
    #expect(try Sync.doctor(raj).isWell)
  }

  @Test func `a word that came beside the changes is enough, and one that counts not is none`()
    throws
  {
    let site = raj.identity.site
    try raj.note("first", hall: 1)
    try raj.keep([
      DeviceByHand(41).says(revocation(of: raj), issuer: .authority, site: site),
      floor.signer.says(revocation(of: ana), site: site),
    ])
    try raj.note("second", hall: 1)
    // As a merge keeps it, in which nothing else came.
    let word = try floor.signer.says(revocation(of: raj), site: site)
    try raj.merge { _, view in try view.keep([word], authority: nil) }
    #expect(refusal { try raj.note("third", hall: 1) }?.code == .shutOut)
    #expect(try raj.tips().map(\.seq) == [2])
  }
}
