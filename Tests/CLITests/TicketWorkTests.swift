import Foundation
import Testing

/// The number of a ticket where `work` wants a place: in the demo hall, at a real terminal and piped.
struct TicketWorkTests {
  private let ticket = "INC48213"
  private let port = "S1-P2:11/2"
  private let other = "S1-L4:4/1"
  private let demo: DemoFixture

  init() throws {
    demo = try DemoFixture()
  }

  /// Reports a fault at another link under the same ticket.
  private func reportOther() throws {
    let run = try demo.run(["fault", "add", other, "crc", "--ticket", "inc48213"])
    try #require(run.status == 0, "\(run.error)")
  }

  @Test func `a ticket leads to the port of its open fault, which is read back`() throws {
    let desk = try demo.desk(["work", "inc48213"])
    try desk.answer("", after: "this one? Enter; q: no")
    try desk.answer("q", after: "write it down")
    #expect(try desk.ends() == 0, "\(desk.text)")
    #expect(desk.words.contains("inc48213: flaps 9x since 20:10 \(port)"), "\(desk.text)")
    #expect(desk.words.contains("DARK 1/12 S1-P2 11/2"), "\(desk.text)")
  }

  @Test func `a ticket scanned at the first prompt is read back too, and begins nothing alone`()
    throws
  {
    let before = try demo.run(["work", "--list", "--json"]).list("jobs").count
    let desk = try demo.desk(["work"])
    try desk.waits("scan or type a port")
    try desk.send("\(ticket)\r")
    try desk.answer("q", after: "this one? Enter; q: no")
    #expect(try desk.ends() == 0, "\(desk.text)")
    #expect(desk.words.contains("\(ticket): flaps 9x since 20:10 \(port)"), "\(desk.text)")
    #expect(try demo.run(["work", "--list", "--json"]).list("jobs").count == before)
  }

  @Test func `of a ticket with several open faults the ports are offered by number`() throws {
    try reportOther()
    let desk = try demo.desk(["work"])
    try desk.waits("scan or type a port")
    try desk.send("\(ticket)\r")
    try desk.answer("2", after: "work at which?")
    try desk.answer("q", after: "write it down")
    #expect(try desk.ends() == 0, "\(desk.text)")
    #expect(desk.words.contains("\(ticket): 2 faults are open 1 \(port)"), "\(desk.text)")
    #expect(desk.words.contains("2 \(other) crc"), "\(desk.text)")
    #expect(desk.words.contains("DARK 1/12 S1-L4 4/1"), "\(desk.text)")
    // The same where it comes with the command.
    let piped = try demo.run(["work", ticket, "--yes"], answers: ["1", "q"])
    #expect(piped.status == 0, "\(piped.error)")
    #expect(piped.out.split(separator: " ").joined(separator: " ").contains("DARK 1/12 S1-P2 11/2"))
  }

  @Test func `what is open under a ticket is gone on with`() throws {
    let run = try demo.run(["work", "INC48166"], answers: ["q"])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.out.contains("going on with"), "\(run.out)")
    #expect(try demo.run(["work", "--list", "--json"]).list("jobs").count == 2)
  }

  @Test func `under a ticket whose fault is closed nothing is begun`() throws {
    let run = try demo.run(["work", "INC47702"], answers: ["q"])
    #expect(run.status == 69, "\(run.out)")
    #expect(run.error.contains("Nothing is open under INC47702"), "\(run.error)")
    #expect(run.error.contains("next: ferrule show INC47702"), "\(run.error)")
    let desk = try demo.desk(["work"])
    try desk.waits("scan or type a port")
    try desk.send("INC47702\r")
    try desk.answer("q", after: "scan or type a port")
    #expect(try desk.ends() == 0, "\(desk.text)")
    #expect(desk.words.contains("INC47702: nothing is open under it"), "\(desk.text)")
  }
}
