import Foundation
import TestSupport
import Testing

/// Pictures of end-faces: what is taken, what it is tied to, how it comes back.
struct ImageTests {
  private let floor: WorkFixture
  private let face = "elm-leaf-1:25/1/port"

  init() throws {
    floor = try WorkFixture()
  }

  @discardableResult
  private func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: floor.folder.appendingPathComponent(name))
    return name
  }

  @discardableResult
  private func added(_ arguments: [String], at now: String = "2026-11-22T22:00:00Z") throws
    -> WorkFixture.Run
  {
    let run = try floor.run(["image", "add"] + arguments + ["--json"], at: now)
    try #require(run.status == 0, "\(arguments): \(run.error)")
    return run
  }

  private func listed(_ ref: [String] = []) throws -> [[String: Any]] {
    try floor.run(["image", "list"] + ref + ["--json"]).list("images")
  }

  private func count(_ run: WorkFixture.Run, _ name: String) throws -> Int? {
    try run.json()[name] as? Int
  }

  // MARK: There and back

  @Test func `each kind is kept and comes back byte for byte`() throws {
    let files = [
      "a.png": PictureFile.png(width: 90, height: 70), "b.jpg": PictureFile.jpeg(scanBytes: 4_000),
      "c.bmp": PictureFile.bmp(width: 33, height: 21),
    ]
    // Named for what they are not: only the content tells.
    for (name, bytes) in files { try file("\(name).txt", bytes) }
    let run = try added(files.keys.sorted().map { "\($0).txt" } + ["--face", face])
    #expect(try count(run, "added") == 3)
    for image in try listed() {
      let name = try #require(image["name"] as? String)
      let hash = try #require(image["sha256"] as? String)
      let shown = try floor.run(["image", "show", String(hash.prefix(8)), "-o", "out"])
      #expect(shown.status == 0 && shown.out.isEmpty, "\(shown.error)")
      let out = try Data(contentsOf: floor.folder.appendingPathComponent("out"))
      #expect(files[String(name.dropLast(4))] == Array(out))
      #expect(image["face"] as? String == face)
    }
    #expect(Set(try listed().map { $0["format"] as? String }) == ["png", "jpeg", "bmp"])
    let verified = try floor.run(["image", "verify", "--json"])
    #expect(verified.status == 0)
    #expect(try count(verified, "images") == 3)
  }

  @Test func `pictures made with a tip or a clock nobody checked are noted, once`() throws {
    for tool in [["kind=tip", "label=T3"], ["kind=scope", "label=S1"]] {
      try #require(try floor.run(["add", "tool"] + tool).status == 0)
    }
    let pictures = [
      try file("a.png", PictureFile.png(width: 12, height: 9)),
      try file("b.png", PictureFile.png(width: 13, height: 9)),
    ]
    let add = ["image", "add"] + pictures + ["--face", face, "--tip", "T3"]
    let first = try floor.run(add)
    let notes = first.error.split(separator: "\n").filter { $0.hasPrefix("note: ") }
    #expect(notes.count == 2, "\(first.error)")
    #expect(first.error.contains("T3, never checked: this result says so"), "\(first.error)")
    #expect(first.error.contains("ferrule kit check S1 --clock"), "\(first.error)")
    #expect(try !floor.run(add).error.contains("note:"))
    _ = try floor.run(["kit", "check", "T3", "--dot", "left", "--key", "top"])
    _ = try floor.run(["kit", "check", "S1", "--clock", "+30s"])
    let other = try file("c.png", PictureFile.png(width: 14, height: 9))
    let checked = try floor.run(["image", "add", other, "--face", face, "--tip", "T3"])
    #expect(checked.status == 0 && checked.error.isEmpty, "\(checked.error)")
  }

  @Test func `what is known of a picture is said in words`() throws {
    _ = try floor.run(
      ["record", "inspect", face, "--verdict", "dirt", "--tip", "T3"], at: "2026-11-22T21:50:00Z")
    try file("IMG_7.PNG", PictureFile.png(width: 12, height: 9))
    let run = try added([
      "IMG_7.PNG", "--face", face, "--fibre", "3", "--taken", "2026-11-22T21:51Z",
    ])
    let images = try run.list("images")
    let hash = try #require(images.first?["sha256"] as? String)
    let page = try floor.run(["image", "show", String(hash.prefix(10))])
    for words in [
      "PNG, 12 by 9 pixels", "here, as they were read", "\(face), fibre 3", "at R07-06",
      "added 2026-11-22 22:00 by Raj", "taken 2026-11-22 21:51 by the scope's clock",
      "look dirt, 2026-11-22 21:50 by Raj: its look", "file IMG_7.PNG", "tip T3",
    ] {
      #expect(page.words.contains(words), "\(words) in\n\(page.out)")
    }
    #expect(page.lines.allSatisfy { $0.count <= 80 })
    let history = try floor.run(["history", "elm-leaf-1:25/1"]).words
    #expect(history.contains("picture of \(face) fibre 3: IMG_7.PNG"))
    #expect(try floor.run(["show", "elm-leaf-1:25/1"]).out.contains("pictures: 1"))
  }

  @Test func `a look and its pictures are one change`() throws {
    try file("1.png", PictureFile.png(seed: 1))
    try file("2.png", PictureFile.png(seed: 2))
    let look = try floor.run([
      "record", "inspect", face, "--verdict", "dirt", "--image", "1.png", "2.png",
    ])
    #expect(look.out.contains("inspected: dirt, 2 pictures"), "\(look.error)")
    let images = try listed([face])
    #expect(images.count == 2)
    #expect(images.allSatisfy { $0["verdict"] as? String == "dirt" })
    #expect(try floor.run(["doctor"]).status == 0)
    let bad = try floor.run([
      "record", "inspect", face, "--verdict", "clean", "--image", "1.png", "fabric.txt",
    ])
    #expect(bad.status == 65)
    #expect(bad.error.contains("fabric.txt"))
    #expect(try floor.run(["log"]).words.contains("looked at \(face): clean") == false)
  }

  // MARK: What they belong to

  @Test func `my look of the last half hour is theirs; another's or an older one is not`() throws {
    for (name, seed) in [("1.png", 1), ("2.png", 2), ("3.png", 3), ("4.png", 4)]
      as [(String, UInt64)]
    {
      try file(name, PictureFile.png(seed: seed))
    }
    _ = try floor.run(["record", "inspect", face, "--verdict", "dirt"], at: "2026-11-22T21:31:00Z")
    let mine = try added(["1.png", "--face", face])
    let look = try #require(try mine.json()["inspection"] as? String)
    let late = try floor.run(["image", "add", "2.png", "--face", face], at: "2026-11-22T22:02:00Z")
    #expect(
      late.words.contains("It belongs to no look: the last one is of 2026-11-22 21:31 by Raj"))
    #expect(late.words.contains("--inspection latest"))
    let other = try floor.run(["image", "add", "3.png", "--face", face], as: "Ana")
    #expect(other.words.contains("It belongs to no look"))
    let said = try added(
      ["2.png", "--face", face, "--inspection", "latest"], at: "2026-11-23T09:00:00Z")
    #expect(try said.json()["inspection"] as? String == look)
    #expect(try count(said, "added") == 1)
    let byID = try added(["4.png", "--face", face, "--inspection", String(look.suffix(8))])
    #expect(try byID.json()["inspection"] as? String == look)
    let none = try added(["4.png", "--face", face, "--inspection", "none", "--fibre", "2"])
    #expect(try none.json()["inspection"] is NSNull)
    let cleaned = try floor.run(["image", "add", "1.png", "--face", face, "--cleaning", "latest"])
    #expect(cleaned.status == 69)
  }

  @Test func `one fibre a file goes by the numbers in their names`() throws {
    let names = (1...12).map { "IMG_\($0).PNG" }
    for (seed, name) in names.enumerated() {
      try file(name, PictureFile.png(seed: UInt64(seed)))
    }
    // As a shell sorts them: IMG_1, IMG_10, IMG_11, IMG_12, IMG_2 …
    try added(names.sorted() + ["--face", face, "--fibre", "1-12"])
    for image in try listed() {
      let fibre = try #require(image["fibre"] as? Int)
      #expect(image["name"] as? String == "IMG_\(fibre).PNG")
    }
    let few = try floor.run(["image", "add", "IMG_1.PNG", "--face", face, "--fibre", "1-3"])
    #expect(few.status == 65)
    for wrong in ["0", "25", "3-1", "x", "1-2-3", "1,1", ""] {
      #expect(
        try floor.run(["image", "add", "IMG_1.PNG", "--face", face, "--fibre", wrong]).status == 65)
    }
  }

  @Test func `adding a file again writes nothing; another fibre is another tie of the same bytes`()
    throws
  {
    try file("a.png", PictureFile.png())
    try file("b.png", PictureFile.png())
    let first = try added(["a.png", "b.png", "--face", face])
    #expect(try (count(first, "added"), count(first, "same")) == (1, 1))
    let dump = try floor.run(["dump", "--canonical"]).out
    let again = try added(["b.png", "--face", face], at: "2026-11-23T22:00:00Z")
    #expect(try (count(again, "added"), count(again, "same")) == (0, 1))
    #expect(try floor.run(["dump", "--canonical"]).out == dump)
    _ = try added(["b.png", "--face", face, "--fibre", "4"])
    _ = try added(["b.png", "--face", "elm-leaf-1:25/1/cord"])
    #expect(try listed().count == 3)
    #expect(try listed([face]).count == 2)
    #expect(try count(floor.run(["image", "verify", "--json"]), "images") == 1)
  }

  // MARK: Refusals

  @Test func `what is no picture is refused by name, at once`() throws {
    let whole = PictureFile.png(width: 60, height: 60)
    try file("good.png", whole)
    try file("empty.png", [])
    try file("cut.png", Array(whole.dropLast(7)))
    try file("text.png", Array("not a picture\n".utf8))
    try file("gif.png", Array("GIF89a1234".utf8))
    let path = floor.folder.path
    #expect(mkfifo("\(path)/pipe.png", 0o600) == 0)
    try file("huge.png", [1])
    #expect(truncate("\(path)/huge.png", 10_000_000_000) == 0)
    try FileManager.default.createDirectory(
      atPath: "\(path)/folder.png", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: "\(path)/loop.png", withDestinationPath: "loop.png")
    let cases: [(String, Int32, String)] = [
      ("empty.png", 65, "empty"), ("cut.png", 65, "truncated"), ("text.png", 65, "not-an-image"),
      ("gif.png", 65, "unsupported-image"), ("pipe.png", 65, "not-a-file"),
      ("huge.png", 65, "too-large"), ("folder.png", 65, "not-a-file"),
      ("/dev/zero", 65, "not-a-file"), ("loop.png", 65, "unreadable"),
      ("nothing.png", 69, "no-file"), ("good.png/x", 69, "no-file"),
    ]
    let dump = try floor.run(["dump", "--canonical"]).out
    for (name, status, code) in cases {
      let run = try floor.run(["image", "add", name, "--face", face, "--json"])
      #expect(run.status == status, "\(name): \(run.error)")
      let error = try #require(try run.json()["error"] as? [String: Any])
      #expect(error["code"] as? String == code, "\(name)")
      #expect(run.error.contains("next: ") && run.error.contains(name), "\(name): \(run.error)")
    }
    let all = try floor.run(
      ["image", "add", "good.png"] + cases.map(\.0) + ["--face", face, "--json"])
    #expect(all.status == 65)
    let refused = try all.list("refused")
    #expect(refused.map { $0["file"] as? String } == cases.map(\.0))
    #expect(refused.map { $0["code"] as? String } == cases.map(\.2))
    for name in cases.map(\.0) { #expect(all.error.contains("\(name): ")) }
    #expect(try floor.run(["dump", "--canonical"]).out == dump)
    #expect(!FileManager.default.fileExists(atPath: "\(path)/elm.ferrule/images.db"))
    // A wrong face keeps no bytes either.
    #expect(
      try floor.run(["image", "add", "good.png", "--face", "elm-leaf-1:99/port"]).status == 69)
    #expect(!FileManager.default.fileExists(atPath: "\(path)/elm.ferrule/images.db"))

    let rest = try added(["good.png", "text.png", "pipe.png", "--face", face, "--skip-bad"])
    #expect(try count(rest, "added") == 1)
    #expect(try rest.list("refused").count == 2)
    let none = try floor.run(["image", "add", "text.png", "gif.png", "--face", face, "--skip-bad"])
    #expect(none.status == 65)
  }

  @Test func `a picture nobody has, or that is not here, is said to be so`() throws {
    #expect(try floor.run(["image", "list"]).out == "No picture is known.\n")
    #expect(try floor.run(["image", "show", "0123abcd"]).status == 69)
    #expect(try floor.run(["image", "list", "R07"]).status == 65)
    #expect(try floor.run(["image", "list", "nosuch"]).status == 69)
    try file("a.png", PictureFile.png())
    try added(["a.png", "--face", face])
    let hash = try #require(try listed().first?["sha256"] as? String)
    let into = try floor.run(["image", "show", hash, "-o", "."])
    #expect(into.status == 73)
    #expect(into.error.contains("folder"))
  }

  // MARK: Other laptops, damage

  @Test func `a picture of another laptop is wanted, and no fault`() throws {
    try file("a.png", PictureFile.png(width: 50))
    try floor.join("ana.ferrule")
    let there = try floor.run(
      ["image", "add", "a.png", "--face", face], as: "Ana", store: "ana.ferrule")
    #expect(there.status == 0, "\(there.error)")
    _ = try floor.run(
      ["sync", "export", "--images", "none", "-o", "ana.bundle"], store: "ana.ferrule")
    let merged = try floor.run(["sync", "merge", "ana.bundle", "--json"]).json()
    #expect((merged["images"] as? [String: Any])?["wanted"] as? Int == 1)
    #expect(try floor.run(["image", "list"]).out.contains("wanted"))
    let image = try #require(try listed().first)
    #expect(image["here"] as? Bool == false)
    let hash = try #require(image["sha256"] as? String)
    let shown = try floor.run(["image", "show", hash])
    #expect(shown.words.contains("wanted: not in this store; Ana has them"))
    let output = try floor.run(["image", "show", hash, "-o", "out", "--json"])
    #expect(output.status == 69)
    #expect((try output.json()["error"] as? [String: Any])?["code"] as? String == "image-wanted")
    let verified = try floor.run(["image", "verify", "--json"])
    #expect(verified.status == 0)
    #expect(try verified.list("wanted").first?["sha256"] as? String == hash)
    #expect(try floor.run(["doctor"]).out.contains("1 more is wanted here"))
    #expect(try floor.run(["doctor"]).status == 0)
    // The card is here after all.
    let brought = try floor.run(["image", "add", "a.png", "--face", face])
    #expect(brought.words.contains("1 picture known of here had no bytes: it has now"))
    #expect(try listed().count == 1)
    #expect(try floor.run(["image", "verify", "--json"]).list("wanted").isEmpty)
  }

  @Test func `a picture that rotted is found, not handed out, and mended by the original`() throws {
    let whole = PictureFile.png(width: 200, height: 90, seed: 5)
    try file("a.png", whole)
    try file("b.png", PictureFile.png(seed: 6))
    try added(["a.png", "b.png", "--face", face])
    let path = floor.folder.appendingPathComponent("elm.ferrule/images.db")
    var stored = try Data(contentsOf: path)
    let place = try #require(stored.range(of: Data(whole.suffix(50).prefix(20)))).lowerBound
    stored[place] ^= 1
    try stored.write(to: path)
    let verified = try floor.run(["image", "verify", "--json"])
    #expect(verified.status == 1)
    let damaged = try verified.list("damaged")
    #expect(damaged.count == 1)
    let hash = try #require(damaged.first?["sha256"] as? String)
    #expect(try floor.run(["doctor"]).out.contains("FAIL images"))
    #expect(try floor.run(["image", "show", hash]).out.contains("DAMAGED"))
    let output = try floor.run(["image", "show", hash, "-o", "out"])
    #expect(output.status == 69)
    #expect(
      !FileManager.default.fileExists(atPath: floor.folder.appendingPathComponent("out").path))
    #expect(try floor.run(["image", "add", "a.png", "--face", face]).words.contains("mended"))
    #expect(try floor.run(["doctor"]).status == 0)
  }
}
