import Foundation
import Testing

/// Faults, what is next, parking and checklists.
struct WorkListTests {
  private let port = "elm-leaf-1:25/1"

  @Test func `nothing due is said and is no error`() throws {
    let floor = try WorkFixture()
    let run = try floor.run(["next"])
    #expect(run.status == 0)
    #expect(run.out == "Nothing is due.\n")
    #expect(try floor.run(["next", "--json"]).list("items").isEmpty)
    #expect(try floor.run(["next", "--row", "R99"]).status == 69)
  }

  @Test func `a fault names both ends and a twin`() throws {
    let floor = try WorkFixture()
    let first = try floor.run(["fault", "add", port, "flaps", "9x", "--ticket", "INC7"])
    #expect(first.out.contains("elm-leaf-1:25/1  R07-06 u32 REAR"))
    #expect(first.out.contains("elm-spine-2:3/1  R09-02 u20 REAR"))
    #expect(!first.out.contains("already"))
    let second = try floor.run(["fault", "add", "elm-spine-2:3/1", "FLAPS 9x"])
    #expect(second.status == 0)
    #expect(second.out.contains("There is one already"))
    #expect(try floor.run(["fault", "list", "--json"]).list("faults").count == 2)
  }

  @Test func `the same words and ticket at the other end are the same fault`() throws {
    let floor = try WorkFixture()
    let first = try floor.run(["fault", "add", port, "flaps", "--ticket", "INC7", "--json"]).json()
    #expect(first["added"] as? Bool == true)
    let second = try floor.run(["fault", "add", "elm-spine-2:3/1", "Flaps", "--ticket", "inc7"])
    #expect(second.status == 0, "\(second.error)")
    #expect(second.out.contains("nothing was added"), "\(second.out)")
    let again = try floor.run(
      ["fault", "add", "elm-spine-2:3/1", "flaps", "--ticket", "INC7", "--json"]
    ).json()
    #expect(again["added"] as? Bool == false)
    #expect(again["fault"] as? String == first["fault"] as? String)
    #expect(try floor.run(["fault", "list", "--json"]).list("faults").count == 1)
    let other = try floor.run(["fault", "add", port, "flaps", "--ticket", "INC8"])
    #expect(other.out.contains("There is one already"), "\(other.out)")
    let refused = try floor.run(["fault", "close", port, "--why", "it's gone"])
    #expect(refused.status == 65)
    let id = try #require((first["fault"] as? String)?.suffix(8))
    #expect(
      refused.error.contains("next: ferrule fault close \(id) --why "), "\(refused.error)")
  }

  @Test func `a fault that two laptops reported alike is closed as one`() throws {
    let site = try ConflictFixture()
    try site.ana("fault add elm-spine-2:3/1 'no light' --ticket INC7")
    try site.raj("fault add \(port) 'no light' --ticket INC7")
    try site.merge()
    let open = try site.run("fault list --json").list("faults")
    #expect(open.count == 1)
    let other = try #require((open.first?["also"] as? [String])?.first)
    #expect(try site.run("fault list --all --json").list("faults").count == 1)
    let next = try site.run("next --json").list("items").compactMap { $0["what"] as? String }
    #expect(next.filter { $0 == "open-fault" }.count == 1, "\(next)")
    let page = try site.run("handover --json")
    #expect(try page.list("repeats").isEmpty, "\(page.out)")
    #expect(try page.list("faults").count == 1, "\(page.out)")
    // It was reported at both ends, and either is offered.
    let work = try site.run("work INC7")
    for end in [port, "elm-spine-2:3/1"] {
      let label = end.replacingOccurrences(of: ":", with: " ")
      #expect(work.words.contains(end) || work.words.contains(label), "\(end): \(work.out)")
    }
    // Either of them names both.
    let closed = try site.run("fault close \(other) --why gone --json").json()
    #expect((closed["also"] as? [String]) == [other])
    #expect(try site.run("fault list --json").list("faults").isEmpty)
  }

  @Test func `two faults on a link are closed one by one`() throws {
    let floor = try WorkFixture()
    for (symptom, time) in [("flaps", "2026-11-22T21:00:00Z"), ("errors", "2026-11-22T21:30:00Z")] {
      _ = try floor.run(["fault", "add", port, symptom], at: time)
    }
    let both = try floor.run(["fault", "close", port, "--why", "gone"])
    #expect(both.status == 65)
    #expect(both.error.contains("errors"))
    let faults = try floor.run(["fault", "list", "--json"]).list("faults")
    let id = try #require(faults.first?["id"] as? String)
    #expect(faults.first?["symptom"] as? String == "flaps")
    #expect(try floor.run(["fault", "close", String(id.suffix(8)), "--why", "gone"]).status == 0)
    #expect(try floor.run(["fault", "close", id, "--why", "gone"]).status == 69)
    #expect(try floor.run(["fault", "close", port, "--why", "gone"]).status == 0)
    #expect(try floor.run(["fault", "list", "--json"]).list("faults").isEmpty)
    let all = try floor.run(["fault", "list", "--all", "--json"]).list("faults")
    #expect(all.map { $0["open"] as? Bool } == [false, false])
    let table = try floor.run(["fault", "list", "--all"])
    #expect(table.lines.allSatisfy { $0.count <= 80 })
  }

  @Test func `next puts the oldest fault first and says why`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["fault", "add", port, "flaps"], at: "2026-11-22T20:00:00Z")
    _ = try floor.run(["fault", "add", "elm-leaf-1:1/1", "down"], at: "2026-11-22T21:00:00Z")
    let run = try floor.run(["next"])
    #expect(run.out.contains("FIRST because: the oldest open fault"))
    #expect(run.lines.allSatisfy { $0.count <= 40 })
    let items = try floor.run(["next", "--json"]).list("items")
    #expect(items.first?["ref"] as? String == port)
    #expect(items.first?["place"] as? String == "R07-06 u32 REAR")
    #expect(items.allSatisfy { $0["what"] is String && $0["why"] is String })
    let there = try floor.run(["next", "--row", "R09", "--json"]).list("items")
    #expect(there.map { $0["ref"] as? String } == ["elm-spine-2:3/1"])
    #expect(there.first?["what"] as? String == "far-end")
  }

  @Test func `park takes the only repair and asks among several`() throws {
    let floor = try WorkFixture()
    #expect(try floor.run(["park"]).status == 69)
    _ = try floor.run(["work", port])
    // As of a script's empty variable: nobody has named a repair.
    for empty in ["", " "] { #expect(try floor.run(["park", empty]).status == 64) }
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").count == 1)
    #expect(try !floor.run(["loose"]).out.contains("PARKED"))
    _ = try floor.run(["work", "elm-leaf-1:1/1"])
    let several = try floor.run(["park"])
    #expect(several.status == 65)
    #expect(several.error.contains(try floor.code(at: port)))
    let code = try floor.code(at: port)
    let parked = try floor.run(["park", code.lowercased(), "--why", "NOC calls", "--minutes", "30"])
    #expect(parked.status == 0)
    #expect(parked.out.contains("22:30"))
    #expect(try floor.run(["park"]).out.contains("elm-leaf-1 1/1"))
    let taken = try floor.run(["work", "--resume", code], answers: ["1"])
    #expect(taken.out.contains("NOC calls"))
    #expect(taken.out.contains("DARK 1/"))
    #expect(try floor.run(["park", port, "--minutes", "0"]).status == 64)
  }

  @Test func `a checklist has the work of its own row only`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["fault", "add", port, "flaps", "--ticket", "INC7"])
    let near = try floor.run(["checklist", "--row", "R07"])
    #expect(near.out.contains("elm-leaf-1:25/1   R07-06 u32 REAR"))
    #expect(near.out.contains("Ask the NOC to shut elm-leaf-1:25/1 ONLY"))
    #expect(near.out.contains("Leave 25/2 in"))
    #expect(!near.out.contains("DO NOT TOUCH"))
    #expect(near.lines.allSatisfy { $0.count <= 80 })
    let far = try floor.run(["checklist", "--row", "r09"])
    #expect(far.out.contains("WORK FOR THE FAR END: reported at elm-leaf-1:25/1"))
    let all = try floor.run(["checklist", "--row", "R07", "--all"])
    #expect(all.lines.count { $0.contains("*** DO NOT TOUCH ***") } == 3)
    let empty = try floor.run(["checklist", "--row", "R07"], at: "2026-11-22T23:00:00Z")
    #expect(empty.status == 0)
  }

  @Test func `two faces without a cap at one port are one line of next`() throws {
    let floor = try WorkFixture()
    try #require(try floor.run(["record", "unplug", port]).status == 0)
    let next = try floor.run(["next"])
    #expect(next.lines.contains("2 NO CAP elm-leaf-1 25/1 x2"), "\(next.out)")
    #expect(!next.out.contains("and 1 more"), "\(next.out)")
  }

  @Test func `a soak on a checklist is due since it was long enough, not since it began`() throws {
    let floor = try WorkFixture()
    let begun = WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up + WorkWalk.lanes
    _ = try floor.run(["work", port], answers: begun + WorkWalk.soaking)
    let later = "2026-11-23T01:00:00Z"
    let sheet = try floor.run(["checklist", "--row", "R07"], at: later)
    #expect(
      sheet.words.contains("SOAK DUE since 00:05: ask the NOC to read the counters"), "\(sheet.out)"
    )
    #expect(!sheet.words.contains("soak due since"), "\(sheet.out)")
    let csv = try floor.run(["checklist", "--row", "R07", "--format", "csv"], at: later)
    #expect(csv.out.contains("2026-11-23T00:05:00Z"), "\(csv.out)")
  }

  @Test func `a checklist is written whole or refused`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["fault", "add", port, "flaps"])
    for format in ["text", "html", "csv", "json"] {
      let file = floor.folder.appendingPathComponent("sheet.\(format)")
      let run = try floor.run(
        ["checklist", "--row", "R07", "--format", format, "-o", "sheet.\(format)"])
      #expect(run.status == 0)
      #expect(run.out.contains("sheet.\(format)"))
      #expect(try String(contentsOf: file, encoding: .utf8).contains("elm-leaf-1:25/1"))
    }
    let pdf = try floor.run(["checklist", "--row", "R07", "--format", "pdf"])
    #expect(pdf.status == 64)
    #expect(pdf.error.contains("html"))
    #expect(try floor.run(["checklist", "--row", "R07", "-o", "no/such/x"]).status == 73)
  }
}
