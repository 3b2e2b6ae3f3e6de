import Change
import Foundation
import Plant
import Store
import Sync
import TestSupport
import Testing

/// A laptop that was shut out: what it wrote before counts, what it writes after does not, whatever way and
/// in whatever order it comes.
struct RevocationTests {
  private let floor: Floor
  private let central: Store
  private let ana: Store
  private let raj: Store

  init() throws {
    (floor, central, ana) = try Floor.home()
    raj = try floor.laptop("LT-09")
  }

  @Test
  func `a revoked laptop's bundle is refused whole, and its changes elsewhere have no effect`()
    throws
  {
    try raj.note("good", hall: 1)
    _ = try Sync.merge(central, path: floor.bundle(raj, "good"))
    try raj.note("stolen", hall: 2)
    // An honest laptop that has not heard of it yet takes it in.
    _ = try Sync.merge(ana, path: floor.bundle(raj, "stolen"))
    _ = try Sync.revoke(central, raj.identity.device, why: "left in a taxi", author: "Dana")
    let error = syncError { _ = try Sync.merge(central, path: floor.bundle(raj, "stolen 2")) }
    #expect(error?.code == .revokedLaptop)
    #expect(error?.exit == .notTrusted)
    #expect(error?.message.contains("left in a taxi") == true)

    let honest = try Sync.merge(central, path: floor.bundle(ana, "ana"))
    #expect(honest.leftOutCount == 0)
    // It came without effect, and the merge says so.
    #expect(honest.shutOut.map(\.device) == [raj.identity.device])
    #expect(honest.shutOut.map(\.isNew) == [false])
    #expect(honest.shutOut.map(\.changes) == [1] && honest.shutOut.map(\.facts) == [1])
    #expect(try !central.dump().contains("\"stolen\""))
    #expect(try central.dump().contains("\"good\""))
    let void = try central.read { try $0.voidChanges() }
    #expect(void.map(\.seq) == [2])
    #expect(try central.doctor().isWell)

    // Who took it in loses its effect with the word, and both say the same.
    let word = try floor.bundle(central, "word")
    let rehearsed = try Sync.rehearse(ana, path: word)
    let merged = try Sync.merge(ana, path: word)
    #expect(merged.shutOut.map(\.laptop) == ["LT-09"])
    #expect(merged.shutOut.map(\.why) == ["left in a taxi"])
    #expect(merged.shutOut.map(\.isNew) == [true])
    #expect(merged.shutOut.map(\.changes) == [1] && merged.shutOut.map(\.facts) == [1])
    #expect(rehearsed.shutOut == merged.shutOut)
    #expect(try Sync.merge(ana, path: word).shutOut.isEmpty)
    #expect(try !ana.dump().contains("\"stolen\""))
    #expect(try ana.dump() == central.dump())
    #expect(try ana.doctor().isWell)
    #expect(try Sync.status(ana).void == void)

    // Somebody looked at it.
    let first = try #require(void.first)
    _ = try Sync.adopt(central, String(first.hash.description.prefix(12)), author: "Dana")
    #expect(try central.dump().contains("\"stolen\""))
    _ = try Sync.merge(ana, path: floor.bundle(central, "adopted"))
    #expect(try ana.dump() == central.dump())
    #expect(try ana.read { try $0.voidChanges() }.isEmpty)
    #expect(try central.refold().held == 0)
    #expect(try ana.dump() == central.dump())
  }

  @Test func `a branch below the revocation stays void, and a later time keeps less`() throws {
    for number in 1...3 { try raj.note("raj \(number)", hall: UInt8(number)) }
    _ = try Sync.merge(central, path: floor.bundle(raj, "raj"))
    let changes = try raj.sealedChanges()
    let second = try SealedChange(decoding: changes[1])
    _ = try central.say(
      .revocation(
        Revocation(device: raj.identity.device, tips: [second.hash], why: "lost")),
      author: "Dana")
    #expect(try central.read { try $0.voidChanges() }.map(\.seq) == [3])
    #expect(try !central.dump().contains("\"raj 3\""))

    // The thief writes seq 2 again, below the tip that counts, and signs it.
    let first = try SealedChange(decoding: changes[0])
    let hall = try #require(ThingID(bytes: Array(repeating: 1, count: 16)))
    let edit = try SealedChange(
      sealing: Change(
        site: first.change.site, device: first.change.device, seq: 2, prev: first.hash,
        hlc: second.change.hlc, schema: 1, author: "Eve",
        body: Self.rename(hall, "forged")))
    _ = try Sync.merge(ana, path: floor.bundle(central, "word"))
    var bundle = try floor.byHand(of: first.change.site)
    bundle.heads = try floor.signer.heads([edit.bytes], site: first.change.site)
    bundle.statements += try central.read { try $0.trust().accepted }
    bundle.sections = [RawBundle.Section([edit.bytes])]
    try bundle.write(to: floor.file("forged"))
    let report = try Sync.merge(ana, path: floor.file("forged"))
    #expect(report.leftOutCount == 0)
    #expect(report.changes.applied == 1)
    #expect(try !ana.dump().contains("\"forged\""))
    #expect(try ana.read { try $0.voidChanges() }.map(\.seq).sorted() == [2, 3])
    #expect(try ana.doctor().isWell)
  }

