import Foundation
import TestSupport
import Testing

/// The kit: how a tip shows faces, how far the scope's clock is off, and what was not checked.
struct KitTests {
  private func fixture() throws -> RecordFixture {
    let floor = try RecordFixture()
    for tool in [
      ["kind=tip", "label=tip A"], ["kind=scope", "label=scope 2"], ["kind=pen", "label=pen 7"],
    ] {
      try #require(try floor.run(["add", "tool"] + tool).status == 0)
    }
    return floor
  }

  @Test func `a tip is proved on a known face, in one change`() throws {
    let floor = try fixture()
    let before = try floor.rows("tool").count
    let checked = try floor.run("kit check 'tip A' --dot right --key top --json")
    #expect(checked.status == 0, "\(checked.error)")
    #expect(try checked.json()["view"] as? String == "mirrored")
    let fact = try #require(try checked.list("recorded").first)
    #expect(fact["check"] as? String == "view")
    #expect(try floor.rows("tool").count == before)
    #expect(try floor.rows("kit_check").count == 1)
    let tools = try floor.run("kit --json").list("tools")
    let tip = try #require(tools.first { $0["label"] as? String == "tip A" })
    #expect(tip["view"] as? String == "mirrored")
    #expect(tip["state"] as? String == "checked")
    let again = try floor.run("kit check 'tip A' --dot left --key bottom")
    #expect(again.out == "Recorded tip A: shows faces mirrored and turned.\n")
    #expect(again.error.contains("was taken to be mirrored until now"), "\(again.error)")
    let history = try floor.run("history 'tip A'")
    #expect(history.out.contains("view ok: mirrored"), "\(history.out)")
  }

  @Test func `what was not checked, or too long ago, is said`() throws {
    let floor = try fixture()
    let first = try floor.run("kit")
    #expect(first.lines.first == "KIT  check 2 of 3 before use; a check holds 12 h")
    #expect(first.lines.allSatisfy { $0.count <= 80 }, "\(first.out)")
    #expect(first.lines.contains { $0.hasPrefix("tip A") && $0.hasSuffix("CHECK IT") })
    #expect(first.lines.contains { $0.hasPrefix("pen 7") && $0.hasSuffix("-") })
    try floor.run("kit check 'tip A' --dot left --key top")
    let set = try floor.run("add policy name=kit-hours value=3")
    #expect(set.status == 0, "\(set.error)")
    #expect(try floor.run("kit --json").json()["hours"] as? Int == 3)
    try floor.refuses("edit kit-hours value=0", 65, "no value")
    #expect(try floor.run("kit check 'pen 7' --check stock --outcome fail").status == 0)
    let tools = try floor.run("kit --json").list("tools")
    #expect(tools.map { $0["state"] as? String } == ["failed", "never", "checked"])
  }

