import Change
import Foundation
import Plant
import Store
import Sync
import TestSupport
import Testing

/// What a store has from others is signed; whoever edits it by hand is found out, and a bundle or `refold`
/// mends it.
@Suite(.enabled(if: Shell.path != nil)) struct DoctorTests {
  private let floor: Floor
  private let central: Store
  private let ana: Store

  init() throws {
    (floor, central, ana) = try Floor.home()
    try central.note("first", hall: 1)
    _ = try Sync.merge(ana, path: floor.bundle(central, "to ana"))
    try ana.note("here", hall: 2)
    _ = try Sync.merge(central, path: floor.bundle(ana, "to central"))
    _ = try Sync.merge(ana, path: floor.bundle(central, "home"))
  }

  private func faults(_ store: Store) throws -> [DoctorReport.Finding] {
    try Sync.doctor(Store(store.folder, environment: store.environment)).findings
      .filter { !$0.isWell }
  }

  private func edit(_ store: Store, _ sql: String) throws {
    let said = try Shell.run(store.folder.database, ".dbconfig enable_trigger off", sql)
    #expect(said.status == 0, "\(said.text)")
  }

  @Test func `a store that nobody edited is well`() throws {
    #expect(try faults(central) == [])
    #expect(try faults(ana) == [])
    _ = try floor.bundle(central, "once more")
    #expect(try faults(central) == [])
  }

  @Test(arguments: [
    "DELETE FROM head WHERE device <> (SELECT value FROM meta WHERE name = 'device_id')",
    "UPDATE head SET signature = zeroblob(64) "
      + "WHERE device <> (SELECT value FROM meta WHERE name = 'device_id')",
  ])
  func
    `a signature of another laptop that is gone or wrong is found, and its bundle brings it again`(
      sql: String
    ) throws
  {
    try edit(central, sql)
    let found = try faults(central)
    #expect(found.map(\.check) == ["heads"])
    #expect(found.first?.sentence.contains("LT-04") == true)
    #expect(found.first?.next?.hasPrefix("ferrule sync merge") == true)
    _ = try Sync.merge(central, path: floor.file("to central"))
    #expect(try faults(central) == [])
  }

  /// A flood of words of a lead, taken in by the central store: more than are worth remembering.
  private func flood() throws -> Int {
    let lead = try floor.laptop("lead")
    try floor.enrol(lead, role: .lead)
    let device = lead.identity.device
    let words = try (0..<70 as Range<UInt64>).map { number in
      try TrustStatement(
        site: lead.identity.site, issuer: .device(device), atMS: Int64(number),
        content: .certificate(
          Certificate(
            keys: DeviceByHand(700 + number).keys, laptop: "LT-\(number)", role: .technician))
      ) { try floor.signer.signature(of: $0, by: device) }
    }
    try lead.keep(words)
    _ = try Sync.merge(central, path: floor.bundle(lead, "flood"))
    return words.count
  }

  /// What the central store remembers of right signatures.
  private func remembered() throws -> [UInt8] {
    let found = try central.select("SELECT value FROM meta WHERE name = 'right_statements'")
    guard case .blob(let bytes)? = found.first?.first else { return [] }
    return bytes
  }

  private func remember(_ entry: [UInt8]) throws {
    try edit(
      central,
      "UPDATE meta SET value = x'\(Hexadecimal.text(entry))' WHERE name = 'right_statements'")
  }

  private func isTrusted(_ device: DeviceID) throws -> Bool {
    try Store(central.folder, environment: central.environment)
      .read { try $0.trust() }.isTrusted(device)
  }

  @Test func `a lead's many words are verified once, and an edit of that counts for nothing`()
    throws
  {
    #expect(try remembered().isEmpty, "a few are not worth it")
    let count = try flood()
    let entry = try remembered()
    #expect(entry.count >= 128 + 32 * count)
    #expect(try faults(central) == [])
    #expect(try isTrusted(DeviceByHand(701).device))

    let forged = try DeviceByHand(7).certificate(
      of: DeviceByHand(801).keys, laptop: "forged", role: .lead, site: central.identity.site)
    try central.keep([forged])
    let stranger = try DeviceByHand(801).device
    #expect(try !isTrusted(stranger))
    try remember(entry + forged.hash.bytes)
    #expect(try !isTrusted(stranger))
    #expect(try isTrusted(DeviceByHand(701).device))
    let found = try faults(central)
    #expect(found.map(\.check) == ["trust"])
    #expect(found.first?.sentence.contains("remembered of right signatures") == true)
    #expect(found.first?.next?.hasPrefix("ferrule refold") == true)
    let store = try Store(central.folder, environment: central.environment)
    try store.refold()
    #expect(try faults(central) == [])
    // The next merge looks at them all again.
    let again = try store.merge { _, view in try view.rememberRightStatements(store) }
    #expect(again == (entry.count - 128) / 32)
    #expect(try !remembered().isEmpty)
  }

  @Test func `what this laptop's key says was verified is not verified again, but by doctor`()
    throws
  {
    _ = try flood()
    let entry = try remembered()
    let identity = central.identity
    let forged = try DeviceByHand(7).certificate(
      of: DeviceByHand(801).keys, laptop: "forged", role: .lead, site: identity.site)
    try central.keep([forged])
    let list = Array(entry.dropFirst(128)) + forged.hash.bytes
    let message =
      Array("ferrule right statements 1".utf8) + identity.site.bytes
      + (try #require(identity.authority)).bytes
      + list.withUnsafeBytes { ChangeHash(of: $0) }.bytes
    let signature = try central.signature(of: message)
    try remember(Array(entry.prefix(64)) + signature.bytes + list)
    #expect(try isTrusted(DeviceByHand(801).device), "else it would have been verified")
    #expect(try faults(central).map(\.check) == ["trust"])
  }

  @Test func `another device's memory of signatures is worth nothing`() throws {
    _ = try flood()
    let backup = try Sync.backup(central, to: floor.file("backup")).path
    let (restored, _) = try Sync.restore(
      from: backup, folder: floor.folder("restored"), laptop: "NEW", staysCentral: false,
      environment: Floor.environment(seed: 905, witness: floor.witness))
    #expect(
      try restored.select("SELECT value FROM meta WHERE name = 'right_statements'").isEmpty)
    #expect(try restored.read { try $0.trust() }.isTrusted(DeviceByHand(701).device))
  }

  @Test func `a signature of its own that is wrong is found, and made anew after refold`() throws {
    try edit(
      ana,
      "UPDATE head SET signature = zeroblob(64) "
        + "WHERE device = (SELECT value FROM meta WHERE name = 'device_id')")
    let found = try faults(ana)
    #expect(found.map(\.check) == ["heads"])
    #expect(found.first?.next?.hasPrefix("ferrule refold") == true)
    let store = try Store(ana.folder, environment: ana.environment)
    try store.refold()
    #expect(try faults(ana) == [])
    let raj = try floor.laptop("LT-09")
    #expect(try Sync.merge(raj, path: floor.bundle(store, "to raj")).changes.applied == 2)
  }

  @Test(arguments: [
    "UPDATE statement SET signed = x''", "UPDATE statement SET hash = randomblob(32)",
    "INSERT INTO statement (hash, signed) VALUES (zeroblob(32), x'00')",
    "UPDATE head SET signature = x'00'",
  ])
  func `a statement or head that nobody signed is found, and goes with refold`(sql: String) throws {
    try edit(ana, sql)
    #expect(try faults(ana).map(\.check).contains("trust"))
    try Store(ana.folder, environment: ana.environment).refold()
    _ = try Sync.merge(
      Store(ana.folder, environment: ana.environment), path: floor.bundle(central, "again"))
    #expect(try faults(ana) == [])
  }

  @Test(arguments: [
    "DELETE FROM meta WHERE name = 'authority'",
    "UPDATE meta SET value = randomblob(32) WHERE name = 'authority'",
    "UPDATE meta SET value = 1 WHERE name = 'central'",
  ])
  func `whose site it is and what the laptop is for are held against what was signed`(
    sql: String
  ) throws {
    try edit(ana, sql)
    #expect(try faults(ana).map(\.check).contains("trust"))
  }

  @Test(arguments: ["laptop", "site_name"])
  func `a name that was edited is not the one in device.json`(name: String) throws {
    try edit(ana, "UPDATE meta SET value = 'other' WHERE name = '\(name)'")
    #expect(try faults(ana).map(\.check).contains("card"))
  }

  @Test func `what the central store said it has cannot be made up`() throws {
    #expect(try Sync.receipt(ana).wipe == .safe)
    try ana.note("not home", hall: 3)
    // What Ana's own bundle says of her, as if the central store had said it.
    let path = try floor.bundle(ana, "to nobody")
    let hex = try BundleReader(path).manifestBytes.map { String(format: "%02x", $0) }
      .joined()
    try edit(ana, "UPDATE peer SET vector = x'\(hex)'")
    let opened = try Store(ana.folder, environment: ana.environment)
    #expect(try Sync.receipt(opened).wipe == .neverHeard)
    #expect(try faults(ana).map(\.check) == ["peers"])
    _ = try Sync.merge(opened, path: floor.file("home"))
    #expect(try faults(ana) == [])
    #expect(try Sync.receipt(opened).wipe == .notHome)
  }

  @Test(arguments: [
    "UPDATE peer SET counter = counter + 1", "DELETE FROM meta WHERE name LIKE 'proof %'",
    "UPDATE meta SET value = zeroblob(128) WHERE name LIKE 'proof %'",
  ])
  func `a peer's word with another number or without its signature is found`(sql: String) throws {
    try edit(ana, sql)
    #expect(try faults(ana).map(\.check) == ["peers"])
  }

  @Test(arguments: [false, true])
  func `whom a laptop that was heard is taken for is held against what was signed about it`(
    isAtHome: Bool
  ) throws {
    let (store, other) = isAtHome ? (central, ana) : (ana, central)
    try edit(store, "UPDATE peer SET central = 1 - central")
    let found = try faults(store)
    #expect(found.map(\.check) == ["peers"])
    #expect(found.first?.sentence.contains(other.identity.laptop) == true)
    #expect(found.first?.sentence.contains("a central store") == true)
    #expect(found.first?.next?.contains("a new bundle of \(other.identity.laptop)") == true)
    _ = try Sync.merge(
      Store(store.folder, environment: store.environment), path: floor.bundle(other, "new"))
    #expect(try faults(store) == [])
  }

  @Test(arguments: [false, true])
  func `a laptop that was heard under a name nobody gave it is found`(isAtHome: Bool) throws {
    let (store, other) = isAtHome ? (central, ana) : (ana, central)
    let name = other.identity.laptop
    try edit(store, "UPDATE peer SET laptop = 'LT-XX'")
    let found = try faults(store)
    #expect(found.map(\.check) == ["peers"])
    #expect(
      found.first?.sentence == "\(name) is entered as LT-XX, and nobody ever called it that.")
    _ = try Sync.merge(
      Store(store.folder, environment: store.environment), path: floor.bundle(other, "new"))
    #expect(try faults(store) == [])
  }

  @Test func `a laptop that was heard and is called another name since is well`() throws {
    let certificate = Certificate(
      keys: try ana.deviceKeys(), laptop: "LT-04 of Ana", role: .lead)
    try central.keep([floor.signer.says(.certificate(certificate), site: central.identity.site)])
    #expect(try central.read { try $0.trust() }.certificate(of: ana.identity.device) == certificate)
    #expect(try faults(central) == [])
    // It is entered under the name it was vouched for with, whatever it calls itself.
    _ = try Sync.merge(central, path: floor.bundle(ana, "renamed"))
    #expect(try central.read { try $0.peers() }.map(\.laptop) == ["LT-04 of Ana"])
    #expect(try faults(central) == [])
  }

  @Test func `a laptop that was heard and is not vouched for any more is found`() throws {
    // It has written nothing, so that no head of it misses its keys.
    let raj = try floor.laptop("LT-09")
    _ = try Sync.merge(raj, path: floor.bundle(central, "to raj"))
    _ = try Sync.merge(central, path: floor.bundle(raj, "of raj"))
    #expect(try faults(central) == [])
    let said = try central.read { try $0.trustEntries() }.map(\.statement).first {
      guard case .certificate(let certificate) = $0.content else { return false }
      return certificate.device == raj.identity.device
    }
    try edit(central, "DELETE FROM statement WHERE hash = x'\(#require(said).hash)'")
    let found = try faults(central)
    #expect(found.map(\.check) == ["peers"])
    #expect(found.first?.sentence.contains("LT-09") == true)
    #expect(found.first?.next?.hasPrefix("ferrule sync merge") == true)
    _ = try Sync.merge(
      Store(central.folder, environment: central.environment), path: floor.file("of raj"))
    #expect(try faults(central) == [])
  }

  @Test(arguments: [
    "UPDATE meta SET value = value - 1 WHERE name = 'applied_schema'",
    "UPDATE meta SET name = 'applied' WHERE name = 'applied_schema'",
    "DELETE FROM meta WHERE name = 'applied_schema'",
  ])
  func `which schema the changes were applied with is entered anew by whatever opens the store`(
    sql: String
  ) throws {
    let entry = "SELECT value FROM meta WHERE name = 'applied_schema'"
    let before = try ana.select(entry)
    #expect(before.count == 1)
    try edit(ana, sql)
    #expect(try ana.select(entry) != before)
    #expect(try faults(ana) == [])
    #expect(try ana.select(entry) == before)
  }

  @Test(arguments: [
    "UPDATE merged_bundle SET tips_after = x''", "UPDATE merged_bundle SET tips_before = x'00'",
    "UPDATE merged_bundle SET tips_after = zeroblob(32)",
    "UPDATE written_bundle SET hash = zeroblob(32)", "UPDATE written_bundle SET seq = seq + 1",
    "UPDATE merged_bundle SET device = zeroblob(length(device))",
    "UPDATE merged_bundle SET changes = changes + 1",
    "UPDATE merged_bundle SET changes = changes - 1",
    "UPDATE merged_bundle SET undone_ms = 5", "UPDATE merged_bundle SET undone_after = tips_after",
    "UPDATE merged_bundle SET undone_ms = 5, undone_after = tips_after",
    // What deleting the ones before leaves.
    "UPDATE merged_bundle SET n = n + 1", "UPDATE written_bundle SET n = n + 1",
    "DELETE FROM merged_bundle", "DELETE FROM written_bundle",
    "DELETE FROM merged_bundle WHERE n = (SELECT max(n) FROM merged_bundle)",
  ])
  func `what is remembered of bundles is held against the log`(sql: String) throws {
    try edit(ana, sql)
    #expect(try faults(ana).map(\.check) == ["bundles"])
  }

  @Test func `bundles that were forgotten are missed when later ones are remembered, too`() throws {
    try central.note("second", hall: 4)
    _ = try Sync.merge(ana, path: floor.bundle(central, "2 of central"))
    _ = try floor.bundle(ana, "2 of ana")
    try edit(ana, "DELETE FROM written_bundle WHERE n = 2; DELETE FROM merged_bundle WHERE n = 2")
    let found = try faults(ana)
    #expect(found.map(\.check) == ["bundles"])
    #expect(
      found.first?.sentence == "the last merge is not remembered any more; "
        + "the last written bundle is not remembered any more.")
    let store = try Store(ana.folder, environment: ana.environment)
    try central.note("third", hall: 5)
    _ = try Sync.merge(store, path: floor.bundle(central, "3 of central"))
    _ = try floor.bundle(store, "3 of ana")
    #expect(try store.read { try $0.mergedBundles() }.map(\.number) == [1, 3])
    #expect(
      try faults(ana).first?.sentence == "a merge is not remembered, and later ones are; "
        + "a written bundle is not remembered, and later ones are.")
  }

  @Test
  func `an export that was cut off, an older ferrule's bundles and a restored store are well`()
    throws
  {
    // What is counted, and never written.
    _ = try ana.countExport(for: nil)
    #expect(try faults(ana) == [])
    let backup = try Sync.backup(central, to: floor.file("backup")).path
    for isCentral in [false, true] {
      let (restored, _) = try Sync.restore(
        from: backup, folder: floor.folder(isCentral ? "central 2" : "LT-12"),
        laptop: isCentral ? "central" : "NEW",
        staysCentral: isCentral,
        environment: Floor.environment(seed: isCentral ? 906 : 905, witness: floor.witness))
      let found = try faults(restored).filter { $0.check == "bundles" }
      #expect(found == [], "central: \(isCentral)")
    }
    // An older ferrule does not say which number it gave.
    try edit(ana, "DELETE FROM meta WHERE name IN ('last_written_bundle', 'last_merged_bundle')")
    #expect(try faults(ana) == [])
    let store = try Store(ana.folder, environment: ana.environment)
    _ = try floor.bundle(store, "newer")
    #expect(try faults(ana) == [])
    try edit(ana, "DELETE FROM written_bundle")
    #expect(try faults(ana).map(\.check) == ["bundles"])
  }

  @Test func `an undo is what says so in the log, whatever is remembered of it`() throws {
    for name in ["North", "Far north"] {
      try ana.rename(hall: 1, name)
      _ = try Sync.merge(central, path: floor.bundle(ana, name))
    }
    let before = try #require(try central.read { try $0.ownLast() }).hash
    try central.rename(hall: 1, "East")
    // As if merge 3 had been undone by it: its undoing is looked through when merge 2 is undone.
    try edit(
      central, "UPDATE merged_bundle SET undone_ms = 5, undone_after = x'\(before)' WHERE n = 3")
    #expect(try faults(central).map(\.check) == ["bundles"])
    #expect(try Sync.undo(central, 2, author: nil).kept.map(\.thing.label) == ["East"])
    try edit(
      central, "UPDATE merged_bundle SET undone_ms = NULL, undone_after = NULL WHERE n = 3")
    #expect(try Sync.undo(central, 1, author: "Dana").retired.map(\.label) == ["DH2"])
    #expect(try faults(central).isEmpty)
  }
}