  private static func rename(_ hall: ThingID, _ name: String) throws -> [UInt8] {
    var writer = ChangesetWriter(tables: try TableCatalogue.ofSchema())
    let table = try #require(TableCatalogue.ofSchema().table("hall"))
    let column = try #require(table.columns.firstIndex { $0.name == "name" })
    try writer.append(
      .update(
        "hall", key: [.blob(hall.bytes)],
        [UpdatedCell(column: column, old: .text("DH1"), new: .text(name))]))
    return writer.bytes
  }

  @Test func `what a lead vouched for before anybody knew better wedges no honest laptop`() throws {
    let lead = try floor.laptop("lead")
    try floor.enrol(lead, role: .lead)
    let (new, _) = try Sync.join(
      from: floor.bundle(central, "for new"), folder: floor.folder("new"), laptop: "LT-12",
      environment: Floor.environment(seed: 900, witness: floor.witness))
    let request = try Sync.applicant(floor.bundle(new, "new asks"), for: lead)
    _ = try Sync.grant(lead, request, role: .technician, author: "Lee")
    _ = try Sync.merge(new, path: floor.bundle(lead, "finish"))
    try new.note("new", hall: 1)
    _ = try Sync.merge(ana, path: floor.bundle(new, "new"))
    try ana.note("after new", hall: 1)
    // The central store heard of none of this when it shuts the lead out.
    _ = try Sync.revoke(central, lead.identity.device, why: "left", author: "Dana")
    let merged = try Sync.merge(central, path: floor.bundle(ana, "ana"))
    #expect(merged.leftOutCount == 0)
    #expect(try Sync.status(central).held.isEmpty)
    #expect(try central.dump().contains("\"after new\""))
    // Itself it is a stranger, and can be shut out.
    #expect(
      syncError { _ = try Sync.merge(central, path: floor.bundle(new, "new 2")) }?.code
        == .unknownLaptop)
    let found = try Sync.device(String(new.identity.device.description.prefix(12)), in: central)
    _ = try Sync.revoke(
      central, found, untilMS: 0, why: "vouched for by one who left", author: "Dana")
    #expect(try !central.dump().contains("\"new\""))
    _ = try Sync.merge(ana, path: floor.bundle(central, "word"))
    #expect(try ana.dump() == central.dump())
    #expect(try ana.refold().held == 0)
    #expect(try ana.dump() == central.dump())
  }

  @Test func `whom a lead vouched for in time is taken by who is behind, in whatever order`() throws
  {
    let lead = try floor.laptop("lead")
    try floor.enrol(lead, role: .lead)
    let (new, _) = try Sync.join(
      from: floor.bundle(central, "for new"), folder: floor.folder("new"), laptop: "LT-12",
      environment: Floor.environment(seed: 900, witness: floor.witness))
    let request = try Sync.applicant(floor.bundle(new, "new asks"), for: lead)
    _ = try Sync.grant(lead, request, role: .technician, author: "Lee")
    let finish = try floor.bundle(lead, "finish")
    for store in [new, central] { _ = try Sync.merge(store, path: finish) }
    _ = try Sync.revoke(central, lead.identity.device, why: "left", author: "Dana")
    let word = try floor.bundle(central, "word")
    _ = try Sync.merge(new, path: word)
    try new.note("new", hall: 1)

    // Nothing of all this was heard by ana; the bundle brings the grant, its change and what shut out the lead.
    let bundle = try floor.bundle(new, "new")
    #expect(try Sync.merge(ana, path: bundle).leftOutCount == 0)
    for path in [word, bundle] { _ = try Sync.merge(raj, path: path) }
    #expect(try ana.dump() == raj.dump())
    #expect(try ana.dump().contains("\"new\""))
    let (late, _) = try Sync.join(
      from: bundle, folder: floor.folder("late"), laptop: "LT-13",
      environment: Floor.environment(seed: 901, witness: floor.witness))
    #expect(try late.dump() == ana.dump())
    for store in [ana, late] { #expect(try store.doctor().isWell) }
  }

  @Test func `a word said after its lead was shut out makes no store and takes nothing in`() throws
  {
    let lead = try floor.laptop("lead")
    try floor.enrol(lead, role: .lead)
    let (new, _) = try Sync.join(
      from: floor.bundle(central, "for new"), folder: floor.folder("new"), laptop: "LT-12",
      environment: Floor.environment(seed: 900, witness: floor.witness))
    _ = try Sync.revoke(central, lead.identity.device, why: "left", author: "Dana")
    let request = try Sync.applicant(floor.bundle(new, "new asks"), for: lead)
    _ = try Sync.grant(lead, request, role: .technician, author: "Lee")
    _ = try Sync.merge(new, path: floor.bundle(lead, "finish"))
    _ = try Sync.merge(new, path: floor.bundle(central, "word"))
    try new.note("new", hall: 1)

    let bundle = try floor.bundle(new, "new")
    let before = try ana.read { try $0.changeCount() }
    let error = syncError { _ = try Sync.merge(ana, path: bundle) }
    #expect(error?.code == .unknownLaptop)
    #expect(error?.next?.contains("a bundle of the central store") == true)
    #expect(try ana.read { try $0.changeCount() } == before)
    let joining = syncError {
      _ = try Sync.join(
        from: bundle, folder: floor.folder("late"), laptop: "LT-13",
        environment: Floor.environment(seed: 901, witness: floor.witness))
    }
    #expect(joining?.code == .unknownLaptop)
    #expect(!FileManager.default.fileExists(atPath: floor.folder("late").path))
  }

  @Test func `a merge that brings a revocation tells of the state that stays`() throws {
    try ana.note("hall", hall: 1)
    for store in [central, raj] { _ = try Sync.merge(store, path: floor.bundle(ana, "hall")) }
    try raj.rename(hall: 1, "North")
    try ana.rename(hall: 1, "South")
    let opened = try Sync.merge(ana, path: floor.bundle(raj, "raj"))
    #expect(opened.conflicts == 1)
    _ = try Sync.revoke(central, raj.identity.device, untilMS: 0, why: "stolen", author: "Dana")

    // Both answers are there, and one of them is to lose its effect.
    let word = try floor.bundle(central, "word")
    var rehearsed = try Sync.rehearse(ana, path: word)
    let merged = try Sync.merge(ana, path: word)
    #expect(merged.conflicts == 0)
    #expect(merged.decided.count == 1)
    rehearsed.isDryRun = false
    #expect(rehearsed == merged)
    #expect(try ana.dump().contains("South"))
    #expect(try !ana.dump().contains("North"))
    #expect(try ana.doctor().isWell)
    // What is written next stands on the state that was built anew.
    try ana.rename(hall: 1, "East")
    #expect(try ana.doctor().isWell)
  }

  @Test func `a dry run of several bundles trusts whom the bundles before let it trust`() throws {
    _ = try Sync.revoke(central, raj.identity.device, why: "left in a taxi", author: "Dana")
    try raj.note("stolen", hall: 2)
    let paths = [try floor.bundle(central, "word"), try floor.bundle(raj, "stolen")]
    let before = try ana.dump()
    let codes = try Sync.rehearse(ana, paths: paths).map { rehearsed -> SyncError.Code? in
      switch rehearsed.result {
      case .success: nil
      case .failure(let trouble): trouble.code
      }
    }
    #expect(codes == [nil, .revokedLaptop])
    #expect(try ana.dump() == before)
    #expect(
      try Sync.rehearse(ana, paths: paths.reversed()).allSatisfy { (try? $0.result.get()) != nil })
  }

  @Test func `the key of a lead who was shut out vouches for nobody, whoever carries the word`()
    throws
  {
    let lead = try DeviceByHand(40)
    let thief = try DeviceByHand(41)
    let site = central.identity.site
    try central.keep([
      floor.signer.says(
        .certificate(Certificate(keys: lead.keys, laptop: "lead", role: .lead)), site: site)
    ])
    _ = try Sync.revoke(central, lead.device, why: "left", author: "Dana")
    let word = try lead.says(
      .certificate(Certificate(keys: thief.keys, laptop: "thief", role: .technician)),
      issuer: .device(lead.device), site: site)
    // An honest store has it as a row of its own: said by another than its issuer.
    try ana.keep([word])
    try central.keep([word])
    #expect(try central.read { try $0.trust().isTrusted(thief.device) } == false)
  }

  @Test(arguments: UInt64(1)...24) func `what is void does not depend on the order`(seed: UInt64)
    throws
  {
    var random = RepeatableRandom(seed: seed)
    let lead = try floor.laptop("lead")
    try floor.enrol(lead, role: .lead)
    var bundles: [String] = []
    var written = 0
    func bundle(_ store: Store) throws -> String {
      written += 1
      return try floor.bundle(store, "bundle \(written)")
    }
    func out(_ store: Store) throws { bundles.append(try bundle(store)) }
    let writers = [raj, ana, lead]
    func life(_ steps: Int) throws {
      for step in 0..<steps {
        let store = try #require(writers.randomElement(using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
          try store.note(
            "\(store.identity.laptop) \(step)", hall: .random(in: 1...3, using: &random))
        case 1: try store.rename(hall: .random(in: 1...3, using: &random), "\(step)")
        case 2: try out(store)
        default:
          guard let path = bundles.randomElement(using: &random) else { continue }
          _ = try? Sync.merge(store, path: path)
        }
      }
    }
    try life(20)
    for path in bundles { _ = try Sync.merge(central, path: path) }
    _ = try Sync.revoke(central, raj.identity.device, why: "lost", author: "Dana")
    try life(12)
    try out(central)
    if Bool.random(using: &random) {
      _ = try Sync.revoke(central, lead.identity.device, why: "left", author: "Dana")
    }
    if let void = try central.read({ try $0.voidChanges() }).randomElement(using: &random) {
      _ = try Sync.adopt(central, "\(void.hash)", author: "Dana")
    }
    for store in writers { try out(store) }
    try out(central)
    var dumps: Set<String> = []
    for number in 0..<3 {
      let home = try floor.laptop("home \(number)")
      // What a store refuses depends on what it has heard; what all of them hold in the end does not: the
      // honest laptop and the central store carry everything.
      for path in bundles.shuffled(using: &random) { _ = try? Sync.merge(home, path: path) }
      for _ in 0..<2 {
        for store in [central, ana] {
          _ = try Sync.merge(store, path: bundle(home))
          _ = try Sync.merge(home, path: bundle(store))
        }
      }
      dumps.insert(try home.dump())
      #expect(try home.doctor().isWell, "seed \(seed)")
    }
    // The last home has what all before it had.
    let last = try central.dump()
    for store in [ana, central] {
      _ = try Sync.merge(store, path: bundle(central))
      #expect(try store.dump() == last, "seed \(seed)")
      #expect(try store.doctor().isWell, "seed \(seed)")
    }
    #expect(dumps.contains(last), "seed \(seed)")
  }

  @Test func `what is shut out already is not shut out again, unless less of it is to count`()
    throws
  {
    try raj.note("good", hall: 1)
    _ = try Sync.merge(central, path: floor.bundle(raj, "good"))
    let device = raj.identity.device
    let first = try Sync.revoke(central, device, why: "lost", author: "Dana")
    #expect(first.isNew)
    let count = try central.read { try $0.changeCount() }
    let again = try Sync.revoke(central, device, why: "lost, really", author: "Dana")
    #expect(!again.isNew)
    #expect(again.revocation == first.revocation)
    #expect(try central.read { try $0.changeCount() } == count)
    #expect(try central.read { try $0.voidChanges() }.isEmpty)
    #expect(
      try Sync.revoke(central, device, untilMS: 0, why: "stolen before", author: "Dana").isNew)
    #expect(try central.read { try $0.voidChanges() }.count == 1)
    #expect(try !Sync.revoke(central, device, untilMS: 0, why: "x", author: "Dana").isNew)
  }

  @Test func `a clock that was ahead anywhere takes no honest work away from before a time`() throws
  {
    let nowMS: Int64 = 1_800_000_000_000
    let ahead = try floor.laptop("LT-66", nowMS: nowMS + 70 * 366 * 86_400_000)
    try ahead.note("from 2097", hall: 9)
    _ = try Sync.merge(raj, path: floor.bundle(ahead, "ahead"))
    try raj.note("good", hall: 1)
    try raj.rename(hall: 1, "North")
    try raj.note("good too", hall: 2)
    try raj.rename(hall: 2, "South")
    _ = try Sync.merge(central, path: floor.bundle(raj, "raj"))

    let cut = try Sync.revoke(
      central, raj.identity.device, untilMS: nowMS + 60_000, why: "lost", author: "Dana")
    // What a dated change follows counts; of the last edit nothing says when it was made.
    #expect(cut.undated.map(\.seq) == [4])
    #expect(try central.read { try $0.voidChanges() } == cut.undated)
    #expect(try central.dump().contains("North"))
    #expect(try !central.dump().contains("South"))

    let all = try Sync.revoke(
      central, raj.identity.device, untilMS: nowMS - 60_000, why: "stolen before", author: "Dana")
    // Here the facts before it were written later, and so was it.
    #expect(all.undated.isEmpty)
    #expect(try central.read { try $0.voidChanges() }.map(\.seq).sorted() == [1, 2, 3, 4])
  }
}