  @Test
  func `in a glance stands what is to be checked, the worst first, what is away and what is poor`()
    throws
  {
    let floor = try fixture()
    #expect(
      try floor.run("kit --glance").lines == [
        "KIT  check 2 of 3; checks hold 12 h", "CHECK IT scope 2", "CHECK IT tip A",
        "do: ferrule kit check 'scope 2' --clock", " HH:MM:SS, as the scope shows it",
      ])
    try floor.run("kit check 'tip A' --check known-good-face --outcome fail", at: "22:20")
    try floor.run("kit check 'scope 2' --clock 22:20:00", at: "22:20")
    try floor.run("kit lend 'pen 7' --to Mina", at: "22:20")
    let glance = try floor.run("kit --glance", at: "22:30")
    #expect(
      glance.lines == [
        "KIT  check 1 of 3; checks hold 12 h", "FAILED tip A  known-good-face 10 min ago",
        "AWAY pen 7  10 min: Mina", "do: ferrule kit check 'tip A' --check",
        " known-good-face --outcome ok|fail",
      ])
    // JSON has all of it all the same.
    let tools = try floor.run("kit --glance --json", at: "22:30").list("tools")
    #expect(tools.count == 3)
    try floor.run("kit check 'tip A' --check known-good-face --outcome ok", at: "22:31")
    try floor.run("kit check 'tip A' --dot left --key top", at: "22:31")
    for round in 1...5 {
      let seen = round == 5 ? "clean" : "dirt"
      try floor.recorded("clean ASH-1:25/1/port --method dry --tool 'pen 7'")
      try floor.recorded("inspect ASH-1:25/1/port --verdict \(seen)")
    }
    #expect(
      try floor.run("kit --glance", at: "22:32").lines == [
        "KIT  nothing to check; checks hold 12 h", "AWAY pen 7  12 min: Mina",
        "POOR pen 7 dry: 1 of 5 clean in 30 d",
      ])
  }

  @Test func `a check that failed stands until the same one is well, in the list and on results`()
    throws
  {
    let floor = try fixture()
    try floor.run("kit check 'tip A' --dot left --key top", at: "22:11")
    let failed = ["kit", "check", "tip A", "--check", "known-good-face"]
    let scratch = failed + ["--outcome", "fail", "--text", "scratch over fibre 4"]
    #expect(try floor.run(scratch, at: "22:12").status == 0)
    try floor.run("kit check 'tip A' --check stock --outcome ok", at: "22:16")
    try floor.run("kit check 'tip A' --dot left --key top", at: "22:17")
    let listed = try floor.run("kit", at: "22:22")
    #expect(listed.out.contains("known-good-face 10 min"), "\(listed.out)")
    #expect(listed.out.contains("fibre 4"), "\(listed.out)")
    #expect(listed.lines[2].hasPrefix("tip A") && listed.lines[2].hasSuffix("FAILED"))
    #expect(
      listed.out.contains(
        "next: ferrule kit check 'tip A' --check known-good-face --outcome ok|fail"))
    func tip() throws -> [String: Any] {
      try #require(
        try floor.run("kit --json", at: "22:26").list("tools").first {
          $0["label"] as? String == "tip A"
        })
    }
    #expect(try tip()["state"] as? String == "failed")
    #expect(try tip()["failed"] as? String == "known-good-face")
    let face = "ASH-1:25/1/port"
    let look = try floor.run("record inspect \(face) --verdict clean", at: "22:23")
    #expect(look.error.contains("tip A, FAILED its check"), "\(look.error)")
    #expect(try floor.run(failed, at: "22:24").status == 0)
    #expect(try tip()["state"] as? String == "checked")
    #expect(try tip()["failed"] is NSNull)
    let after = try floor.run("record inspect \(face) --verdict clean", at: "22:25")
    #expect(!after.error.contains("tip A"), "\(after.error)")
  }

  @Test func `a clock that was set back is told, and no check is new by it`() throws {
    let floor = try WorkFixture()
    for command in [
      ["add", "tool", "kind=tip", "label=tip A"],
      ["kit", "check", "tip A", "--dot", "left", "--key", "top"],
    ] { try #require(try floor.run(command).status == 0) }
    let behind = try floor.run(["kit"], at: "2026-11-20T22:00:00Z")
    #expect(behind.status == 0)
    #expect(behind.error.contains("CLOCK BEHIND Sun 22 Nov 22:00: date -u"), "\(behind.error)")
    let line = behind.lines.first { $0.hasPrefix("tip A") }
    #expect(line?.contains("clock ahead") == true && line?.hasSuffix("STALE") == true)
    #expect(!behind.out.contains("nothing to check"), "\(behind.out)")
    let right = try floor.run(["kit"], at: "2026-11-22T22:15:00Z")
    #expect(!right.error.contains("CLOCK BEHIND"), "\(right.error)")
  }

  @Test func `the scope's clock is read off, or said as an offset`() throws {
    let floor = try fixture()
    for (typed, offset, words) in [
      ("22:12:30", 150_000, "2m 30s ahead"), ("22:09", -60_000, "1m behind"),
      ("00:10", 7_200_000, "2h ahead"), ("-1h5s", -3_605_000, "1h 5s behind"),
      ("+1d", 86_400_000, "1d ahead"), ("22:10", 0, "the same as the laptop's"),
    ] {
      let checked = try floor.run(["kit", "check", "scope 2", "--clock", typed])
      #expect(checked.out == "Recorded scope 2: clock is \(words).\n", "\(checked.error)")
      let scope = try #require(
        try floor.run("kit --json").list("tools").first { $0["label"] as? String == "scope 2" })
      let checks = try #require(scope["checks"] as? [[String: Any]])
      #expect(checks.first?["clock_offset_ms"] as? Int == offset)
    }
  }

  @Test func `what cannot be is refused and leaves nothing`() throws {
    let floor = try fixture()
    try floor.refuses("kit check 'tip A'", 64, "not said")
    try floor.refuses("kit check 'tip A' --dot left", 64, "Both are needed")
    try floor.refuses("kit check 'tip A' --check view", 64, "by itself")
    try floor.refuses("kit check 'tip A' --clock 22:14", 65, "no clock")
    try floor.refuses("kit check 'pen 7' --dot left --key top", 65, "is a pen")
    try floor.refuses("kit check 'scope 2' --clock 24:61", 65, "no time")
    try floor.refuses("kit check 'scope 2' --clock +99999999999h", 65, "no time")
    try floor.refuses("kit check 'tip Z' --dot left --key top", 69, "tip Z")
    #expect(try floor.run("retire 'tip A' --why worn").status == 0)
    try floor.refuses("kit check 'tip A' --dot left --key top", 65, "retired")
  }

  @Test func `a result names no tool of another kind and no thing that is none`() throws {
    let floor = try fixture()
    let face = "ASH-1:25/1/port"
    let clean = "record clean \(face) --method dry --tool"
    try floor.refuses("\(clean) 'tip A'", 65, "tip A is a tip, not a pen")
    try floor.refuses("\(clean) C-88", 65, "C-88 is a cable, not a pen")
    try floor.refuses("\(clean) ASH-1", 65, "not a pen")
    let look = "record inspect \(face) --verdict clean --tip"
    try floor.refuses("\(look) 'pen 7'", 65, "pen 7 is a pen, not a tip")
    try floor.refuses("\(look) C-88", 65, "C-88 is a cable, not a tip")
    try floor.refuses("record polarity ASH-1:25/1 --map 1:12 --tester 'tip A'", 65, "not a tester")
    try floor.refuses(
      "record loss ASH-1:25/1 --reading 1:850:0.3 --tester 'pen 7'", 65, "not a tester")
    try floor.refuses("image add none.png --face \(face) --tip 'pen 7'", 65, "not a tip")
    #expect(try floor.run("kit --json").list("cleaning").isEmpty)
  }

  @Test func `a stranger's pen is named as it is said, a known one as it is labelled`() throws {
    let floor = try fixture()
    let clean = "record clean ASH-1:25/1/port --method dry --tool"
    #expect(try floor.run("\(clean) 'pen of Bob'").status == 0)
    #expect(try floor.run("\(clean) 'PEN 7'", at: "22:11").status == 0)
    let rows = try floor.rows("cleaning")
    #expect(rows.count { $0.contains("\"pen of Bob\"") } == 1, "\(rows)")
    #expect(rows.count { $0.contains("\"pen 7\"") } == 1, "\(rows)")
    // A pen that is called as something else here can be entered, and then it is known.
    #expect(try floor.run("add tool kind=pen label=C-88").status == 0)
    #expect(try floor.run("\(clean) C-88", at: "22:12").status == 0)
  }

  @Test func `a tip is asked about at a terminal, key by key, and a scan is no answer`() throws {
    let floor = try WorkFixture()
    try #require(try floor.run(["add", "tool", "kind=tip", "label=tip A"]).status == 0)
    let desk = try desk(floor, "tip A")
    try desk.waits("White dot's side in the picture?")
    #expect(!desk.isAsFound)
    try desk.send("LG28-0117\r")
    try desk.shows("scanned: not taken here, type it")
    try desk.answer("7", after: "White dot's side in the picture?")
    try desk.shows("not understood: 7")
    try desk.waits("White dot's side in the picture?")
    try desk.type("1")
    try desk.send("\u{7F}")
    try desk.type("2")
    try desk.send("\r")
    try desk.answer("t", after: "Key's side in the picture?")
    #expect(try desk.ends() == 0)
    #expect(desk.words.contains("Recorded tip A: shows faces mirrored."), "\(desk.text)")
    #expect(desk.isAsFound)
  }

  @Test(arguments: ["\u{3}", "\u{4}", "q\r"])
  func `who leaves the question about a tip records nothing`(key: String) throws {
    let floor = try WorkFixture()
    try #require(try floor.run(["add", "tool", "kind=tip", "label=tip A"]).status == 0)
    let before = try floor.run(["dump", "--canonical"]).out
    let desk = try desk(floor, "tip A")
    try desk.answer("1", after: "White dot's side in the picture?")
    try desk.waits("Key's side in the picture?")
    try desk.send(key)
    #expect(try desk.ends() == 0)
    #expect(desk.words.hasSuffix("Nothing was recorded."), "\(desk.text)")
    #expect(desk.isAsFound)
    #expect(try floor.run(["dump", "--canonical"]).out == before)
  }

  private func desk(_ floor: WorkFixture, _ tip: String) throws -> Desk {
    try Desk(
      floor.process(
        ["kit", "check", tip], at: "2026-11-22T22:00:00Z", as: "Raj", store: "elm.ferrule",
        killAt: nil))
  }

  @Test func `a look says where its fibres are in the tip's picture`() throws {
    let floor = try fixture()
    for end in ["a", "b"] {
      try floor.run("add cable-end cable=C-88 side=\(end) connector_kind=mpo12")
    }
    let look = "record inspect C-88:a --verdict dirt --fibres '3:dirt 11:damage' --tip 'tip A'"
    #expect(try floor.run(look).error.contains("Nobody has checked how tip A shows a face"))
    try floor.run("kit check 'tip A' --dot right --key top")
    let told = try floor.run(look).error
    #expect(told.contains("position 3: 3rd from the RIGHT"), "\(told)")
    #expect(told.contains("position 11: 2nd from the LEFT"), "\(told)")
  }

  @Test func `a look says whether the tip's check held, in history, show and json`() throws {
    let floor = try fixture()
    let face = "ASH-1:25/1/port"
    try floor.run("kit check 'tip A' --dot left --key top")
    let good = try floor.run("record inspect \(face) --verdict clean")
    #expect(good.status == 0, "\(good.error)")
    #expect(!good.error.contains("tip A"), "\(good.error)")
    let never = try floor.run("record inspect \(face) --verdict clean --tip 'tip Z'", at: "22:11")
    #expect(never.error.contains("tip Z, never checked"), "\(never.error)")
    let history = try floor.run("history ASH-1:25/1 --json").list("facts")
    let kits = history.compactMap { $0["kit"] as? [String: Any] }
    #expect(kits.map { $0["state"] as? String } == ["checked", "never"])
    #expect(kits.map { $0["tool"] as? String } == ["tip A", "tip Z"])
    #expect(try floor.run("history ASH-1:25/1").out.contains("tip Z, never"))
    let shown = try floor.run("show ASH-1:25/1")
    #expect(shown.out.contains("kit: 1 of 2 results with a tool not checked"), "\(shown.out)")
  }
}
