import Foundation
import TestSupport
import Testing

/// Bad input gets a sentence that names the thing, the next command, and its exit code; nothing changes.
struct RefusalTests {
  struct Case: CustomTestStringConvertible {
    var arguments: [String]
    var status: Int32
    var names: String
    var speaksJSON = true

    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let cases: [Case] = [
    Case(arguments: ["show", "nosuch-9"], status: 69, names: "nosuch-9"),
    Case(arguments: ["trace", "nosuch-9"], status: 69, names: "nosuch-9"),
    Case(arguments: ["trace", "elm-leaf-1:63"], status: 69, names: "elm-leaf-1:63"),
    Case(arguments: ["history", "nosuch-9"], status: 69, names: "nosuch-9"),
    Case(arguments: ["find", "zzzz"], status: 69, names: "zzzz"),
    Case(arguments: ["next", "--row", "R99"], status: 69, names: "R99"),
    Case(arguments: ["checklist", "--row", "R99"], status: 69, names: "R99"),
    Case(arguments: ["fault", "add", "elm-leaf-1", "flaps"], status: 69, names: "elm-leaf-1"),
    Case(arguments: ["work", "nosuch-9"], status: 69, names: "nosuch-9", speaksJSON: false),
    Case(
      arguments: ["work", "--resume", "ZZZZZZ"], status: 69, names: "ZZZZZZ", speaksJSON: false),
    Case(arguments: ["import", "ibnetdiscover", "nofile.txt"], status: 69, names: "nofile.txt"),
    Case(arguments: ["import", "ibnetdiscover", "."], status: 65, names: "."),
    Case(arguments: ["import", "ibnetdiscover", "places.csv"], status: 65, names: "places.csv"),
    Case(arguments: ["import", "places", "fabric.txt"], status: 65, names: "fabric.txt"),
    Case(arguments: ["sync", "merge", "nofile.bundle"], status: 69, names: "nofile.bundle"),
    Case(arguments: ["sync", "merge", "fabric.txt"], status: 65, names: "fabric.txt"),
    Case(arguments: ["sync", "show", "fabric.txt"], status: 65, names: "fabric.txt"),
    Case(arguments: ["sync", "export", "--for", "nobody"], status: 69, names: "nobody"),
    Case(arguments: ["init", "elm.ferrule", "--site", "x"], status: 65, names: "elm.ferrule"),
    Case(
      arguments: ["init", "n.ferrule", "--from", "fabric.txt"], status: 65, names: "fabric.txt"),
    Case(
      arguments: ["init", "n.ferrule", "--from", "snap.fb", "--central"], status: 64,
      names: "next: ferrule init n.ferrule --from snap.fb; then, where the site's key is: "
        + "ferrule join grant FILE --role central"),
    Case(arguments: ["log", "--since", "yesterday"], status: 64, names: "yesterday"),
  ]

  @Test(arguments: cases) func `is refused with a sentence`(_ refusal: Case) throws {
    let floor = try WorkFixture()
    let before = try floor.run(["dump", "--canonical"]).out
    let run = try floor.run(refusal.arguments)
    #expect(run.status == refusal.status, "\(run.error)")
    #expect(run.error.contains(refusal.names), "\(run.error)")
    #expect(run.error.contains("next: "), "\(run.error)")
    #expect(run.out.isEmpty)
    if refusal.speaksJSON {
      let json = try floor.run(refusal.arguments + ["--json"])
      let error = try #require(try json.json()["error"] as? [String: Any])
      #expect((error["code"] as? String)?.isEmpty == false)
    }
    #expect(try floor.run(["dump", "--canonical"]).out == before)
  }

  @Test(.enabled(if: Shell.path != nil))
  func `a log that was edited by hand and takes no change is told with what to type`() throws {
    let floor = try WorkFixture(isCentral: true)
    try floor.join("kim.ferrule", laptop: "LT-KIM")
    let note = ["record", "note", "elm-leaf-1:25/1"]
    for (words, store) in [
      (note + ["of Kim"], "kim.ferrule"), (["sync", "export", "-o", "kim.bundle"], "kim.ferrule"),
      (["sync", "merge", "kim.bundle"], "elm.ferrule"),
    ] {
      try #require(try floor.run(words, store: store).status == 0)
    }
    let said = try Shell.run(
      floor.folder.appendingPathComponent("elm.ferrule/ferrule.db").path,
      ".dbconfig enable_trigger off",
      "UPDATE meta SET value = (SELECT hash FROM change_log ORDER BY n DESC LIMIT 1) "
        + "WHERE name = 'tip'")
    try #require(said.status == 0, "\(said.text)")
    let run = try floor.run(note + ["of Elm"])
    #expect(run.status == 69, "\(run.error)")
    #expect(run.error.hasPrefix("ferrule: "), "\(run.error)")
    #expect(run.error.hasSuffix("   next: ferrule doctor\n"), "\(run.error)")
    let json = try floor.run(note + ["of Elm", "--json"])
    #expect((try json.json()["error"] as? [String: Any])?["code"] as? String == "store-damaged")
  }

