import Foundation
import Plant
import Testing

/// A port fanned out to four hosts by a harness: the real binary, answers piped in.
struct SharedPlugTests {
  @Test func `a plug with four links on it is pulled only once all of them are shut`() throws {
    let demo = try DemoFixture()
    let start = ["work", "svc-1:swp31s0", "--yes"]
    let stopped = try demo.run(start, answers: ["2", "dana", "q"])
    #expect(stopped.out.contains("pulling the cord drops 4 links"), "\(stopped.out)")
    let words = stopped.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("shut swp31s1, swp31s2, swp31s3 too"), "\(words)")
    #expect(!stopped.out.contains("UNPLUG ONLY"), "\(stopped.out)")
    let open = try demo.run(["work", "--resume"], answers: ["2", "dana", "q"])
    #expect(open.out.contains("UNPLUG ONLY the cord H-0001:a of swp31s0"), "\(open.out)")
    #expect(open.out.contains("same plug: swp31s1, swp31s2, swp31s3"), "\(open.out)")
    let blast = try demo.run(["blast", "svc-1:swp31s0", "--json"]).json()
    #expect(blast["live"] as? Int == 0)
  }

  @Test func `a port of a plug that others have shut is kept shut for us before it is pulled`()
    throws
  {
    let demo = try DemoFixture()
    let port = ["record", "port", "svc-1:swp31s1", "--shut", "--by", "noor", "--ticket", "CHG9"]
    try #require(try demo.run(port).status == 0)
    let asked = try demo.run(
      ["work", "svc-1:swp31s0", "--yes"], answers: ["2", "dana", "2", "dana", "q"])
    #expect(words(asked.out).contains("shut swp31s2, swp31s3 too"), "\(asked.out)")
    #expect(
      words(asked.out).contains("keep swp31s1 shut for us too, as for CHG9"), "\(asked.out)")
    #expect(!asked.out.contains("UNPLUG ONLY"), "\(asked.out)")
    let open = try demo.run(["work", "--resume"], answers: ["2", "dana", "q"])
    #expect(open.out.contains("UNPLUG ONLY the cord H-0001:a of swp31s0"), "\(open.out)")
  }

  /// However it was wrapped.
  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func due(_ port: String, _ demo: DemoFixture) throws -> [String] {
    try #require(try demo.run(["show", port, "--json"]).json()["due"] as? [String])
  }

  @Test func `one plug is one joint: out, it is out and due at all its ports`() throws {
    let demo = try DemoFixture()
    let ports = (0..<4).map { "svc-1:swp31s\($0)" }
    let out = try demo.run(["record", "unplug", ports[1]])
    #expect(out.status == 0, "\(out.error)")
    #expect(
      words(out.error).contains("One plug: swp31s0, swp31s2, swp31s3 went with it."),
      "\(out.error)")
    for port in ports {
      let said = try due(port, demo)
      let own = "\(port)  cord out since 22:10, unplugged by Raj"
      let here = port == ports[1]
      #expect(said.contains(here ? own : own + ", one plug with swp31s1"), "\(said)")
      // Its faces are told once.
      #expect(said.contains { $0.contains("has no cap on") } == here, "\(said)")
    }
    let again = try demo.run(["oops", ports[2]])
    #expect(again.status == 65, "\(again.out)")
    #expect(words(again.error).contains("is out already"), "\(again.error)")
    // It goes in where it came out.
    let plugged = try demo.run(["record", "plug", ports[3], "--unseen", "no scope"])
    #expect(
      words(plugged.out).contains("svc-1:swp31s1/joint: plugged in UNSEEN"), "\(plugged.out)")
    for port in ports {
      let said = try due(port, demo)
      #expect(!said.contains { $0.contains("cord out") }, "\(said)")
      #expect(said.contains { $0.contains("no scope") } == (port == ports[1]), "\(said)")
    }
  }

  @Test func `an oops at one port of a plug is due at all of them, and taken back at any`() throws {
    let demo = try DemoFixture()
    let out = try demo.run(["oops", "svc-1:swp31s0", "--yes"])
    #expect(out.status == 0, "\(out.error)")
    let said = try due("svc-1:swp31s3", demo)
    #expect(said.contains { $0.contains("cord out since 22:10") }, "\(said)")
    let undo = try demo.run(["oops", "svc-1:swp31s3", "--undo"])
    #expect(undo.status == 0, "\(undo.error)")
    #expect(try due("svc-1:swp31s0", demo).allSatisfy { !$0.contains("cord out") })
  }

  @Test func `all ports of a plug that is out lead to the repair at one of them`() throws {
    let demo = try DemoFixture()
    _ = try demo.run(["oops", "svc-1:swp31s0", "--yes"])
    _ = try demo.run(["work", "svc-1:swp31s0", "--yes"], answers: ["q"])
    let loose = try demo.run(["loose", "--json"]).list("loose")
    let next = loose.filter { ($0["ref"] as? String)?.hasPrefix("svc-1:swp31s") == true }
      .compactMap { $0["next"] as? String }
    #expect(next.count == 4, "\(loose)")
    #expect(Set(next).count == 1, "\(next)")
    #expect(next.allSatisfy { $0.hasPrefix("ferrule work --resume ") }, "\(next)")
  }

  @Test func `a plug pulled by hand at one port is out in the repair at another`() throws {
    let demo = try DemoFixture()
    _ = try demo.run(
      ["work", "svc-1:swp31s0", "--yes"], answers: ["2", "dana", "2", "dana", "q"])
    let out = try demo.run(["record", "unplug", "svc-1:swp31s2"])
    #expect(out.out.contains("repair "), "\(out.out) \(out.error)")
    let shown = try demo.run(["work", "--resume"], answers: ["q"])
    #expect(shown.out.contains("LOOK: PORT FACE"), "\(shown.out)")
  }

  @Test
  func `at another port of a plug in hand one is led to whoever has it, and both see one plug`()
    throws
  {
    let demo = try DemoFixture()
    let (port, other) = ("svc-1:swp31s1", "svc-1:swp31s2")
    func expectLed(_ said: String) throws {
      let run = try demo.run(["work", other])
      #expect(run.status == 65, "\(run.out)")
      #expect(words(run.error).contains(said), "\(run.error)")
      #expect(
        words(run.error).contains("is open there (repair, Ana), no repair is begun beside it"))
      #expect(run.error.contains("next: ferrule work --resume "), "\(run.error)")
      #expect(words(run.error).contains("or begin beside it with --yes"), "\(run.error)")
    }
    _ = try demo.run(["work", port, "--yes"], as: "Ana", answers: ["2", "dana", "q"])
    try expectLed("\(other) has one plug with \(port): ")
    let pulled = try demo.run(["work", "--resume"], as: "Ana", answers: ["2", "dana", "1", "q"])
    #expect(pulled.out.contains("LOOK: PORT FACE"), "\(pulled.out)")
    try expectLed("\(other) has one plug with \(port), and the plug is OUT: ")
    // Who has put it down has not put it in.
    try #require(try demo.run(["park", port], as: "Ana").status == 0)
    try expectLed(", and the plug is OUT: ")
    let begun = try demo.run(["work", other, "--yes"], answers: ["q"])
    #expect(words(begun.out).contains("same plug svc-1 swp31s1: job "), "\(begun.out)")
    #expect(begun.out.contains("LOOK: PORT FACE"), "\(begun.out)")
    #expect(!begun.out.contains("UNPLUG"), "\(begun.out)")
    // One looks, the other has seen it.
    _ = try demo.run(["work", "--resume"], answers: ["1", "q"])
    let looked = try demo.run(["work", "--resume"], as: "Ana", answers: ["1", "1", "q"])
    #expect(looked.out.contains("LOOK: CORD PLUG"), "\(looked.out)")
    let seen = try demo.run(["work", "--resume"], answers: ["1", "1", "q"])
    #expect(words(seen.out).contains("plug in swp31s2"), "\(seen.out)")
    // The port is the other job's to open, and that is named.
    #expect(words(seen.out).contains("NOT ours to open"), "\(seen.out)")
    #expect(words(seen.out).contains("Port svc-1 swp31s2 is shut for job "), "\(seen.out)")
    #expect(words(seen.out).contains("(Ana). Is the link up when they are done?"), "\(seen.out)")
    let back = try demo.run(["work", "--resume"], as: "Ana", answers: ["q"])
    #expect(words(back.out).contains("open swp31s0, swp31s2, swp31s3"), "\(back.out)")
  }

  /// The code of the open job at a port.
  private func code(_ port: String, _ demo: DemoFixture) throws -> String {
    let jobs = try demo.run(["work", "--list", "--json"]).list("jobs")
    let here = jobs.last { $0["ref"] as? String == port }
    return ShortCode(try #require(here?["code"] as? String)).description
  }

  /// Ana has the plug out at one port, and Raj began at another; he answers, and leaves.
  private func outTwice(_ answers: [String]) throws -> (
    demo: DemoFixture, ana: String, raj: String
  ) {
    let demo = try DemoFixture()
    let (port, other) = ("svc-1:swp31s1", "svc-1:swp31s2")
    let pulled = try demo.run(
      ["work", port, "--yes"], as: "Ana", answers: ["2", "dana", "2", "dana", "1", "q"])
    try #require(pulled.out.contains("LOOK: PORT FACE"), "\(pulled.out)")
    _ = try demo.run(["work", other, "--yes"], answers: ["q"])
    let codes = (try code(port, demo), try code(other, demo))
    let looked = try demo.run(["work", "--resume", codes.1], answers: answers + ["q"])
    #expect(looked.status == 0, "\(looked.error)")
    return (demo, codes.0, codes.1)
  }

  @Test func `what was seen and cleaned in the other job of a plug is in the note, with its code`()
    throws
  {
    let (demo, ana, raj) = try outTwice(["1", "2", "3", "1", "1"])
    let plugged = try demo.run(["work", "--resume", ana], as: "Ana", answers: ["1", "q"])
    try #require(plugged.out.contains("saved 22:10: plugged in"), "\(plugged.out)")
    let hers = try demo.run(["closeout", ana])
    for said in [
      "CAUSE dirt cord plug fibre 3 in job \(raj)",
      "DID opened, dry x1 cord plug in job \(raj), PASS 22:10 in job \(raj)", "IN 22:10,",
    ] { #expect(words(hers.out).contains(said), "\(said): \(hers.out)") }
    #expect(!hers.out.contains("NO PASS"), "\(hers.out)")
    let his = try demo.run(["closeout", raj])
    for said in [
      "CAUSE dirt cord plug fibre 3 DID", "DID dry x1 cord plug, PASS 22:10",
      "IN 22:10 in job \(ana),",
    ] { #expect(words(his.out).contains(said), "\(said): \(his.out)") }
    for note in [hers, his] {
      let lines = note.out.split(separator: "\n")
      #expect(lines.count <= 8 && lines.allSatisfy { $0.count <= 80 }, "\(note.out)")
    }
    // What is done there later is no matter of a job whose hands are done.
    _ = try demo.run(["record", "sign", raj, "--hands"])
    _ = try demo.run(["oops", "svc-1:swp31s1", "--yes"], as: "Ana")
    _ = try demo.run(["work", "--resume", ana], as: "Ana", answers: ["2", "7", "q"])
    #expect(
      words(try demo.run(["closeout", raj]).out).contains("CAUSE dirt cord plug fibre 3 DID"))
  }

  @Test func `a face the other job left dirty is no pass, and says in which job`() throws {
    let (demo, ana, raj) = try outTwice(["1", "2", "3"])
    let note = try demo.run(["closeout", ana])
    #expect(words(note.out).contains("NO PASS: cord plug in job \(raj)"), "\(note.out)")
  }

  @Test func `a plug that was capped in the other job has a cap on at all its ports`() throws {
    let (demo, _, _) = try outTwice(["1", "3", "", "1", ""])
    let bare = try due("svc-1:swp31s1", demo).filter { $0.contains("has no cap on") }
    #expect(bare.count == 1 && bare[0].contains("port face"), "\(bare)")
  }

  @Test func `a job taken up from memory at another port of a plug in hand is refused as well`()
    throws
  {
    // Only a person at a terminal remembers; its code is one of another laptop.
    let elsewhere = try WorkFixture()
    _ = try elsewhere.run(["work", "elm-leaf-1:25/1"], answers: WorkWalk.opened)
    let code = elsewhere.printed(try elsewhere.code(at: "elm-leaf-1:25/1"))
    let demo = try DemoFixture()
    let (port, other) = ("svc-1:swp31s1", "svc-1:swp31s2")
    _ = try demo.run(["work", port, "--yes"], as: "Ana", answers: ["2", "dana", "q"])
    let refused = try demo.desk(["work", "--resume", code])
    try refused.answer(other, after: "scan or type its port")
    try refused.answer("", after: "this one? Enter; q: no")
    #expect(try refused.ends() == 65, "\(refused.text)")
    #expect(refused.words.contains("has one plug with \(port)"), "\(refused.words)")
    #expect(refused.words.contains("is open there (repair, Ana)"), "\(refused.words)")
    #expect(refused.words.contains("or begin beside it with --yes"), "\(refused.words)")
    let sure = try demo.desk(["work", "--resume", code, "--yes"])
    try sure.answer(other, after: "scan or type its port")
    try sure.answer("0", after: "last step DONE?")
    try sure.waits("? why")
    #expect(sure.words.contains("resumed from memory: nothing done yet"), "\(sure.words)")
    try sure.answer("q")
    #expect(try sure.ends() == 0)
  }

  @Test func `whoever is led from the other end to a plug in hand is told whose it is`() throws {
    let demo = try DemoFixture()
    _ = try demo.run(["work", "svc-1:swp31s0", "--yes"], as: "Ana", answers: ["2", "dana", "q"])
    let down = ["2", "dana", "1", "1", "1", "1", "1", "2", "dana", ""]
    let led = try demo.run(["work", "store-2:eth0", "--yes"], answers: down + ["1", "q"])
    #expect(words(led.out).contains("at svc-1 swp31s1"), "\(led.out)")
    #expect(words(led.out).contains("same plug svc-1 swp31s0: job "), "\(led.out)")
  }

  @Test func `each of two jobs on one plug gives back only what the other no longer needs`() throws
  {
    let demo = try DemoFixture()
    let (port, other) = ("svc-1:swp31s1", "svc-1:swp31s2")
    _ = try demo.run(
      ["work", port, "--yes"], as: "Ana", answers: ["2", "dana", "2", "dana", "q"])
    let shut = try demo.run(["work", other, "--yes"], answers: ["2", "noor", "2", "noor", "q"])
    #expect(words(shut.out).contains("shut already for job "), "\(shut.out)")
    #expect(words(shut.out).contains("(Ana)"), "\(shut.out)")
    #expect(words(shut.out).contains("as for job "), "\(shut.out)")
    let done = try demo.run(
      ["work", "--resume"], as: "Ana", answers: ["1", "1", "1", "1", "q"])
    #expect(words(done.out).contains("ONLY if job "), "\(done.out)")
    #expect(!words(done.out).contains("ONLY if noor agrees"), "\(done.out)")
  }

  @Test func `a harness is not changed in the repair of one of its links, at either end`() throws {
    let ends = [
      ("svc-1:swp31s2", ["2", "dana", "2", "dana", "1"], ["swp31s0", "swp31s1", "swp31s3"]),
      ("store-2:eth0", ["2", "dana", "1"], ["swp31s0", "swp31s2", "swp31s3"]),
    ]
    for (port, opened, others) in ends {
      let demo = try DemoFixture()
      func sent() throws -> [String] {
        try demo.run(["task", "list", "--json"]).list("tasks").compactMap { $0["text"] as? String }
          .filter { $0.contains("H-0001") }
      }
      let run = try demo.run(
        ["work", port, "--yes"], answers: opened + ["1", "3", "", "?", "1", "", "q"])
      #expect(run.out.contains("H-0001: 4 links, not changed here"), "\(run.out)")
      #expect(!run.out.contains("replace the cord"), "\(run.out)")
      let ports = others.map { "svc-1:\($0)" }.joined(separator: ", ")
      #expect(words(run.out).contains("It carries \(ports) too."), "\(run.out)")
      #expect(try sent() == ["change H-0001: shut \(port), \(ports) first, test each after"])
      _ = try demo.run(["work", "--resume"], answers: ["u", "q"])
      #expect(try sent() == [])
      let aside = try demo.run(["work", "--resume"], answers: ["4", "plug is chipped", "q"])
      #expect(aside.out.contains("LINK SET ASIDE"), "\(aside.out)")
      #expect(try sent().count == 1)
    }
  }

  @Test func `a plug is cleaned wet only once no link on it shines out of it`() throws {
    let demo = try DemoFixture()
    let dry = ["1", "2", "3"]
    let stuck = try demo.run(
      ["work", "svc-1:swp31s0", "--yes"],
      answers: ["2", "dana", "2", "dana", "1", "1", "2", "3"] + dry + dry + ["2"] + dry
        + ["?", "q"])
    #expect(stuck.out.contains("CORD PLUG STUCK, lit: store-1 eth0 +3"), "\(stuck.out)")
    #expect(!stuck.out.contains("WET, dry it"), "\(stuck.out)")
    for number in 1...4 {
      #expect(stuck.out.contains("store-\(number):eth0"), "\(stuck.out)")
      let port = ["record", "port", "store-\(number):eth0", "--shut", "--by", "Noor"]
      let told = try demo.run(port)
      #expect(told.out.contains("repair "), "store-\(number): \(told.out) \(told.error)")
      let shown = try demo.run(["work", "--resume"], answers: ["q"])
      #expect(shown.out.contains("clean WET") == (number == 4), "store-\(number): \(shown.out)")
    }
    // Whoever shut them by hand has to have them opened again.
    let loose = try demo.run(["loose"]).out
    for number in 1...4 { #expect(loose.contains("store-\(number):eth0"), "\(loose)") }
  }

  @Test func `a leg of a harness is pulled at its own end with its own link alone`() throws {
    let demo = try DemoFixture()
    let run = try demo.run(["work", "store-2:eth0", "--yes"], answers: ["2", "dana", "q"])
    #expect(run.out.contains("UNPLUG ONLY the cord"), "\(run.out)")
    #expect(!run.out.contains("STOP"), "\(run.out)")
  }
}
