import Foundation
import Testing

/// A central store whose disk died, and what laptops are told once another one has its place.
struct ReplacedCentralTests {
  private let floor: WorkFixture
  private let laptop = "ana.ferrule"

  /// A central store that died after a laptop brought what its backup has not.
  ///
  /// The site's key was kept.
  init() throws {
    floor = try WorkFixture()
    try done(["init", "hall.ferrule", "--site", "hall", "--central", "--laptop", "CENTRAL"])
    try done(["import", "ibnetdiscover", "fabric.txt"], "hall.ferrule")
    try done(["sync", "export", "-o", "start.bundle"], "hall.ferrule")
    try done(["init", laptop, "--from", "start.bundle", "--laptop", "LT-04"])
    try done(["init", "west.ferrule", "--from", "start.bundle", "--laptop", "WEST"])
    for (store, role) in [(laptop, "technician"), ("west.ferrule", "central")] {
      try done(["join", "request", "-o", "\(store).req"], store)
      try done(["join", "grant", "\(store).req", "--role", role], "hall.ferrule")
    }
    try done(["sync", "export", "-o", "joined.bundle"], "hall.ferrule")
    try done(["join", "finish", "joined.bundle"], laptop)
    try done(["join", "finish", "joined.bundle"], "west.ferrule")
    try done(["backup", "c.backup"], "hall.ferrule")
    try done(["record", "note", "elm-leaf-1:25/1", "cord bent"], laptop)
    try carry("hall.ferrule", "before")
    #expect(try status().hasPrefix("SAFE to wipe: all that is here is at CENTRAL"))
    let files = FileManager.default
    try files.moveItem(
      at: floor.folder.appendingPathComponent("hall.ferrule/authority.key"),
      to: floor.folder.appendingPathComponent("authority.key"))
    try files.removeItem(at: floor.folder.appendingPathComponent("hall.ferrule"))
  }

  @discardableResult
  private func done(
    _ arguments: [String], _ store: String = "elm.ferrule", at now: String = "2026-11-22T22:00:00Z"
  ) throws -> WorkFixture.Run {
    let run = try floor.run(arguments, at: now, store: store)
    try #require(run.status == 0, "\(arguments): \(run.error)")
    return run
  }

  private func status() throws -> String {
    let run = try done(["sync", "status"], laptop)
    #expect(run.lines.allSatisfy { $0.count <= 80 }, "\(run.out)")
    return run.out
  }

  private func safeToWipe() throws -> Bool? {
    try done(["sync", "status", "--json"], laptop).json()["safe_to_wipe"] as? Bool
  }

  /// Takes what the laptop has to a central store, and brings its word back.
  private func carry(_ central: String, _ name: String) throws {
    try done(["sync", "export", "-o", "\(name).bundle"], laptop)
    try done(["sync", "merge", "\(name).bundle"], central)
    try bring(central, name)
  }

  private func bring(_ central: String, _ name: String) throws {
    try done(["sync", "export", "-o", "\(name).back"], central)
    try done(["sync", "merge", "\(name).back"], laptop)
  }

  /// What `restore --central` says is next, up to where laptops bring what they have.
  private func replace(at now: String) throws {
    let restored = try done(["restore", "c.backup", "c2.ferrule", "--central"], at: now)
    #expect(restored.out.contains("central store CENTRAL of site hall"), "\(restored.out)")
    let order = [
      "authority.key into c2.ferrule", "join request", "join grant FILE --role central --same-name",
      "sync merge, with a bundle of every laptop",
      "only after that, if at all: ferrule sync revoke",
    ].map { restored.out.range(of: $0)?.lowerBound }
    #expect(!order.contains(nil), "\(restored.out)")
    #expect(order.compactMap { $0 } == order.compactMap { $0 }.sorted(), "\(restored.out)")
    try FileManager.default.copyItem(
      at: floor.folder.appendingPathComponent("authority.key"),
      to: floor.folder.appendingPathComponent("c2.ferrule/authority.key"))
    try done(["join", "request", "-o", "c2.req"], "c2.ferrule", at: now)
    let granted = try done(
      ["join", "grant", "c2.req", "--role", "central", "--same-name"], "c2.ferrule", at: now)
    #expect(granted.words.contains("It takes the place of CENTRAL ("), "\(granted.out)")
  }