  @Test(arguments: [
    ["frobnicate"], ["import", "csv", "places.csv"], ["checklist"], ["init", "x.ferrule"],
    ["demo", "x.ferrule", "--gpus", "7"], ["dump"],
    ["checklist", "--row", "R07", "--format", "pdf"],
  ])
  func `typed wrongly is 64`(_ arguments: [String]) throws {
    let floor = try WorkFixture()
    #expect(try floor.run(arguments).status == 64)
  }

  @Test func `a malformed line is named by file and line and nothing is imported`() throws {
    let floor = try WorkFixture()
    let before = try floor.run(["dump", "--canonical"]).out
    let lines = WideFabric.text(switches: 4).split(
      separator: "\n", omittingEmptySubsequences: false)
    var damaged = lines.map(String.init)
    damaged[7] = damaged[7].replacingOccurrences(of: "lid", with: "led")
    try Data(damaged.joined(separator: "\n").utf8).write(
      to: floor.folder.appendingPathComponent("damaged.txt"))
    let run = try floor.run(["import", "ibnetdiscover", "damaged.txt"])
    #expect(run.status == 65)
    #expect(run.error.contains("damaged.txt:8"))
    #expect(try floor.run(["dump", "--canonical"]).out == before)
  }

  @Test func `a link on which nothing is due is not opened unasked`() throws {
    var floor = try WorkFixture()
    floor.isSure = false
    let before = try floor.run(["dump", "--canonical"]).out
    let run = try floor.run(["work", "elm-leaf-1:25/1"])
    #expect(run.status == 65)
    #expect(run.error.contains("DO NOT TOUCH"))
    #expect(try floor.run(["dump", "--canonical"]).out == before)
    _ = try floor.run(["fault", "add", "elm-leaf-1:25/1", "flaps"])
    #expect(try floor.run(["work", "elm-leaf-1:25/1"]).out.contains("DARK"))
  }

  @Test func `two people who saw different media are listed`() throws {
    let floor = try WorkFixture()
    try floor.join("ana.ferrule")
    _ = try floor.run(["record", "seen", "elm-leaf-1:25/1", "--medium", "fibre"])
    _ = try floor.run(
      ["record", "seen", "elm-leaf-1:25/1", "--medium", "aoc"], store: "ana.ferrule")
    _ = try floor.run(["sync", "export", "-o", "ana.bundle"], store: "ana.ferrule")
    #expect(try floor.run(["sync", "merge", "ana.bundle"]).out.contains("1 with two answers"))
    let conflicts = try floor.run(["conflicts"])
    #expect(conflicts.status == 1)
    #expect(conflicts.out.contains("medium"))
    _ = try floor.run(["record", "seen", "elm-leaf-1:25/1", "--medium", "fibre"])
    #expect(try floor.run(["conflicts"]).status == 0)
  }

  @Test func `writing to what is no plain file replaces nothing`() throws {
    let floor = try WorkFixture()
    let link = floor.folder.appendingPathComponent("link.html")
    try Data("old".utf8).write(to: floor.folder.appendingPathComponent("real.html"))
    try FileManager.default.createSymbolicLink(
      atPath: link.path, withDestinationPath: "real.html")
    let list = ["checklist", "--row", "R07", "--format", "html", "-o"]
    #expect(try floor.run(list + ["link.html"]).status == 0)
    let kind = try FileManager.default.attributesOfItem(atPath: link.path)[.type]
    #expect(kind as? FileAttributeType == .typeSymbolicLink)
    #expect(try floor.run(list + ["/dev/null"]).status == 0)
    let device = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type]
    #expect(device as? FileAttributeType == .typeCharacterSpecial)
    #expect(try floor.run(list + ["."]).status == 73)
  }

