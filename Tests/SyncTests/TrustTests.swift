import Change
import Foundation
import Plant
import Store
import Sync
import TestSupport
import Testing

/// Whose bundles are taken, and whose changes.
struct TrustTests {
  private let floor: Floor
  private let central: Store
  private let ana: Store

  init() throws {
    (floor, central, ana) = try Floor.home()
  }

  private var site: SiteID { central.identity.site }

  /// A laptop for which nobody has vouched, made from a bundle of the central store.
  private func stranger(_ name: String, seed: UInt64 = 900) throws -> Store {
    try Sync.join(
      from: floor.bundle(central, "for \(name)"), folder: floor.folder(name), laptop: name,
      environment: Floor.environment(seed: seed, witness: floor.witness)
    ).0
  }

  private func trouble(_ work: () throws -> Void) -> SyncError? { syncError(work) }

  // MARK: Joining

  @Test func `a stranger's bundle is refused and changes nothing, until somebody vouches`() throws {
    let new = try stranger("LT-12")
    try new.note("mine", hall: 2)
    let bundle = try floor.bundle(new, "new")
    let before = try central.dump()
    let error = trouble { _ = try Sync.merge(central, path: bundle) }
    #expect(error?.code == .unknownLaptop)
    #expect(error?.exit == .notTrusted)
    #expect(error?.next?.hasPrefix("ferrule join grant ") == true)
    #expect(trouble { _ = try Sync.merge(ana, path: bundle) }?.next?.contains("lead") == true)
    #expect(try central.dump() == before)
    #expect(try central.read { try $0.peers() }.isEmpty)

    // Its own bundle asks for it.
    let request = try Sync.applicant(bundle, for: central)
    #expect(request.keys.device == new.identity.device)
    let said = try Sync.grant(central, request, role: .technician, author: "Dana")
    #expect(said.isNew)
    #expect(try !Sync.grant(central, request, role: .technician, author: "Dana").isNew)
    #expect(try Sync.merge(central, path: bundle).changes.applied == 1)
    // The word reaches the laptop itself and another one with the next bundle.
    #expect(try Sync.membership(new) == nil)
    let word = try floor.bundle(central, "word")
    for store in [new, ana] { _ = try Sync.merge(store, path: word) }
    #expect(try Sync.membership(new) == .technician)
    try new.note("later", hall: 3)
    #expect(try Sync.merge(ana, path: floor.bundle(new, "later")).changes.applied == 1)
  }

  @Test func `a request is a small file with one spelling`() throws {
    let new = try stranger("LT-12")
    let path = try Sync.request(new, to: floor.file("new.ferrule-join"))
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(try Sync.applicant(path, for: central).laptop == "LT-12")
    for position in bytes.indices {
      var damaged = bytes
      damaged[position] ^= 1
      try Data(damaged).write(to: URL(fileURLWithPath: floor.file("damaged")))
      let error = trouble { _ = try Sync.applicant(floor.file("damaged"), for: central) }
      #expect(error != nil, "byte \(position)")
      try Data(bytes[..<position]).write(to: URL(fileURLWithPath: floor.file("cut")))
      #expect(trouble { _ = try Sync.applicant(floor.file("cut"), for: central) } != nil)
    }
    let elsewhere = try Store.create(
      floor.folder("elsewhere"), site: nil, siteName: "Hall 8", laptop: "LT-77", isCentral: true,
      environment: Floor.environment(seed: 4_000))
    #expect(trouble { _ = try Sync.applicant(path, for: elsewhere) }?.code == .otherSite)
  }

