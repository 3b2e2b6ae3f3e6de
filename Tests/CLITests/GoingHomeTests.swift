import Foundation
import Testing

/// What is loose in the demo hall, and the page for the next shift.
struct GoingHomeTests {
  @Test func `a parked job keeps its ticket when its port is opened`() throws {
    let hall = try DemoFixture()
    let opened = try hall.run(["record", "port", "dgx-03:mlx5_0", "--open", "--by", "noor"])
    try #require(opened.status == 0, "\(opened.error)")
    let spot = try hall.run(["loose", "--json"]).list("loose").first {
      $0["ref"] as? String == "dgx-03:mlx5_0"
    }
    let ends = try #require(spot?["ends"] as? [[String: Any]])
    #expect(!ends.contains { $0["kind"] as? String == "port-shut" }, "\(ends)")
    #expect(spot?["ticket"] as? String == "INC48166")
  }

  @Test func `everything loose has its place and its next command`() throws {
    let hall = try DemoFixture.shared.get()
    let run = try hall.run(["loose"])
    #expect(run.status == 0)
    #expect(run.lines.allSatisfy { $0.count <= 80 })
    #expect(run.lines.first == "LOOSE  8 at 5 places, 22:10 UTC")
    for words in [
      "dgx-03:mlx5_0   R01-01 u22 REAR   INC48166", "CORD OUT", "NO CAP", "SHUT", "by Noor",
      "PARKED", "DIRTY", "probe dead", "BORROWED", "pen 4", "TASK", "ferrule work --resume ",
      "next: ferrule work S1-L6:7/1",
    ] { #expect(run.out.contains(words), "\(words)") }
    // Shut for others: not ours to open.
    #expect(!run.out.contains("S1-L2:20/1"))
    let spots = try hall.run(["loose", "--json"]).list("loose")
    #expect(spots.count == 5)
    let kinds = spots.flatMap { ($0["ends"] as? [[String: Any]]) ?? [] }
      .compactMap { $0["kind"] as? String }
    #expect(
      Set(kinds) == [
        "cord-out", "no-cap", "port-shut", "parked", "unseen", "borrowed", "task",
      ])
  }

