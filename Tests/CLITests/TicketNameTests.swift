import Foundation
import Plant
import Testing

/// The number of a ticket where a name is wanted: it is what the people who asked talk in.
struct TicketNameTests {
  private let ports = ["elm-leaf-1:25/1", "elm-leaf-1:25/2"]
  private let floor: WorkFixture

  init() throws {
    floor = try WorkFixture()
  }

  /// Reports a fault, and returns the digits it is called by.
  @discardableResult
  private func report(_ port: String, _ symptom: String, _ ticket: String = "INC7") throws -> String
  {
    let run = try floor.run(["fault", "add", port, symptom, "--ticket", ticket])
    try #require(run.status == 0, "\(run.error)")
    return String(run.words.dropFirst("fault ".count).prefix(8))
  }

  @Test func `find lists the faults of a ticket and their jobs, and what to type`() throws {
    let first = try report(ports[0], "dark")
    let one = try floor.run(["find", "inc7"])
    #expect(one.words.contains("fault fault \(first) \(ports[0])"), "\(one.out)")
    #expect(one.words.hasSuffix("next: ferrule work \(ports[0])"), "\(one.out)")
    _ = try floor.run(["work", ports[0]], answers: ["q"])
    let code = floor.printed(try floor.code(at: ports[0]))
    let second = try report(ports[1], "crc")
    let both = try floor.run(["find", "INC7"])
    #expect(both.words.contains("fault fault \(second) \(ports[1])"), "\(both.out)")
    #expect(both.words.contains("job job \(code) \(ports[0])"), "\(both.out)")
    #expect(both.words.hasSuffix("next: ferrule work INC7"), "\(both.out)")
    for fault in [first, second] {
      _ = try floor.run(["fault", "close", fault, "--why", "cleaned"])
    }
    let closed = try floor.run(["find", "INC7"])
    #expect(closed.words.contains("fault \(first) (closed) \(ports[0])"), "\(closed.out)")
    #expect(closed.words.hasSuffix("next: ferrule closeout INC7"), "\(closed.out)")
    #expect(try floor.run(["find", "INC7", "--json"]).list("found").count == 3)
    #expect(try floor.run(["find", "nc7", "--json"]).list("found").count == 3)
    let none = try floor.run(["find", "INC77"])
    #expect(none.status == 69)
    #expect(none.errorWords.contains("A port is looked for as DEVICE:PORT"), "\(none.error)")
  }