  /// A clock that goes right, and one that is weeks behind.
  @Test(arguments: ["2026-11-23T08:00:00Z", "2026-11-01T08:00:00Z"])
  func `a laptop with the only copy is not safe to wipe once the new central store is heard`(
    now: String
  ) throws {
    try replace(at: now)
    try bring("c2.ferrule", "first")
    let told = try status()
    #expect(told.hasPrefix("NOT SAFE to wipe: 1 change not home\n"), "\(told)")
    #expect(told.contains("replaced  CENTRAL ("), "\(told)")
    #expect(told.contains("its bundle 3 of 2026-11-22 22:00 confirms nothing any more"), "\(told)")
    #expect(told.contains("CENTRAL (replaced)"), "\(told)")
    let json = try done(["sync", "status", "--json"], laptop)
    #expect(try json.json()["safe_to_wipe"] as? Bool == false)
    #expect(try json.list("receipts").map { $0["bundle"] as? Int } == [1])
    #expect(try json.list("replaced").map { $0["bundle"] as? Int } == [3])
    let glance = try done(["sync", "status", "--glance"], laptop)
    #expect(glance.out.contains("old CENTRAL: replaced, proves nothing\n"), "\(glance.out)")
    #expect(glance.out.contains("SAFE TO WIPE: no\n"))
    #expect(glance.out.split(separator: "\n").count <= 6)
    #expect(glance.out.split(separator: "\n").allSatisfy { $0.count <= 40 }, "\(glance.out)")
    #expect(try done(["sync", "devices"], laptop).out.contains("REPLACED"))
    // By the name the living one is meant.
    try done(["sync", "export", "--for", "CENTRAL", "-o", "for.bundle"], laptop)

    try carry("c2.ferrule", "second")
    let home = try status()
    #expect(
      home.hasPrefix("SAFE to wipe: all that is here is at CENTRAL, as its bundle says\n"),
      "\(home)")
    #expect(try safeToWipe() == true)
    #expect(try done(["dump", "--canonical"], "c2.ferrule").out.contains("cord bent"))
  }

  @Test func `where the new one was granted and not heard, the laptop is not safe to wipe`() throws
  {
    try replace(at: "2026-11-23T08:00:00Z")
    try done(["sync", "export", "-o", "west.bundle"], "c2.ferrule")
    try done(["sync", "merge", "west.bundle"], "west.ferrule")
    // The one in the west has all but the note, and says who is trusted.
    try bring("west.ferrule", "west")
    let told = try status()
    #expect(told.hasPrefix("NOT SAFE to wipe: 1 change not home"), "\(told)")
    // A living central store of another name counts as it did.
    try carry("west.ferrule", "carried")
    let home = try status()
    #expect(
      home.hasPrefix("SAFE to wipe: all that is here is at WEST, as its bundle says"), "\(home)")
    try bring("c2.ferrule", "late")
    #expect(try status().hasPrefix("SAFE to wipe: all that is here is at WEST, as its bundle says"))
    #expect(try safeToWipe() == true)
  }

  @Test func `what takes a central store's place has its name, and says so before it is made`()
    throws
  {
    let files = FileManager.default
    let before = try files.contentsOfDirectory(atPath: floor.folder.path).sorted()
    let refused = try floor.run([
      "restore", "c.backup", "c2.ferrule", "--central", "--laptop", "HALL-2",
    ])
    #expect(refused.status == 65)
    #expect(refused.error.contains("c.backup is of the central store CENTRAL"), "\(refused.error)")
    #expect(
      refused.error.contains("next: ferrule restore c.backup c2.ferrule --central\n"),
      "\(refused.error)")
    #expect(try files.contentsOfDirectory(atPath: floor.folder.path).sorted() == before)
    let coded = try floor.run([
      "restore", "c.backup", "c2.ferrule", "--central", "--laptop", "HALL-2", "--json",
    ]).json()
    #expect((coded["error"] as? [String: Any])?["code"] as? String == "central-name")
    let named = try done(
      ["restore", "c.backup", "c2.ferrule", "--central", "--laptop", "central", "--json"])
    #expect(try named.json()["central"] as? Bool == true)
    #expect(try named.json()["laptop"] as? String == "central")
    let unnamed = try done(["restore", "c.backup", "c3.ferrule", "--central", "--json"])
    #expect(try unnamed.json()["laptop"] as? String == "CENTRAL")
  }

  @Test func `a store made of the central store's backup has no receipt before a bundle came`()
    throws
  {
    try done(["restore", "c.backup", "p.ferrule", "--laptop", "LT-12"])
    let told = try done(["sync", "status"], "p.ferrule").out
    #expect(told.hasPrefix("NOT SAFE to wipe: the central store was never heard"), "\(told)")
    #expect(!told.contains("receipt "), "\(told)")
    #expect(try done(["sync", "status", "--json"], "p.ferrule").list("receipts").isEmpty)
    // A bundle that the central store wrote, and signed.
    try done(["sync", "merge", "joined.bundle"], "p.ferrule")
    let heard = try done(["sync", "status"], "p.ferrule").out
    #expect(heard.contains("receipt   its bundle 2 of 2026-11-22 22:00"), "\(heard)")
    #expect(heard.hasPrefix("SAFE to wipe: all that is here is at CENTRAL"), "\(heard)")
  }
}