  @Test func `a lead vouches for technicians and for nobody else, a technician for nobody`() throws
  {
    let lead = try floor.laptop("lead")
    try floor.enrol(lead, role: .lead)
    let new = try stranger("LT-12")
    let request = try Sync.applicant(floor.bundle(new, "new"), for: lead)
    for (store, role) in [(lead, DeviceRole.lead), (lead, .central), (ana, .technician)] {
      #expect {
        try Sync.grant(store, request, role: role, author: "Lee")
      } throws: { ($0 as? StoreError)?.code == .mayNotVouch }
    }
    _ = try Sync.grant(lead, request, role: .technician, author: "Lee")
    // Whoever trusts the lead trusts its word: here one that never met the new laptop's word itself.
    try new.note("mine", hall: 2)
    _ = try Sync.merge(new, path: floor.bundle(lead, "finish"))
    #expect(try Sync.merge(central, path: floor.bundle(new, "new 2")).changes.applied == 2)
  }

  @Test func `a store older than the site's key knows it when somebody says so`() throws {
    let old = try Store.create(
      floor.folder("old"), site: (site, central.identity.siteName), authority: nil,
      siteName: "Hall 7", laptop: "LT-12", isCentral: false,
      environment: Floor.environment(seed: 901, witness: floor.witness))
    _ = try Sync.grant(
      central, Sync.applicant(floor.bundle(old, "asks"), for: central), role: .technician,
      laptop: "Lena's", author: "Dana")
    #expect(old.identity.authority == nil)
    let word = try floor.bundle(central, "word")
    let refused = trouble { _ = try Sync.merge(old, path: word) }
    #expect(refused?.code == .siteKeyUnknown)
    #expect(refused?.exit == .notTrusted)
    #expect(refused?.message.contains(try #require(central.identity.authority).words) == true)
    #expect(refused?.next?.contains("ferrule join finish ") == true)
    #expect(old.identity.authority == nil)
    #expect(try old.read { try $0.peers() }.isEmpty)
    _ = try Sync.merge(old, path: word, pinsSiteKey: true)
    #expect(old.identity.authority == central.identity.authority)
    #expect(try Sync.membership(old) == .technician)
    // The name it was vouched for under is the one that is told.
    try old.note("mine", hall: 2)
    _ = try Sync.merge(ana, path: floor.bundle(central, "word 2"))
    let lines = try Sync.merge(ana, path: floor.bundle(old, "old")).devices
    #expect(lines.map(\.laptop) == ["Lena's"])
  }

  @Test func `a central store older than the site's key makes its own and believes no stick's`()
    throws
  {
    let forger = try DeviceByHand(7)
    let bundle = try RawBundle.empty(of: site, exporter: 99)
    var manifest = try BundleManifest(decoding: bundle.manifest)
    manifest.authority = forger.authority
    var forged = RawBundle(manifest: manifest.bytes, sign: bundle.sign)
    forged.statements = [try forger.certificate(of: manifest.keys, laptop: "by hand", site: site)]
    try forged.write(to: floor.file("forged"))
    func old(_ name: String, seed: UInt64) throws -> Store {
      try Store.create(
        floor.folder(name), site: (site, central.identity.siteName), authority: nil,
        siteName: "Hall 7", laptop: name, isCentral: true,
        environment: Floor.environment(seed: seed, witness: floor.witness))
    }
    let first = try old("old", seed: 901)
    // A rehearsal makes nothing.
    let tried = trouble { _ = try Sync.rehearse(first, path: floor.file("forged")) }
    #expect(tried?.code == .siteKeyUnknown)
    #expect(first.identity.authority == nil)
    for pins in [false, true] {
      let error = trouble {
        _ = try Sync.merge(first, path: floor.file("forged"), pinsSiteKey: pins)
      }
      #expect(error?.code == .otherAuthority)
    }
    #expect(first.identity.authority != nil)
    #expect(first.identity.authority != forger.authority)
    #expect(try first.holdsSiteKey())
    #expect(try Sync.membership(first) == .central)
    // Also where it only ever wrote.
    let second = try old("second", seed: 902)
    let manifestOut = try BundleReader.whole(floor.bundle(second, "out")).manifest
    #expect(manifestOut.authority == second.identity.authority)
    #expect(second.identity.authority != nil)
  }

  @Test func `a store of another key of the same site is another site`() throws {
    let forger = try DeviceByHand(7)
    var bundle = try RawBundle.empty(of: site, exporter: 99)
    let manifest = try BundleManifest(decoding: bundle.manifest)
    var forged = manifest
    forged.authority = forger.authority
    bundle = RawBundle(manifest: forged.bytes, sign: bundle.sign)
    bundle.statements = [try forger.certificate(of: manifest.keys, laptop: "by hand", site: site)]
    try bundle.write(to: floor.file("forged"))
    let error = trouble { _ = try Sync.merge(central, path: floor.file("forged")) }
    #expect(error?.code == .otherAuthority)
    #expect(error?.exit == .notTrusted)
    // Without saying so its certificate is not worth more.
    bundle = RawBundle(manifest: manifest.bytes, sign: bundle.sign)
    bundle.statements = [try forger.certificate(of: manifest.keys, laptop: "by hand", site: site)]
    try bundle.write(to: floor.file("forged"))
    #expect(
      trouble { _ = try Sync.merge(central, path: floor.file("forged")) }?.code == .unknownLaptop)
  }

  @Test func `keys are readable by their owner only, and in no bundle, backup or dump`() throws {
    try ana.note("mine", hall: 1)
    _ = try Sync.merge(central, path: floor.bundle(ana, "ana"))
    let secrets = try [
      central.folder.key, central.folder.authorityKey, ana.folder.key,
    ].flatMap { path in
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600, "\(path)")
      return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
        .map(String.init)
    }
    let files = [
      try floor.bundle(central, "out"), try Sync.backup(central, to: floor.file("backup")).path,
      central.folder.card, central.folder.database,
    ]
    for secret in secrets {
      let bytes = Data(try #require(ChangeHash(hex: secret)).bytes)
      for file in files {
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        #expect(data.range(of: bytes) == nil, "\(file)")
        #expect(data.range(of: Data(secret.utf8)) == nil, "\(file)")
      }
      #expect(try !central.dump().contains(secret))
    }
    #expect(!FileManager.default.fileExists(atPath: ana.folder.authorityKey))
  }

  // MARK: Whose changes

  @Test func `changes their device did not sign are left out, and the rest merges`() throws {
    try ana.note("ana", hall: 1)
    let raj = try floor.laptop("LT-09")
    for number in 1...3 { try raj.note("raj \(number)", hall: 2) }
    _ = try Sync.merge(ana, path: floor.bundle(raj, "raj"))
    let path = try floor.bundle(ana, "both")
    var bundle = try floor.byHand(like: path, ana.sealedChanges())
    let theirs = bundle.heads.filter { $0.name.device == raj.identity.device }
    #expect(theirs.count == 3)
    // A head at the second of three: the third is nobody's word.
    bundle.heads.removeAll { $0 == theirs[2] || $0 == theirs[0] }
    try bundle.write(to: floor.file("unsigned tail"))
    let report = try Sync.merge(central, path: floor.file("unsigned tail"))
    #expect(report.changes.applied == 3)
    #expect(report.leftOutCount == 1)
    #expect(report.leftOut.first?.sentence.contains("did not sign") == true)
    #expect(try !central.dump().contains("\"raj 3\""))
    // Nothing waits for it: the next good bundle brings it.
    #expect(try Sync.status(central).held.isEmpty)
    #expect(try Sync.merge(central, path: path).changes.applied == 1)
    #expect(try central.dump() == ana.dump())
  }

  @Test func `a head under another's key, another site or another change proves nothing`() throws {
    try ana.note("first", hall: 1)
    let path = try floor.bundle(ana, "ana")
    let honest = try floor.byHand(like: path, ana.sealedChanges())
    let head = try #require(honest.heads.first)
    let mallory = try DeviceByHand(99)
    let forged = [
      try mallory.head(head.name, site: site),
      SignedHead(
        name: head.name,
        signature: try floor.signer.signature(
          of: SignedHead.message(head.name, site: SiteID(storage: Bytes16(6, 6))),
          by: ana.identity.device)),
      SignedHead(
        name: ChangeName(
          device: head.name.device, seq: head.name.seq + 1, hash: head.name.hash),
        signature: head.signature),
    ]
    for head in forged {
      var bundle = honest
      bundle.heads = [head]
      try bundle.write(to: floor.file("forged"))
      let report = try Sync.merge(central, path: floor.file("forged"))
      #expect(report.changes.applied == 0)
      #expect(report.leftOutCount == 1)
    }
    #expect(try central.sealedChanges().isEmpty)
    #expect(try central.read { try $0.heads() }.isEmpty)
  }

  /// A change that somebody else made up in the name of a laptop.
  private func forged(_ device: DeviceID, seq: Int64 = 1, prev: ChangeHash? = nil) throws
    -> SealedChange
  {
    var writer = ChangesetWriter(tables: try TableCatalogue.ofSchema())
    let table = try #require(TableCatalogue.ofSchema().table("hall"))
    let column = try #require(table.columns.firstIndex { $0.name == "name" })
    try writer.append(
      .update(
        "hall", key: [.blob(Array(repeating: 1, count: 16))],
        [UpdatedCell(column: column, old: .null, new: .text("FORGED"))]))
    return try SealedChange(
      sealing: Change(
        site: site, device: device, seq: seq,
        prev: prev ?? .genesis(site: site, device: device), hlc: 1 << 20, schema: 1,
        author: "Eve", body: writer.bytes))
  }

  @Test func `a laptop of the site stands for nobody's changes but its own`() throws {
    let eve = try DeviceByHand(99)
    let theirs = try forged(ana.identity.device)
    let own = try forged(eve.device, seq: 2, prev: theirs.hash)
    let first = try forged(eve.device)
    let cases: [(changes: [SealedChange], head: ChangeName)] = [
      // Her own place, another's change.
      ([theirs], ChangeName(device: eve.device, seq: 77, hash: theirs.hash)),
      ([theirs], ChangeName(device: eve.device, seq: 1, hash: theirs.hash)),
      // Her own change behind it.
      ([theirs, own], own.name), ([first, theirs, own], own.name),
    ]
    for (changes, head) in cases {
      var bundle = try floor.byHand(of: site)
      bundle.statements += try ana.read { try $0.trust().accepted }
      bundle.heads = [try eve.head(head, site: site)]
      bundle.sections = [RawBundle.Section(changes.map(\.bytes))]
      try bundle.write(to: floor.file("forged"))
      let merged = try Sync.merge(central, path: floor.file("forged"))
      #expect(merged.changes == MergeReport.Changes())
      #expect(merged.leftOutCount == changes.count)
    }
    #expect(try central.sealedChanges().isEmpty)
    #expect(try central.read { try $0.heads() }.isEmpty)
    // The laptop itself is none the worse for it.
    try ana.note("ana", hall: 1)
    #expect(try Sync.merge(central, path: floor.bundle(ana, "ana")).changes.applied == 1)
  }

  @Test func `a key for which anybody can sign is nobody's`() throws {
    let zero = SigningKey(storage: Bytes32(1 << 56, 0, 0, 0))
    let signature = try #require(
      KeySignature(bytes: [1] + [UInt8](repeating: 0, count: 63)))
    #expect(!zero.verifies(signature, of: [1, 2, 3]))
  }

  @Test func `a relay passes heads on as they are, and needs no key of theirs`() throws {
    let raj = try floor.laptop("LT-09")
    try raj.note("raj", hall: 2)
    _ = try Sync.merge(ana, path: floor.bundle(raj, "raj"))
    try raj.note("raj later", hall: 2)
    try FileManager.default.removeItem(atPath: raj.folder.path)
    let passed = try Sync.merge(central, path: floor.bundle(ana, "passed on"))
    #expect(passed.changes.applied == 1)
    #expect(try central.read { try $0.heads() }.map(\.name) == ana.tips())
  }

  @Test func `what a backup holds can be passed on without its laptop's key`() throws {
    try ana.note("before", hall: 1)
    let path = try Sync.backup(ana, to: floor.file("backup")).path
    try FileManager.default.removeItem(atPath: ana.folder.path)
    let (restored, _) = try Sync.restore(
      from: path, folder: floor.folder("restored"), laptop: "LT-05", staysCentral: false,
      environment: Floor.environment(seed: 901, witness: floor.witness))
    try restored.note("after", hall: 1)
    try floor.enrol(restored)
    let merged = try Sync.merge(central, path: floor.bundle(restored, "restored"))
    #expect(merged.changes.applied == 2)
    #expect(merged.leftOutCount == 0)
  }

  // MARK: Names, floods and what was said

  @Test func `a name that another laptop of the site has is refused until it is free`() throws {
    try ana.note("here", hall: 1)
    _ = try Sync.merge(central, path: floor.bundle(ana, "ana"))
    let other = try stranger("lt-04")
    let request = try Sync.applicant(floor.bundle(other, "other"), for: central)
    let refused = trouble {
      _ = try Sync.grant(central, request, role: .technician, author: "Dana")
    }
    #expect(refused?.code == .nameTaken)
    #expect(refused?.message.contains(ana.identity.device.description.prefix(8)) == true)
    #expect(try central.read { try $0.trust() }.certificate(of: other.identity.device) == nil)
    #expect(
      try Sync.grant(central, request, role: .technician, laptop: "LT-13", author: "Dana").isNew)
    // Its own name never stands in its way.
    #expect(
      try Sync.grant(central, request, role: .lead, laptop: "LT-13", author: "Dana").isNew)

    let third = try Sync.applicant(
      floor.bundle(stranger("third", seed: 901), "third"), for: central)
    _ = try Sync.revoke(central, ana.identity.device, why: "lost", author: "Dana")
    #expect(
      try Sync.grant(central, third, role: .technician, laptop: "LT-04", author: "Dana").isNew)
    let fourth = try Sync.applicant(
      floor.bundle(stranger("fourth", seed: 902), "fourth"), for: central)
    #expect(
      try Sync.grant(
        central, fourth, role: .technician, laptop: "LT-04", sharesName: true, author: "Dana"
      ).isNew)
  }

  @Test func `a lead's flood of statements leaves room for what the site's key signed`() throws {
    let lead = try floor.laptop("lead")
    try floor.enrol(lead, role: .lead)
    try ana.note("written", hall: 1)
    _ = try Sync.merge(central, path: floor.bundle(ana, "ana"))
    for number in 0..<4 {
      let keys = try DeviceByHand(UInt64(700 + number)).keys
      let request = JoinRequest(
        site: site, siteName: "Hall 7", keys: keys, laptop: "flood \(number)", atMS: 0)
      _ = try Sync.grant(lead, request, role: .technician, author: "Lee")
    }
    _ = try Sync.merge(central, path: floor.bundle(lead, "flood"))
    let all = try central.read { try StatementSelection(of: $0) }.taken
    let few = all.filter { $0.issuer == .authority }
    #expect(all.count == few.count + 4)
    var limits = StatementSelection.Limits()
    limits.count = few.count
    let cut = try central.read { try StatementSelection(of: $0, limits) }
    #expect(cut.taken == few)
    #expect(cut.left == 4)
    limits.count += 1
    #expect(try central.read { try StatementSelection(of: $0, limits) }.taken.count == limits.count)
    limits = StatementSelection.Limits()
    limits.bytes = few.reduce(0) { $0 + $1.bytes.count }
    #expect(try central.read { try StatementSelection(of: $0, limits) }.taken == few)
    limits.bytes -= 1
    #expect(try central.read { try StatementSelection(of: $0, limits) }.taken == few.dropLast())
  }

  @Test func `a store keeps a bundle's worth of statements, whatever came first`() throws {
    let lead = try floor.laptop("lead")
    let other = try floor.laptop("other lead")
    try floor.enrol(lead, role: .lead)
    try floor.enrol(other, role: .lead)
    func word(_ number: Int, by issuer: Store) throws -> TrustStatement {
      let certificate = Certificate(
        keys: try DeviceByHand(UInt64(700 + number)).keys, laptop: "LT-\(number)",
        role: .technician)
      let device = issuer.identity.device
      return try TrustStatement(
        site: site, issuer: .device(device), atMS: Int64(number),
        content: .certificate(certificate)
      ) { try floor.signer.signature(of: $0, by: device) }
    }
    func shutOut(_ store: Store) throws -> TrustStatement {
      try floor.signer.says(
        .revocation(Revocation(device: store.identity.device, tips: [], why: "lost")), site: site)
    }
    let flood = try (1...6).map { try word($0, by: lead) }
    let honest = try word(90, by: other)
    let lost = try shutOut(ana)
    var limits = StatementSelection.Limits()
    func keep(_ said: [TrustStatement], in store: Store) throws -> Set<TrustStatement> {
      try store.keep(said)
      try store.merge { _, view in try StatementSelection.limit(view, limits) }
      return Set(try store.read { try $0.trustEntries() }.map(\.statement))
    }
    let leads = try [lead, other].flatMap { store in
      try store.read { try $0.trustEntries() }.map(\.statement)
    }
    let waves = [[lost], [honest], Array(flood[3...]), Array(flood[..<3])]
    for (number, order) in [waves, waves.reversed()].enumerated() {
      let store = try stranger("LT-\(number)", seed: UInt64(900 + number))
      limits = StatementSelection.Limits()
      _ = try keep(leads, in: store)
      // Of two certificates of one laptop the stronger goes along.
      let before = Set(try store.read { try $0.trust().accepted })
      limits.count = before.count + 4
      var kept: Set<TrustStatement> = []
      for wave in order { kept = try keep(wave, in: store) }
      #expect(kept == before.union([lost, honest, flood[0], flood[1]]))
      // What a lead said that was shut out, of laptops of which nothing is here, goes first.
      let end = try shutOut(lead)
      #expect(try keep([end], in: store) == before.union([lost, honest, end]))
    }
  }

  @Test func `wrongly signed words in changes are looked at once, and right ones still count`()
    throws
  {
    let forger = try DeviceByHand(7)
    try ana.write(author: "Ana") { _, draft in
      for number in 0..<3 as Range<UInt64> {
        try draft.record(
          trust: forger.certificate(
            of: DeviceByHand(800 + number).keys, laptop: "junk", role: .lead, site: site))
      }
    }
    _ = try Sync.merge(central, path: floor.bundle(ana, "junk"))
    func junk() throws -> Int {
      try central.read { try $0.trustEntries() }.count {
        guard case .certificate(let said) = $0.statement.content else { return false }
        return said.laptop == "junk"
      }
    }
    #expect(try junk() == 0)
    #expect(try central.merge { _, view in try view.rememberWrongStatements() } == 3)
    let new = try stranger("LT-12")
    let request = try Sync.applicant(floor.bundle(new, "asks"), for: central)
    _ = try Sync.grant(central, request, role: .technician, author: "Dana")
    #expect(try central.merge { _, view in try view.rememberWrongStatements() } == 3)
    #expect(try central.read { try $0.trust() }.isTrusted(new.identity.device))
  }

  @Test func `what was said of a laptop and what it vouched for is its history`() throws {
    let lead = try floor.laptop("lead")
    try floor.enrol(lead, role: .lead)
    let new = try stranger("LT-12")
    let device = new.identity.device
    let request = try Sync.applicant(floor.bundle(new, "new"), for: lead)
    _ = try Sync.grant(lead, request, role: .technician, author: "Lee")
    _ = try Sync.merge(central, path: floor.bundle(lead, "word"))
    _ = try Sync.revoke(central, device, why: "lost", author: "Dana")
    let events = try Sync.history(of: device, in: central)
    #expect(
      Set(events.map(\.what)) == [.joined(laptop: "LT-12", .technician), .shutOut(why: "lost")])
    #expect(Set(events.map(\.by)) == ["lead", nil])
    let said = try Sync.history(of: lead.identity.device, in: central).map(\.what)
    #expect(said.contains(.vouched(laptop: "LT-12", .technician)))
    #expect(said.contains(.joined(laptop: "lead", .lead)))
  }
}