  @Test func `show has the one fault of a ticket, and lists several`() throws {
    let first = try report(ports[0], "dark")
    let one = try floor.run(["show", "inc7"])
    #expect(one.out.hasPrefix("fault \(first)"), "\(one.out)")
    #expect(one.words.contains("open: ferrule work \(ports[0])"), "\(one.out)")
    _ = try floor.run(["work", ports[0]], answers: ["q"])
    let code = floor.printed(try floor.code(at: ports[0]))
    _ = try floor.run(["fault", "close", first, "--why", "cleaned"])
    let closed = try floor.run(["show", "INC7"])
    #expect(closed.words.contains("CLOSED 2026-11-22 22:00 by Raj: cleaned"), "\(closed.out)")
    #expect(closed.words.contains("job \(code): ferrule closeout \(code)"), "\(closed.out)")
    let second = try report(ports[1], "crc")
    let both = try floor.run(["show", "INC7"])
    #expect(both.status == 0, "\(both.error)")
    for fault in [first, second] { #expect(both.out.contains(fault), "\(both.out)") }
    #expect(both.words.hasSuffix("next: ferrule work \(ports[1])"), "\(both.out)")
    let faults = try floor.run(["show", "INC7", "--json"]).list("faults")
    #expect(faults.map { $0["open"] as? Bool } == [false, true])
  }

  @Test func `a ticket closes its one open fault, and of several each is named`() throws {
    let faults = [try report(ports[0], "dark"), try report(ports[1], "crc")]
    let several = try floor.run(["fault", "close", "INC7", "--why", "cleaned"])
    #expect(several.status != 0, "\(several.out)")
    #expect(
      several.errorWords.contains(
        "2 faults are open under INC7: at \(ports[0]) and at \(ports[1])."), "\(several.error)")
    for fault in faults {
      #expect(
        several.errorWords.contains("ferrule fault close \(fault) --why TEXT"), "\(several.error)")
    }
    _ = try floor.run(["fault", "close", faults[0], "--why", "cleaned"])
    let one = try floor.run(["fault", "close", "inc7", "--why", "cleaned"])
    #expect(one.words.contains("closed fault \(faults[1])"), "\(one.out)\(one.error)")
    let none = try floor.run(["fault", "close", "INC7", "--why", "cleaned"])
    #expect(none.status == 69, "\(none.out)")
    #expect(none.errorWords.contains("Nothing is open under INC7"), "\(none.error)")
    #expect(none.errorWords.contains("next: ferrule show INC7"), "\(none.error)")
  }

  @Test func `closeout of a ticket is the note of its last job, which names the others`() throws {
    try report(ports[0], "dark")
    let nobody = try floor.run(["closeout", "INC7"])
    #expect(nobody.status == 69, "\(nobody.out)")
    #expect(nobody.errorWords.contains("Nobody has worked on INC7 here"), "\(nobody.error)")
    try report(ports[1], "crc")
    _ = try floor.run(["work", ports[0]], answers: ["q"])
    _ = try floor.run(["work", ports[1]], answers: ["q"])
    let codes = try ports.map { floor.printed(try floor.code(at: $0)) }
    let note = try floor.run(["closeout", "inc7"])
    #expect(note.status == 0, "\(note.error)")
    #expect(note.out.hasPrefix("INC7 elm-leaf-1 25/2 - "), "\(note.out)")
    #expect(note.words.contains("ALSO JOB \(codes[0])"), "\(note.out)")
    #expect(
      note.error.contains("elm-leaf-1 25/1: ferrule closeout \(codes[0])"), "\(note.error)")
    let also = try floor.run(["closeout", "INC7", "--json"]).list("also")
    #expect(also.map { $0["at"] as? String } == ["elm-leaf-1 25/1"])
    // Of a port the note is of that link alone.
    #expect(!(try floor.run(["closeout", ports[1]])).out.contains("ALSO JOB"))
  }

  @Test func `history of a ticket has its reports, its jobs and how it was closed`() throws {
    let fault = try report(ports[0], "dark")
    _ = try floor.run(["work", ports[0]], answers: WorkWalk.opened)
    let code = floor.printed(try floor.code(at: ports[0]))
    _ = try floor.run(["fault", "close", fault, "--why", "cleaned"])
    let history = try floor.run(["history", "inc7"])
    #expect(history.status == 0, "\(history.error)")
    for words in ["dark", code, "unplugged", "fault closed: cleaned"] {
      #expect(history.words.contains(words), "\(words): \(history.out)")
    }
    let facts = try floor.run(["history", "INC7", "--json"]).list("facts")
    #expect(facts.first?["kind"] as? String == "fault")
    #expect(facts.last?["kind"] as? String == "fault_close")
    #expect(try floor.run(["history", "INC77"]).status == 69)
  }

  @Test func `park of a ticket parks its one open job, and of several names each`() throws {
    try report(ports[0], "dark")
    let none = try floor.run(["park", "INC7"])
    #expect(none.status == 69, "\(none.out)")
    #expect(none.errorWords.contains("No repair is open under INC7."), "\(none.error)")
    #expect(none.errorWords.contains("next: ferrule work \(ports[0])"), "\(none.error)")
    _ = try floor.run(["work", ports[0]], answers: ["q"])
    let code = floor.printed(try floor.code(at: ports[0]))
    let one = try floor.run(["park", "inc7", "--why", "the cart is away"])
    #expect(one.words.contains("parked \(code)"), "\(one.out)\(one.error)")
    try report(ports[1], "crc")
    _ = try floor.run(["work", ports[1]], answers: ["q"])
    let other = floor.printed(try floor.code(at: ports[1]))
    let several = try floor.run(["park", "INC7"])
    #expect(several.status != 0, "\(several.out)")
    let told =
      "2 repairs are open under INC7: \(code) at \(ports[0]) and \(other) at \(ports[1])."
    #expect(several.errorWords.contains(told), "\(several.error)")
    let next = "next: ferrule park \(code); or ferrule park \(other)"
    #expect(several.errorWords.contains(next), "\(several.error)")
  }

  @Test func `record is of a port: a ticket there says where its ports are named`() throws {
    try report(ports[0], "dark")
    for arguments in [
      ["unplug", "INC7"], ["inspect", "INC7/port", "--verdict", "clean"],
      ["ask", "INC7", "shut", "is it dark?"],
    ] {
      let run = try floor.run(["record"] + arguments)
      #expect(run.status != 0, "\(run.out)")
      #expect(run.errorWords.contains("next: ferrule find INC7"), "\(run.error)")
    }
    let trace = try floor.run(["trace", "INC7"])
    #expect(trace.errorWords.contains("INC7 is the number of a ticket, not a"), "\(trace.error)")
  }

  @Test func `what is called as a ticket is numbered comes first`() throws {
    try report(ports[0], "dark")
    _ = try floor.run(["alias", "INC7", ports[1]])
    let show = try floor.run(["show", "INC7"])
    #expect(show.out.hasPrefix("\(ports[1])"), "\(show.out)")
    // Both are found, the thing first, and what is typed next is not said of the ticket.
    let find = try floor.run(["find", "INC7"])
    #expect(find.words.contains("port \(ports[1])"), "\(find.out)")
    #expect(find.words.contains(ports[0]), "\(find.out)")
    #expect(!find.out.contains("next:"), "\(find.out)")
    let close = try floor.run(["fault", "close", "INC7", "--why", "cleaned"])
    #expect(close.status != 0, "\(close.out)")
  }
}