  @Test func `what belongs elsewhere is sent there`() throws {
    let floor = try WorkFixture()
    #expect(try floor.run(["backup", "b.backup"]).status == 0)
    #expect(try floor.run(["sync", "export", "-o", "b.bundle"]).status == 0)
    _ = try floor.run(["record", "note", "elm-leaf-1", "x"])
    for (arguments, status, says) in [
      (["sync", "merge", "b.backup"], Int32(65), "ferrule restore b.backup NEWDIR"),
      (["restore", "b.bundle", "n.ferrule"], 65, "ferrule sync merge b.bundle"),
      (["backup", "elm.ferrule/b.backup"], 73, "would lie inside the store elm.ferrule"),
      (["backup", "elm.ferrule"], 73, "inside the store"),
      (["sync", "export", "-o", "elm.ferrule/x.bundle"], 73, "inside the store"),
      (["sync", "export", "-o", "elm.ferrule"], 73, "inside the store"),
      (["restore", "b.backup", "elm.ferrule/n.ferrule"], 73, "inside the store"),
      (["init", "elm.ferrule/n.ferrule", "--site", "x"], 73, "inside the store"),
      (["checklist", "--row", "R07", "-o", "elm.ferrule/list"], 73, "inside the store"),
      (["checklist", "--row", "R07", "-o", "none/list"], 73, "none/list cannot be written"),
      (["image", "show", "3f2a91c"], 65, "7 digits"),
      (["log", "--limit", "-1"], 64, "--limit takes"),
      (["find", "elm", "--limit", "-1"], 64, "--limit takes"),
      (["next", "--store", ""], 64, "no folder"),
      (["record", "note", "elm-leaf-1", "x", "--as", " "], 64, "nobody"),
      (["find", " "], 64, "what to look for"), (["init", "", "--site", "x"], 64, "no name"),
      (["join", "request", "-o", "-"], 64, "not to standard output"),
      (["join", "request", "-o", ""], 64, "No file"),
      (["checklist", "--row", "R07", "-o", ""], 64, "No file"), (["backup", ""], 64, "No file"),
      (["fault", "add", "elm-leaf-1:25/1", "flaps", "--ticket", ""], 64, "no ticket"),
      (["record", "note", "elm-leaf-1", "caf\u{FFFD}"], 65, "not UTF-8"),
    ] {
      let run = try floor.run(arguments)
      #expect(run.status == status, "\(arguments): \(run.error)")
      #expect(run.error.contains(says), "\(arguments): \(run.error)")
      #expect(!run.error.contains(".part") && !run.error.contains(".making"), "\(run.error)")
    }
    let names = try FileManager.default.contentsOfDirectory(
      atPath: floor.folder.appendingPathComponent("elm.ferrule").path)
    #expect(
      Set(names).isSubset(of: ["ferrule.db", "device.key", "device.json", "authority.key"]),
      "\(names)")
  }

  @Test func `a clock nobody can believe is told before anything is written with it`() throws {
    let floor = try WorkFixture()
    let note = ["record", "note", "elm-leaf-1", "x"]
    #expect(!(try floor.run(note).error.contains("WARNING")))
    let run = try floor.run(note, at: "9999-11-22T22:00:00Z")
    #expect(run.status == 0)
    #expect(run.error.contains("clock says 9999-11-22"), "\(run.error)")
  }

  @Test func `a store without its database, and one without its card`() throws {
    let floor = try WorkFixture()
    let store = floor.folder.appendingPathComponent("elm.ferrule")
    for card in [nil, Data("{}".utf8), Data("nonsense".utf8)] {
      try FileManager.default.removeItem(at: store.appendingPathComponent("device.json"))
      try card?.write(to: store.appendingPathComponent("device.json"))
      let sick = try floor.run(["doctor"])
      #expect(sick.status == 1)
      #expect(sick.out.contains("FAIL card"), "\(sick.out)")
      #expect(sick.error.contains("ferrule refold"), "\(sick.error)")
      #expect(try floor.run(["refold"]).status == 0)
      #expect(try floor.run(["doctor"]).status == 0)
    }
    try FileManager.default.removeItem(at: store.appendingPathComponent("ferrule.db"))
    let lost = try floor.run(["next"])
    #expect(lost.status == 69)
    #expect(lost.error.contains("ferrule restore"), "\(lost.error)")
  }

  @Test func `nobody waits for a pipe, and a device is no file`() throws {
    let floor = try WorkFixture()
    let pipe = floor.folder.appendingPathComponent("pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    for (arguments, status) in [
      (["import", "places", "pipe"], Int32(65)), (["import", "ibnetdiscover", "/dev/zero"], 65),
      (["image", "add", "pipe", "--face", "elm-leaf-1:25/1/port"], 65),
      (["checklist", "--row", "R07", "-o", "pipe"], 73), (["handover", "-o", "pipe"], 73),
      (["checklist", "--row", "R07", "-o", "/dev/full"], 73),
      (["sync", "merge", "pipe"], 65), (["sync", "show", "pipe"], 65),
      (["sync", "export", "-o", "pipe"], 73), (["backup", "pipe"], 73),
      (["restore", "pipe", "n.ferrule"], 65), (["init", "n.ferrule", "--from", "pipe"], 65),
      (["backup", "-"], 64), (["sync", "export", "-o", "/dev/stdout"], 64),
    ] {
      let run = try floor.run(arguments)
      #expect(run.status == status, "\(arguments): \(run.error)")
      #expect(run.error.contains("next: "), "\(arguments): \(run.error)")
    }
    let key = floor.folder.appendingPathComponent("elm.ferrule/device.key").path
    try FileManager.default.removeItem(atPath: key)
    #expect(mkfifo(key, 0o600) == 0)
    #expect(try floor.run(["record", "note", "elm-leaf-1", "x"]).status == 69)
    #expect(try floor.run(["doctor"]).status == 1)
  }

  /// Characters that move a cursor, clear a screen, ring, or turn the direction of writing.
  private static let steering = ["\u{1B}[2J", "\u{7}", "\u{9B}2J", "\u{202E}", "\u{2066}"]

  @Test(arguments: steering)
  func `words that steer a terminal are not taken`(evil: String) throws {
    let floor = try WorkFixture()
    let port = "elm-leaf-1:25/1"
    let before = try floor.run(["dump", "--canonical"]).out
    for arguments in [
      ["fault", "add", port, "flaps\(evil)"],
      ["fault", "add", port, "flaps", "--ticket", "I\(evil)"],
      ["handover", "--to", "Ana\(evil)", "--yes"],
    ] {
      let run = try floor.run(arguments)
      #expect(run.status == 65, "\(arguments) \(run.out)")
      #expect(run.error.contains("a character that cannot be shown"), "\(run.error)")
    }
    #expect(try floor.run(["dump", "--canonical"]).out == before)
    _ = try floor.run(["fault", "add", port, "flaps"])
    _ = try floor.run(["work", port])
    #expect(try floor.run(["fault", "close", port, "--why", "x\(evil)"]).status == 65)
    #expect(try floor.run(["park", port, "--why", "x\(evil)"]).status == 65)
    #expect(try floor.run(["fault", "list", "--json"]).list("faults").count == 1)
  }

  /// Runs a command as somebody whose name no option takes, as a store may have it from elsewhere: a login is
  /// not typed, and taken as it is.
  private func run(_ arguments: [String], login: String, _ floor: WorkFixture) throws {
    let process = floor.process(
      arguments, at: "2026-11-22T22:00:00Z", as: "", store: "elm.ferrule", killAt: nil)
    process.environment?["FERRULE_TECHNICIAN"] = nil
    process.environment?["USER"] = login
    let nothing = FileHandle.nullDevice
    (process.standardInput, process.standardOutput, process.standardError) = (
      nothing, nothing, nothing
    )
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(arguments)")
  }

  @Test(arguments: steering)
  func `nothing from the command line or the store steers the terminal`(evil: String) throws {
    let floor = try WorkFixture()
    let port = "elm-leaf-1:25/1"
    func isClean(_ run: WorkFixture.Run) -> Bool {
      (run.out + run.error).unicodeScalars.allSatisfy { scalar in
        switch scalar.value {
        case 0x0A: true
        case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: false
        default: true
        }
      }
    }
    for arguments in [
      ["show", "bad\(evil)"], ["work", "bad\(evil)"], ["next", "--row", "R\(evil)"],
      ["find", "z\(evil)z"], ["fault", "add", port, "x\(evil)"], ["bad\(evil)"],
      ["show", "bad\(evil)", "--json"], ["import", "places", "no\(evil).csv"],
    ] {
      let run = try floor.run(arguments)
      #expect(run.status != 0)
      #expect(
        isClean(run), "\(arguments): \(run.out.debugDescription) \(run.error.debugDescription)")
    }
    let asked = try floor.run(["work"], answers: ["bad\(evil)", "q"])
    #expect(isClean(asked), "\(asked.out.debugDescription)")
    // A name nobody can see to be another's: what is in a store already is not shown as it is.
    let eve = "Ev\u{202E}\u{200F}\u{2067}\u{61C}e"
    for arguments in [
      ["fault", "add", port, "flaps"], ["work", port], ["record", "note", port, "look"],
      ["sync", "export", "-o", "eve.fb"],
    ] {
      try run(arguments, login: eve, floor)
    }
    #expect(try floor.run(["history", port]).out.contains("Ev????e"))
    for arguments in [
      ["history", port], ["log"], ["next"], ["fault", "list"], ["work", "--list"], ["loose"],
      ["handover"], ["closeout", port], ["fault", "add", port, "flaps"], ["show", port],
      ["explain", port], ["conflicts"], ["sync", "status"], ["sync", "show", "eve.fb"],
      ["checklist", "--row", "R07"], ["checklist", "--row", "R07", "--format", "html"],
      ["log", "--json"],
    ] {
      let run = try floor.run(arguments, as: "Ana")
      #expect(isClean(run), "\(arguments): \(run.out.debugDescription)")
    }
  }

  @Test func `a dump steers no terminal, and spells out for a program what would`() throws {
    let floor = try WorkFixture()
    let eve = "Ev\u{202E}e"
    try run(["record", "note", "elm-leaf-1", "look"], login: eve, floor)
    let dump = try floor.run(["dump", "--canonical"]).out
    #expect(dump.contains("Ev\\u{202e}e"))
    #expect(!dump.unicodeScalars.contains("\u{202E}"))
    let process = floor.process(
      ["dump", "--canonical"], at: "2026-11-22T22:00:00Z", as: "Ana", store: "elm.ferrule",
      killAt: nil)
    process.environment?["LANG"] = "C.UTF-8"
    let screen = try Terminal.run(process, [])
    #expect(screen.status == 0)
    #expect(screen.text.contains("Ev\\u{202e}e"))
    #expect(!screen.text.unicodeScalars.contains("\u{202E}"))
  }

  @Test func `colour is the program's own`() throws {
    let floor = try WorkFixture()
    let shown = try floor.run(["show", "elm-leaf-1", "--color", "always"])
    #expect(shown.out.hasPrefix("\u{1B}[1m"), "\(shown.out.debugDescription)")
    #expect(shown.out.split(separator: "\n").first?.contains("\u{1B}[0m") == true)
  }

  @Test(arguments: ["-", "/dev/stdout"])
  func `a sheet goes to standard output and nothing else does`(name: String) throws {
    let floor = try WorkFixture()
    let plain = try floor.run(["checklist", "--row", "R07"])
    let named = try floor.run(["checklist", "--row", "R07", "-o", name])
    #expect(named.status == 0)
    #expect(named.out == plain.out)
    #expect(!FileManager.default.fileExists(atPath: floor.folder.appendingPathComponent("-").path))
  }

  @Test func `a rack in two rows of one file is refused`() throws {
    let floor = try WorkFixture()
    let text = "device,hall,row,rack,u,height\na,H,RA,K,1,1\nb,H,RB,K,5,1\n"
    try Data(text.utf8).write(to: floor.folder.appendingPathComponent("odd.csv"))
    let run = try floor.run(["import", "places", "odd.csv"])
    #expect(run.status == 65)
    #expect(run.error.contains("odd.csv:3"))
  }

  @Test func `a store that is no store is refused`() throws {
    let floor = try WorkFixture()
    let folder = floor.folder.appendingPathComponent("odd.ferrule")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for bytes in [Data(), Data("hello".utf8), Data(repeating: 0xA5, count: 9_000)] {
      try bytes.write(to: folder.appendingPathComponent("ferrule.db"))
      let run = try floor.run(["next"], store: "odd.ferrule")
      #expect(run.status == 69, "\(run.error)")
      #expect(run.error.contains("odd.ferrule"))
    }
    #expect(try floor.run(["next"], store: "none.ferrule").status == 69)
  }
}
