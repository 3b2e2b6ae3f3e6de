import Foundation
import Testing

/// A repair as its user runs it: the real binary, answers piped in.
struct WorkDialogueTests {
  private let port = "elm-leaf-1:25/1"

  @Test func `a whole repair ends with a note and nothing left open`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["fault", "add", port, "flaps", "9x", "--ticket", "INC7"])
    let answers =
      WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up + WorkWalk.lanes + WorkWalk.soaking
    let first = try floor.run(["work", port], answers: answers)
    #expect(first.status == 0)
    #expect(first.out.contains("SOAKING until Mon 23 Nov 00:05"))
    #expect(first.out.contains("HANDS DONE Raj"))
    #expect(first.out.contains("NOT ACCEPTED"))
    let second = try floor.run(
      ["work", "--resume"], answers: WorkWalk.accepted, at: "2026-11-23T01:00:00Z")
    #expect(second.status == 0)
    let note = second.lines.drop { $0 != "NOTE for the ticket:" }.dropFirst()
      .prefix { !$0.isEmpty }
    #expect((1...8).contains(note.count))
    #expect(note.allSatisfy { $0.count <= 80 })
    #expect(note.first?.hasPrefix("INC7 elm-leaf-1 25/1 - elm-spine-2 3/1") == true)
    #expect(note.contains("CAUSE dirt port face fibre 2 10"))
    #expect(note.contains { $0.hasPrefix("DID dry x2 port face, PASS 22:00") })
    #expect(note.contains { $0.hasSuffix("   LANES 2 of 4 read") }, "\(second.out)")
    #expect(note.contains { $0.hasSuffix("ACCEPTED carla") })
    #expect(try floor.run(["fault", "list", "--json"]).list("faults").isEmpty)
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").isEmpty)
    #expect(try floor.run(["next", "--json"]).list("items").isEmpty)
  }

  @Test func `every answer says which step of the repair it answers`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["work", port], answers: WorkWalk.opened + ["2", "2"])
    let dump = try floor.run(["dump", "--canonical"]).lines
    func steps(_ table: String) -> Set<String> {
      Set(dump.filter { $0.hasPrefix("\(table) ") }.map { $0.components(separatedBy: " ")[5] })
    }
    #expect(steps("port_gate") == ["\"dark\""])
    #expect(steps("plugging") == ["\"open\""])
    #expect(steps("inspection") == ["\"inspect-port\""])
  }

  @Test func `no line of the dialogue is wider than 40 columns`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["fault", "add", port, "flaps", "--ticket", "INC7"])
    let answers = WorkWalk.opened + WorkWalk.cleaned + ["nosuch", "elm-leaf-1:25/2", "?", "u"]
    let run = try floor.run(["work", port], answers: answers + ["p", "the NOC calls back", "30"])
    #expect(run.out.contains("[25/1 YOURS][25/2 LIVE]"))
    #expect(run.out.contains("TAKEN BACK"))
    #expect(run.lines.filter { $0.count > 40 } == [])
  }

  @Test func `the end of input leaves the repair where it was`() throws {
    let floor = try WorkFixture()
    let run = try floor.run(["work", port], answers: WorkWalk.opened + ["2"])
    #expect(run.status == 0)
    #expect(run.out.contains("nothing is lost"))
    let code = try floor.code(at: port)
    #expect(run.out.contains("ferrule work --resume \(floor.printed(code))\n"))
    let again = try floor.run(["work", "--resume", code])
    #expect(again.out.contains("LOOK: PORT FACE"))
    #expect(code.count == 6)
    #expect(!code.contains { "IO01".contains($0) })
  }

  @Test(arguments: [
    ["next"], ["loose"], ["handover"], ["work", "--list"], ["history", "elm-leaf-1:25/1"],
    ["closeout", "elm-leaf-1:25/1"], ["closeout", "elm-leaf-1:25/1", "--glance"],
    ["checklist", "--row", "R07"], ["checklist", "--row", "R07", "--format", "html"],
    ["checklist", "--row", "R07", "--format", "csv"],
    ["record", "ask", "CODE", "is it dark?"], ["park", "CODE"],
  ])
  func `a code is printed with its check character`(command: [String]) throws {
    let floor = try WorkFixture()
    _ = try floor.run(["fault", "add", port, "flaps"])
    _ = try floor.run(["work", port], answers: WorkWalk.opened)
    let code = try floor.code(at: port)
    let run = try floor.run(command.map { $0 == "CODE" ? code : $0 })
    let printed = floor.printed(code)
    #expect(run.out.contains(printed), "\(run.out)\(run.error)")
    #expect(!run.out.replacing(printed, with: "").contains(code), "\(run.out)")
  }

  @Test func `what is typed in full is explained too`() throws {
    let floor = try WorkFixture()
    let answers = WorkWalk.opened + ["2", "?", "2 10", "p", "?", "the NOC calls back", "?", "30"]
    let run = try floor.run(["work", port], answers: answers)
    #expect(run.words.contains("2:dirt 10:damage; Enter: not known; q goes back"), "\(run.out)")
    #expect(run.words.contains("your own words, on one line"), "\(run.out)")
    #expect(run.words.contains("minutes, 1 to 525600"), "\(run.out)")
    #expect(run.out.contains("saved 22:00: dirt"), "\(run.out)")
    #expect(run.out.contains("parked"), "\(run.out)")
    #expect(run.lines.filter { $0.count > 40 } == [])
  }

  @Test func `a glance of a closeout shortens names before the code`() throws {
    let floor = try WorkFixture()
    let name = "Bartholomew Featherstonehaugh"
    _ = try floor.run(
      ["work", port],
      answers: WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up + WorkWalk.lanes + WorkWalk.soaking,
      as: name)
    let code = try floor.code(at: port)
    let glance = try floor.run(["closeout", port, "--glance"])
    #expect(
      glance.lines.last { !$0.isEmpty }?.hasSuffix(floor.printed(code)) == true, "\(glance.out)")
    #expect(glance.out.contains("HANDS Ba"), "\(glance.out)")
    #expect(glance.lines.allSatisfy { $0.count <= 40 }, "\(glance.out)")
  }

  @Test func `a job at a wrong port is taken back at its first screen`() throws {
    let floor = try WorkFixture()
    let run = try floor.run(["work", port], answers: ["u"])
    #expect(run.words.contains("? why u undo p park q"), "\(run.out)")
    #expect(run.words.contains("TAKEN BACK: job"), "\(run.out)")
    #expect(run.lines.contains("ferrule work"), "\(run.out)")
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").isEmpty)
    #expect(try floor.run(["loose", "--json"]).list("loose").isEmpty)
    #expect(try floor.run(["next"]).out == "Nothing is due.\n")
    #expect(try floor.run(["history", port]).words.contains("taken back: repair"))
    // Once something was recorded, that goes first, and the beginning after it.
    let again = try floor.run(["work", port], answers: ["2", "dana", "u", "2", "u"])
    #expect(again.words.contains("TAKEN BACK: job"), "\(again.out)")
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").isEmpty)
  }

  @Test func `what somebody else recorded is named and asked about before it is taken back`() throws
  {
    let floor = try WorkFixture()
    _ = try floor.run(["work", port], answers: WorkWalk.opened + ["2", "2 10"])
    let resume = ["work", "--resume", try floor.code(at: port)]
    let kept = try floor.run(resume, answers: ["u", "", "q"], as: "Ana")
    #expect(kept.words.contains("Raj 22:00: looked at"), "\(kept.out)")
    #expect(kept.words.contains("take that back? yes; Enter: no"), "\(kept.out)")
    #expect(kept.out.contains("nothing taken back"), "\(kept.out)")
    #expect(try floor.run(["closeout", port]).out.contains("CAUSE dirt"))
    let taken = try floor.run(resume, answers: ["u", "yes", "q"], as: "Ana")
    #expect(taken.words.contains("TAKEN BACK: looked at"), "\(taken.out)")
    #expect(try floor.run(["closeout", port]).out.contains("CAUSE not seen"))
    let history = try floor.run(["history", port])
    #expect(history.words.contains("taken back: looked at"), "\(history.out)")
    #expect(history.words.contains(", 2026-11-22 22:00"), "\(history.out)")
  }

  @Test func `the same joint goes on with the same repair`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["work", port], answers: WorkWalk.opened)
    let code = try floor.code(at: port)
    let again = try floor.run(["work", "elm-leaf-1", "25/1"], as: "Ana")
    #expect(again.out.contains("going on with \(floor.printed(code)), Raj"))
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").count == 1)
    let other = try floor.run(["work", "elm-spine-2:3/1"])
    #expect(other.words.contains("far end elm-leaf-1 25/1: job \(floor.printed(code))"))
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").count == 2)
  }

  @Test func `a scanned code is named and never taken for an answer`() throws {
    let floor = try WorkFixture()
    let run = try floor.run(
      ["work", port], answers: WorkWalk.opened + ["elm-leaf-1:25/2", "elm-leaf-1", "MT2440X1"])
    #expect(run.words.contains("a NEIGHBOUR"))
    #expect(run.words.contains("yes, the right device"))
    #expect(run.words.contains("MT2440X1 is no key and no name here"))
    let again = try floor.run(["work", "--resume"])
    #expect(again.out.contains("LOOK: PORT FACE"))
  }

  @Test func `undo takes the last answer back and says what it was`() throws {
    let floor = try WorkFixture()
    let run = try floor.run(["work", port], answers: WorkWalk.opened + ["u"])
    #expect(run.out.contains("TAKEN BACK: unplugged \(port)"))
    #expect(try floor.run(["work", "--resume"]).out.contains("UNPLUG ONLY"))
  }

  @Test func `what is not understood is asked again`() throws {
    let floor = try WorkFixture()
    let before = WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up
    let run = try floor.run(
      ["work", port], answers: before + ["1", "1:-2.1", "1:a:b", "", "1:-2.1:-3.4"])
    #expect(run.out.contains("not understood"))
    #expect(run.out.contains("ONLY Rx1 read: -3.4 dBm"))
  }

  @Test func `a lane the port does not have is not recorded, and those not read are named`() throws
  {
    let floor = try WorkFixture()
    let before = WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up
    let run = try floor.run(
      ["work", port],
      answers: before + ["1", "1:-2.1:-3.4 5:-:-2.9", "1:-2.1:-3.4 2:-:-2.9", "1", "q"])
    #expect(
      run.words.contains(
        "elm-leaf-1 25/1 has 4 lanes, 1 to 4; it has no lane 5; again powers by lane"),
      "\(run.out)")
    #expect(run.lines.contains("lanes 3-4 not read"), "\(run.out)")
    #expect(run.out.contains("COUNTERS"), "\(run.out)")
    let kept = try floor.run(["dump", "--canonical"]).lines.filter { $0.hasPrefix("lane_power ") }
    #expect(kept.count == 2, "\(kept)")
  }

  @Test func `the number of a lane alone says which lane is low`() throws {
    let floor = try WorkFixture()
    let before = WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up
    let run = try floor.run(
      ["work", port], answers: before + ["1", "1:-2.1:-9.5 2:-:-2.9", "2", "x", "7", "1", "q"])
    #expect(run.words.contains("x: lanes as 1 3 or 1-4, with their power as 3 -9.1 dBm; again"))
    #expect(run.words.contains("elm-leaf-1 25/1 has 4 lanes, 1 to 4; it has no lane 7; again"))
    #expect(run.words.contains("lanes LOW. Where to look:"), "\(run.out)")
    #expect(try floor.run(["closeout", port]).lines.contains { $0.hasPrefix("LANES LOW: lane 1") })
  }

  @Test func `a key hit twice is not a name`() throws {
    let floor = try WorkFixture()
    let run = try floor.run(["work", port], answers: ["2", "2", "q"])
    #expect(run.out.contains("2 alone is too short"))
    #expect(run.out.contains("nothing recorded"))
    #expect(try floor.run(["work", "--resume"]).out.contains("DARK 1/"))
  }

  @Test func `a link as such asks for the end unless a fault says`() throws {
    let floor = try WorkFixture()
    let named = try floor.run(["work", "\(port)>elm-spine-2:3/1"])
    #expect(named.out.contains("DARK 1/12  elm-leaf-1 25/1"))
    let added = try floor.run(["fault", "add", "elm-leaf-1:25/2", "flaps", "--json"]).json()
    let link = try #require(added["link"] as? String)
    let reported = try floor.run(["work", link])
    #expect(reported.out.contains("elm-leaf-1 25/2"))
    #expect(!reported.out.contains("which end"))
    _ = try floor.run(["fault", "close", link, "--why", "by mistake"])
    let asked = try floor.run(["work", link], answers: ["q"])
    #expect(asked.out.contains("which end, 1 or 2?"))
  }

  @Test func `a dialogue has no JSON and no procedure that is not there`() throws {
    let floor = try WorkFixture()
    #expect(try floor.run(["work", port, "--json"]).status == 64)
    #expect(try floor.run(["work", port, "--procedure", "nosuch"]).status == 69)
    #expect(try floor.run(["work"]).status == 64)
    #expect(try floor.run(["work", "nosuch"]).status == 69)
    #expect(try floor.run(["work", "--resume", "ABCDEF"]).status == 69)
    let mistyped = try floor.run(["work", "--resume", "ABCDEF-A"])
    #expect(mistyped.status == 65)
    #expect(mistyped.error.contains("check character does not fit"))
  }

  @Test(arguments: [
    ["show"], ["find"], ["history"], ["work"], ["work", "--resume"], ["park"], ["closeout"],
    ["oops"], ["record", "unplug"], ["record", "sign", "--hands"],
    ["record", "answer", "--by", "no"],
  ])
  func `a code with a wrong check character is told as one wherever it is taken`(verb: [String])
    throws
  {
    let floor = try WorkFixture()
    let said = verb.contains("answer") ? ["no light"] : []
    let run = try floor.run(verb + ["ABCDEF-A"] + said)
    #expect(run.status != 0)
    #expect(run.error.contains("its check character does not fit"), "\(run.error)")
    let other = try floor.run(verb + ["nosuch-thing"] + said)
    #expect(!other.error.contains("check character"), "\(other.error)")
  }

  @Test func `at a prompt, too, a mistyped code is told as one`() throws {
    let floor = try WorkFixture()
    let run = try floor.run(["work", port], answers: ["ABCDEF-A", "q"])
    #expect(
      run.words.contains("ABCDEF-A is no key and no name here; as a code: its check character"),
      "\(run.out)")
  }

  @Test func `minutes out of range are asked again, and the reason is kept`() throws {
    let floor = try WorkFixture()
    let run = try floor.run(
      ["work", port], answers: ["p", "a cord is in the post", "99999999", "30"])
    #expect(run.words.contains("wanted: minutes, 1 to 525600"), "\(run.out)")
    #expect(run.words.contains("parked; take it up again"), "\(run.out)")
    let again = try floor.run(["work", "--resume"], answers: ["q"])
    #expect(again.words.contains("a cord is in the post"), "\(again.out)")
  }

  @Test func `what is to be kept of a job that begins stands right above its first screen`() throws
  {
    let floor = try WorkFixture()
    for arguments in [["work", port], ["work", "--resume"]] {
      let lines = try floor.run(arguments, answers: ["q"]).lines
      let word = arguments[1] == "--resume" ? "going on with" : "write it down"
      let said = try #require(lines.firstIndex { $0.contains(word) }, "\(lines)")
      let keys = try #require(lines.firstIndex { $0.hasPrefix("? why") }, "\(lines)")
      let aloud = try #require(lines.firstIndex { $0.contains("SAY:") }, "\(lines)")
      #expect(aloud < said && said < keys)
      // With the line to type in, on a screen of 15.
      #expect(keys - said + 2 <= 15, "\(lines)")
    }
  }

  @Test func `a repair that turns to the far end makes a job there`() throws {
    let floor = try WorkFixture()
    let down = ["1", "1", "2", "dana", ""]
    let run = try floor.run(
      ["work", port], answers: WorkWalk.opened + WorkWalk.cleaned + down + ["1"])
    let far = try floor.code(at: "elm-spine-2:3/1")
    #expect(run.words.contains("NEW JOB \(floor.printed(far)) at elm-spine-2 3/1"))
    #expect(run.words.contains("elm-leaf-1 25/1 waits: job \(try floor.code(at: port))-"))
    let two = try floor.run(["work", "--resume"])
    #expect(two.status == 65)
    #expect(two.error.contains(far))
  }

  @Test func `whoever turns back to a joint with an open job goes on with that job`() throws {
    let floor = try WorkFixture()
    let down = ["1", "1", "2", "dana", ""]
    _ = try floor.run(
      ["work", port], answers: WorkWalk.opened + WorkWalk.cleaned + down + ["1"])
    let (near, far) = (try floor.code(at: port), try floor.code(at: "elm-spine-2:3/1"))
    let run = try floor.run(
      ["work", "--resume", far], answers: ["2", "dana", "1", "1", "1"] + down + ["1"])
    #expect(run.words.contains("GOING ON WITH \(floor.printed(near)) at"), "\(run.out)")
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").count == 2)
  }
}
