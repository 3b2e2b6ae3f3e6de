import Foundation
import TestSupport
import Testing

/// What is home and whether a laptop may be wiped, as the real binary says it.
struct ReceiptTests {
  private let floor: WorkFixture
  private let face = "elm-leaf-1:25/1/port"

  init() throws {
    floor = try WorkFixture()
    try done(["init", "hall.ferrule", "--site", "hall", "--central", "--laptop", "HALL"])
    try done(["import", "ibnetdiscover", "fabric.txt"], "hall.ferrule")
    try done(["sync", "export", "-o", "start.bundle"], "hall.ferrule")
    for name in ["ana", "raj"] {
      let store = "\(name).ferrule"
      try done(["init", store, "--from", "start.bundle", "--laptop", "LT-\(name.uppercased())"])
      try done(["join", "request", "-o", "\(name).join"], store)
      try done(["join", "grant", "\(name).join"], "hall.ferrule")
    }
    try done(["sync", "export", "-o", "joined.bundle"], "hall.ferrule")
    for name in ["ana", "raj"] { try done(["join", "finish", "joined.bundle"], "\(name).ferrule") }
  }

  @discardableResult
  private func done(
    _ arguments: [String], _ store: String = "ana.ferrule", at now: String = "2026-11-22T22:00:00Z"
  ) throws -> WorkFixture.Run {
    let run = try floor.run(arguments, at: now, store: store)
    try #require(run.status == 0, "\(arguments): \(run.error)")
    return run
  }

  private func status(_ store: String = "ana.ferrule") throws -> WorkFixture.Run {
    let run = try done(["sync", "status"], store, at: "2026-11-22T23:30:00Z")
    #expect(run.lines.allSatisfy { $0.count <= 80 }, "\(run.out)")
    return run
  }

  private func picture(_ name: String, seed: UInt64) throws {
    try Data(PictureFile.png(width: 60, height: 60, seed: seed)).write(
      to: floor.folder.appendingPathComponent(name))
    try done(["image", "add", name, "--face", face], at: "2026-11-22T22:11:00Z")
  }