  @Test func `in a glance the most urgent place comes first, with its command`() throws {
    let hall = try DemoFixture.shared.get()
    let run = try hall.run(["loose", "--glance"])
    let lines = run.lines
    #expect(
      lines.dropLast() == [
        "LOOSE 8 at 5 places  22:10", "dgx-03:mlx5_0  OUT, NO CAP, SHUT, PARKED",
        "S1-L6:7/1  DIRTY", "pen 4  BORROWED", "and 2 more",
      ], "\(run.out)")
    #expect(lines.last?.hasPrefix("do: ferrule work --resume ") == true, "\(run.out)")
    let row = try hall.run(["loose", "--row", "R03", "--glance"])
    #expect(row.lines.first == "LOOSE 3 at 3 places in R03  22:10")
    #expect(try hall.run(["loose", "--glance", "--json"]).list("loose").count == 5)
    #expect(try WorkFixture().run(["loose", "--glance"]).out == "NOTHING is loose\n")
  }

  @Test func `a row's loose ends, and tools that belong to no row`() throws {
    let hall = try DemoFixture.shared.get()
    let refs = try hall.run(["loose", "--row", "R03", "--json"]).list("loose").map {
      $0["ref"] as? String
    }
    #expect(refs == ["P03K:22", "S1-L6:7/1", "pen 4"])
    #expect(try hall.run(["loose", "--row", "R99"]).status == 69)
  }

  @Test func `nothing loose is said`() throws {
    let floor = try WorkFixture()
    #expect(try floor.run(["loose"]).out == "Nothing is loose.\n")
    #expect(try floor.run(["loose", "--json"]).list("loose").isEmpty)
  }

  @Test func `what is put right is loose no longer`() throws {
    let floor = try WorkFixture()
    let port = "elm-leaf-1:25/1"
    _ = try floor.run(["record", "unplug", port])
    let out = try floor.run(["loose"])
    #expect(out.out.contains("CORD OUT"))
    #expect(out.out.contains("unplugged by Raj"))
    #expect(out.out.contains("next: ferrule work elm-leaf-1:25/1"))
    _ = try floor.run(["record", "plug", port, "--unseen", "window closed"])
    let unseen = try floor.run(["loose"]).out
    #expect(!unseen.contains("CORD OUT"))
    #expect(unseen.contains("UNSEEN"))
    #expect(unseen.contains("window closed"))
  }

  @Test func `a handover has its glance, its page and its file`() throws {
    let hall = try DemoFixture.shared.get()
    let run = try hall.run(["handover", "--to", "Mina", "--since", "30h", "--yes"], as: "Dana")
    #expect(run.status == 0)
    #expect(run.lines.allSatisfy { $0.count <= 80 })
    let glance = run.lines.prefix { !$0.hasPrefix("=") }
    #expect(glance.count <= 6)
    #expect(glance.allSatisfy { $0.count <= 40 })
    #expect(
      Array(glance) == [
        "HANDOVER 22:10  Dana > Mina", "OUT   dgx-03:mlx5_0 cord out, R01-01",
        "SHUT  1 port still shut by NOC for us", "SOAK  1; first due 23:18 S1-L1 17/2",
        "TWICE T102 +2  PLUGGED DIRTY 1", "FAULTS 6  PARKED 1  AWAY 1",
      ])
    for words in [
      "T102", "3 faults in 8 d on 3 links: leg 2, leg 5, leg 7", "MT2417VS00135", "INC48213",
      "hands done", "accepted", "this is the central store",
    ] { #expect(run.out.contains(words), "\(words)") }
    let json = try hall.run(["handover", "--json", "--row", "R03", "--since", "30h"]).json()
    #expect((json["screen"] as? [String])?.first == "HANDOVER 22:10 R03  Raj")
    #expect((json["faults"] as? [[String: Any]])?.count == 6)
    let written = try hall.run(["handover", "-o", "night.txt"])
    #expect(written.out.hasSuffix("Wrote night.txt.\n"))
    let page = try String(
      contentsOf: hall.folder.appendingPathComponent("night.txt"), encoding: .utf8)
    #expect(page.contains("FAULTS STILL OPEN"))
  }

  @Test func `a handover refuses what it cannot read`() throws {
    let floor = try WorkFixture()
    #expect(try floor.run(["handover", "--since", "yesterday"]).status == 64)
    #expect(try floor.run(["handover", "--row", "R99"]).status == 69)
    #expect(try floor.run(["handover", "-o", "no/such/folder/x.txt"]).status == 73)
    let quiet = try floor.run(["handover"])
    #expect(quiet.out.contains("Nothing is loose, no fault is open."))
    #expect(quiet.out.contains("NOT HOME"))
  }

  @Test
  func `what came out with a module is plugged in by a repair there once the job is set aside`()
    throws
  {
    let hall = try DemoFixture()
    let opened = ["1", "1", "noor", "1", "3", "2"]
    let changed = ["1", "1", "1", "noor", "1", "MT2440X1", "BAG-4", "1", "1", "1", "1"]
    let aside = try hall.run(
      ["work", "S1-P2:11/2", "--yes"],
      answers: opened + changed + ["1", "2", "noor", "dark", "5", "no idea"])
    #expect(aside.out.contains("LINK SET ASIDE: no idea"), "\(aside.out)")
    let items = try hall.run(["next", "--json"]).list("items").filter {
      $0["ref"] as? String == "S1-P2:11/1"
    }
    #expect(items.contains { $0["what"] as? String == "cord-out" }, "\(items)")
    #expect(items.allSatisfy { $0["code"] is NSNull }, "\(items)")
    let loose = try hall.run(["loose"])
    #expect(loose.out.contains("next: ferrule work S1-P2:11/1\n"), "\(loose.out)")
    let repair = try hall.run(["work", "S1-P2:11/1"], answers: ["1", "1", "1"])
    #expect(repair.out.contains("saved 22:10: plugged in"), "\(repair.out)")
  }

  @Test func `a port that stays shut for others is given back, and what is owed is said`() throws {
    let hall = try DemoFixture()
    let opened = ["1", "1", "noor", "1", "1", "1", "1"]
    let run = try hall.run(
      ["work", "S1-L2:20/1", "--yes"], answers: opened + ["1", "4", "noor", "2", "q"])
    #expect(run.out.contains("saved 22:10: given back, stays shut"), "\(run.out)")
    #expect(run.out.contains("saved 22:10: sign hands done"), "\(run.out)")
    let due = try hall.run(["next", "--json"]).list("items").filter {
      $0["ref"] as? String == "S1-L2:20/1"
    }
    #expect(due.compactMap { $0["what"] as? String } == ["not-accepted"])
    #expect(!(try hall.run(["loose"])).out.contains("S1-L2:20/1"))
    let note = try hall.run(["closeout", "S1-L2:20/1"])
    let owed = "20/1 not tested with light: stays shut for CHG1187"
    #expect(note.out.contains(owed), "\(note.out)")
    let shown = try hall.run(["show", "S1-L2:20/1"])
    #expect(!shown.out.contains("still shut for us"), "\(shown.out)")
  }

  @Test func `a far port that was shut for a wet cleaning is still shut for us, job done or not`()
    throws
  {
    let floor = try WorkFixture()
    let (port, far) = ("elm-leaf-1:25/1", "elm-spine-2:3/1")
    // Two jobs at one joint: neither need be named.
    _ = try floor.run(["work", port, "--procedure", "acceptance"])
    _ = try floor.run(["fault", "add", port, "flaps", "--ticket", "INC1"])
    _ = try floor.run(
      ["work", port, "--procedure", "repair"], answers: WorkWalk.opened + ["1", "1", "q"])
    let code = try floor.code(at: port)
    let shut = try floor.run(["record", "port", far, "--shut", "--by", "dana"])
    #expect(shut.out.contains(code), "\(shut.out)\(shut.error)")
    func loose(at now: String = "2026-11-22T22:00:00Z") throws -> [String: Any]? {
      try floor.run(["loose", "--json"], at: now).list("loose").first {
        $0["ref"] as? String == far
      }
    }
    #expect((try loose()?["next"] as? String)?.contains(code) == true)
    let home = try floor.run(["handover"])
    #expect(home.out.contains("SHUT  2 ports still shut by NOC for us"), "\(home.out)")
    let owed = "OWED elm-spine-2 3/1 is still shut for us"
    // As long as the cord is out it is shut on purpose.
    #expect(try !floor.run(["closeout", code]).out.contains(owed))
    let soaking = try floor.run(
      ["work", "--resume", code], answers: WorkWalk.up + WorkWalk.lanes + WorkWalk.soaking)
    #expect(soaking.out.contains("SOAKING"), "\(soaking.out)")
    let note = try floor.run(["closeout", code])
    #expect(note.out.contains(owed), "\(note.out)")
    let later = "2026-11-23T01:00:00Z"
    let done = try floor.run(
      ["work", "--resume", code], answers: WorkWalk.accepted, at: later)
    #expect(done.out.contains("ACCEPTED carla"), "\(done.out)")
    #expect(done.words.contains(owed), "\(done.out)")
    let next = try floor.run(["next", "--json"], at: later).list("items").filter {
      $0["ref"] as? String == far
    }
    #expect(next.compactMap { $0["what"] as? String } == ["port-shut"], "\(next)")
    #expect(try loose(at: later) != nil)
    _ = try floor.run(["record", "port", far, "--open", "--by", "dana"], at: later)
    #expect(try loose(at: later) == nil)
    #expect(try !floor.run(["closeout", code], at: later).out.contains(owed))
  }
}