  @Test func `a laptop may be wiped when the central store's own bundle says it has all`() throws {
    #expect(try status().out.hasPrefix("SAFE to wipe: all that is here is at HALL"))
    try done(["record", "note", "elm-leaf-1:25/1", "cord bent"], at: "2026-11-22T22:10:00Z")
    try picture("1.png", seed: 1)
    try picture("2.png", seed: 2)
    let open = try status()
    #expect(open.out.hasPrefix("NOT SAFE to wipe: 3 changes, 2 pictures not home"), "\(open.out)")
    #expect(open.lines[1].hasPrefix("  next: ferrule sync export -o STICK"))
    #expect(open.words.contains("HALL has 0 of your 2"))
    #expect(open.words.contains("HALL has yours to 2026-11-22 22:10; 3 changes not"))
    try done(["sync", "export", "-o", "blue.bundle"], at: "2026-11-22T22:58:00Z")
    // Writing a stick proves nothing.
    let away = try status()
    #expect(away.out.hasPrefix("NOT SAFE"))
    #expect(
      away.words.contains("not returned, as far as is known here: 2026-11-22 22:58 for anyone"))
    #expect(away.out.contains("blue.bundle"))
    let merged = try done(["sync", "merge", "blue.bundle"], "hall.ferrule")
    #expect(merged.out.contains("2 pictures came with it."))
    #expect(try status().out.hasPrefix("NOT SAFE"))
    try done(
      ["sync", "export", "--for", "LT-ANA", "-o", "receipt.bundle"], "hall.ferrule",
      at: "2026-11-22T23:10:00Z")
    try done(["sync", "merge", "receipt.bundle"], at: "2026-11-22T23:20:00Z")
    let home = try status()
    #expect(home.out.hasPrefix("SAFE to wipe"), "\(home.out)")
    #expect(home.words.contains("HALL has 2 of your 2"))
    #expect(
      home.words.contains(
        "receipt its bundle 3 of 2026-11-22 23:10, merged here 2026-11-22 23:20"))
    #expect(!home.out.contains("not returned"))
    let json = try done(["sync", "status", "--json"]).json()
    #expect(json["safe_to_wipe"] as? Bool == true)
    #expect((json["receipt"] as? [String: Any])?["bundle"] as? Int == 3)
    #expect((json["images"] as? [String: Any])?["own"] as? Int == 2)
  }

  @Test func `records may be home and pictures not`() throws {
    try picture("1.png", seed: 1)
    try done(["sync", "export", "--images", "none", "-o", "a.bundle"])
    let merged = try done(["sync", "merge", "a.bundle", "--json"], "hall.ferrule").json()
    #expect((merged["images"] as? [String: Any])?["wanted"] as? Int == 1)
    #expect(try status("hall.ferrule").out.contains("you lack  1 picture"))
    #expect(try done(["sync", "wants"], "hall.ferrule").out.contains("1.png"))
    try done(["sync", "export", "-o", "b.bundle"], "hall.ferrule")
    try done(["sync", "merge", "b.bundle"])
    let status = try status()
    #expect(status.out.hasPrefix("NOT SAFE to wipe: 1 picture not home"), "\(status.out)")
    let bundle = try done(["sync", "export", "--for", "HALL", "-o", "c.bundle"])
    #expect(bundle.out.contains("1 picture in it"))
    #expect(try done(["sync", "show", "c.bundle"]).out.contains("1 picture, "))
  }

  @Test func `what lies here of other laptops is not wiped either`() throws {
    try done(["record", "note", "elm-leaf-1:25/1", "Raj's"], "raj.ferrule")
    try done(["sync", "export", "-o", "raj.bundle"], "raj.ferrule")
    try done(["sync", "merge", "raj.bundle"])
    let status = try status()
    #expect(status.out.hasPrefix("NOT SAFE to wipe: 1 of other laptops not home"), "\(status.out)")
  }

  @Test func `the central store and one that heard none are not wiped`() throws {
    let hall = try status("hall.ferrule")
    #expect(
      hall.out.hasPrefix("NOT SAFE to wipe: this is the central store\n  next: ferrule backup"))
    let alone = try status("elm.ferrule")
    #expect(alone.out.hasPrefix("NOT SAFE to wipe: the central store was never heard"))
  }

  @Test func `a bundle named by somebody and not here is told`() throws {
    try done(["record", "note", "elm-leaf-1:25/1", "first"], "raj.ferrule")
    try done(["sync", "export", "-o", "raj.bundle"], "raj.ferrule")
    try done(["sync", "merge", "raj.bundle"], "hall.ferrule")
    // A bundle for Raj carries what Raj lacks: not his own change, which it names.
    try done(["sync", "export", "--for", "LT-RAJ", "-o", "for-raj.bundle"], "hall.ferrule")
    try done(["sync", "merge", "for-raj.bundle"])
    #expect(try status().words.contains("you lack LT-RAJ: change 1 is known of, none here"))
    let wants = try done(["sync", "wants"]).out
    #expect(wants.contains("known of and not here: ferrule sync status"), "\(wants)")
    try done(["sync", "merge", "raj.bundle"])
    #expect(try done(["sync", "wants"]).out == "Nothing is wanted.\n")
  }

  @Test func `pictures that cannot be kept leave the records in`() throws {
    try picture("1.png", seed: 1)
    try done(["sync", "export", "-o", "a.bundle"])
    try Data(repeating: 7, count: 9_000).write(
      to: floor.folder.appendingPathComponent("hall.ferrule/images.db"))
    let run = try floor.run(["sync", "merge", "a.bundle"], store: "hall.ferrule")
    #expect(run.status == 69, "\(run.error)")
    #expect(run.out.contains("PICTURES NOT KEPT"))
    #expect(run.out.contains("brought 1 change"))
    #expect(run.error.contains("next: "))
    #expect(run.error.contains("hall.ferrule/images.db"), "\(run.error)")
    // Among several, too: whoever keeps only what went wrong has to know which file it was.
    try done(["sync", "export", "-o", "b.bundle"])
    let both = try floor.run(["sync", "merge", "a.bundle", "b.bundle"], store: "hall.ferrule")
    #expect(both.status == 69, "\(both.error)")
    #expect(both.error.contains("a.bundle: "), "\(both.error)")
    #expect(both.error.contains("hall.ferrule/images.db"), "\(both.error)")
  }

  @Test func `a bundle with the rest of a picture says so`() throws {
    try Data(PictureFile.bmp(width: 900, height: 600)).write(
      to: floor.folder.appendingPathComponent("large.bmp"))
    try done(["image", "add", "large.bmp", "--face", face])
    try done(["sync", "export", "--limit", "1300KB", "-o", "first.bundle"])
    let first = try done(["sync", "show", "first.bundle"]).out
    #expect(first.contains("no whole picture, 1.0 MB of pictures in all"), "\(first)")
    #expect(first.contains("  1 in part: the rest is in another bundle"), "\(first)")
    try done(["sync", "merge", "first.bundle"], "hall.ferrule")
    try done(["sync", "export", "-o", "half.bundle"], "hall.ferrule")
    try done(["sync", "merge", "half.bundle"])
    try done(["sync", "export", "--for", "HALL", "-o", "rest.bundle"])
    let rest = try done(["sync", "show", "rest.bundle"]).out
    #expect(
      rest.contains("  the rest of 1 picture: what comes before is in another bundle"), "\(rest)")
    #expect(!rest.contains("in part"), "\(rest)")
  }

  @Test func `a size is read as people type it`() throws {
    try picture("1.png", seed: 1)
    for size in ["700MB", "2 GB", "1.5g", "100000"] {
      #expect(
        try done(["sync", "export", "--limit", size, "-o", "l.bundle"]).out
          .contains("1 picture in it"))
    }
    let small = try done(["sync", "export", "--limit", "0", "-o", "l.bundle"])
    #expect(small.out.contains("1 picture did not fit"))
    for size in ["", "big", "-1", "1 parsec"] {
      #expect(
        try floor.run(["sync", "export", "--limit", size], store: "ana.ferrule").status == 64)
    }
  }

  @Test func `of two central stores it is told which has what`() throws {
    try done(["init", "west.ferrule", "--from", "start.bundle", "--laptop", "WEST"])
    try done(["join", "request", "-o", "west.join"], "west.ferrule")
    try done(["join", "grant", "west.join", "--role", "central"], "hall.ferrule")
    try done(["sync", "export", "-o", "word.bundle"], "hall.ferrule")
    try done(["join", "finish", "word.bundle"], "west.ferrule")
    try done(["sync", "merge", "word.bundle"])
    try picture("1.png", seed: 1)
    try carry("west.ferrule", "1")
    // HALL was heard too, and has neither the picture nor the change that names it.
    let one = try status()
    #expect(
      one.out.hasPrefix("SAFE to wipe: all that is here is at WEST, as its bundle says"),
      "\(one.out)")
    #expect(one.words.contains("WEST and HALL together have all of yours"))
    #expect(one.out.contains("has all of what is here"))
    #expect(one.out.contains("lacks 2 of what is here"))
    // The first picture is home and does not go along again: each has one of them.
    try picture("2.png", seed: 2)
    try carry("hall.ferrule", "2")
    let both = try status()
    #expect(
      both.out.hasPrefix("SAFE to wipe: all that is here is at HALL or WEST, as their bundles say"),
      "\(both.out)")
    #expect(!both.out.contains("has all of what is here"))
    let receipts = try done(["sync", "status", "--json"]).list("receipts")
    #expect(receipts.map { $0["laptop"] as? String } == ["HALL", "WEST"])
    #expect(receipts.map { $0["lacked"] as? Int } == [1, 2])
  }

  /// Takes what Ana has to a central store, and brings its word back.
  private func carry(_ central: String, _ name: String) throws {
    let at = "2026-11-22T23:0\(name):00Z"
    try done(["sync", "export", "-o", "\(name).bundle"], at: at)
    try done(["sync", "merge", "\(name).bundle"], central, at: at)
    try done(["sync", "export", "-o", "\(name).back"], central, at: at)
    try done(["sync", "merge", "\(name).back"], at: at)
  }
}
