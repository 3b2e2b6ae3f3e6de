import Interop
import Testing

/// A ticket list is a table whose columns every site names otherwise.
struct TicketsFileTests {
  private func read(_ text: String, _ map: [String: String] = [:]) throws(ImportError)
    -> [TicketRow]
  {
    try TicketsFile.read(Array(text.utf8), file: "night.csv", columns: TicketColumns(map: map))
  }

  private func refusal(_ text: String, _ map: [String: String] = [:]) -> ImportError? {
    do {
      _ = try read(text, map)
      return nil
    } catch {
      return error
    }
  }

  @Test func `columns are found by name, in any order and any capitals`() throws {
    let rows = try read("Symptom,opened,PORT,Ticket\nflaps,22:10,S1-L3:25/1,INC48213\n")
    #expect(
      rows == [TicketRow(line: 2, ticket: "INC48213", ref: "S1-L3:25/1", symptom: "flaps")])
  }

  @Test func `a map names the columns of another system`() throws {
    let rows = try read(
      "Number;x,CI,Short description\nINC1,S1-L3:25/1,\"link down,\nsince noon\"\n",
      ["ticket": "number;x", "port": "ci", "symptom": "Short description"])
    #expect(rows.map(\.ticket) == ["INC1"])
    #expect(rows.map(\.symptom) == ["link down, since noon"])
  }

  @Test(arguments: [
    ["ticket": "CI", "port": "ci"], ["port": "ticket"],
    ["ticket": "CI", "port": "Port", "symptom": "CI"],
    ["ticket": "Number", "port": "CI", "symptom": "CI"],
  ])
  func `one column is not two parts`(map: [String: String]) {
    let error = refusal("Number,CI,ticket,port\n1,A:1,INC1,A:2\n", map)
    #expect(error?.code == .duplicateColumn, "\(map)")
    #expect(error?.line == 1)
    #expect(error?.message.contains("cannot be both the") == true)
  }

  @Test func `a column that is named for something else is not what is wrong`() throws {
    let rows = try read("ticket,symptom\nINC1,A:1\n", ["port": "symptom"])
    #expect(rows == [TicketRow(line: 2, ticket: "INC1", ref: "A:1", symptom: "reported")])
  }

  @Test(arguments: ["\u{202E}INC9", "INC\u{200B}9", "INC9\u{2066}"])
  func `a code with a mark in it that cannot be seen is refused`(code: String) throws {
    for text in ["ticket,port\n\(code),A:1\n", "ticket,port\nINC1,\(code)\n"] {
      let error = refusal(text)
      #expect(error?.code == .controlCharacter)
      #expect(error?.line == 2)
      #expect(error?.message.contains("U+2") == true)
    }
    let rows = try read("ticket,port,symptom\nINC1,A:1,\u{202E}flaps\n")
    #expect(rows.map(\.symptom) == ["flaps"])
  }

  @Test func `a column that a map names has to be there`() {
    let error = refusal("ticket,port,symptom\nINC1,A:1,x\n", ["symptom": "Short descripton"])
    #expect(error?.code == .missingColumn)
    #expect(error?.message.contains("Short descripton") == true)
  }

  @Test func `without a word on what is wrong it is reported, no more`() throws {
    #expect(try read("ticket,port\nINC1,A:1\n").map(\.symptom) == ["reported"])
    #expect(try read("ticket,port,symptom\nINC1,A:1,\n").map(\.symptom) == ["reported"])
  }

  @Test func `one ticket may name many ports, each of them once`() throws {
    #expect(try read("ticket,port\nINC1,A:1\nINC1,A:2\n").count == 2)
    let error = refusal("ticket,port\nINC1,A:1\ninc1,a:1\n")
    #expect(error?.code == .duplicateTicket)
    #expect(error?.line == 3 && error?.otherLine == 2)
  }

  @Test func `faults of the file are named by line and code`() throws {
    #expect(refusal("")?.code == .empty)
    #expect(refusal("ticket,symptom\nINC1,flaps\n")?.code == .missingColumn)
    #expect(refusal("ticket,port,port\nINC1,A:1,A:2\n")?.code == .duplicateColumn)
    #expect(refusal("ticket,port\nINC1,A:1,more\n")?.code == .wrongFieldCount)
    #expect(refusal("ticket,port\n,A:1\n")?.code == .emptyField)
    #expect(refusal("ticket,port\nINC1, \n")?.line == 2)
    #expect(refusal("ticket;port\nINC1;A:1\n")?.message.contains("semicolons") == true)
    let long = String(repeating: "x", count: 501)
    #expect(refusal("ticket,port,symptom\nINC1,A:1,\(long)\n")?.code == .badValue)
  }

  @Test func `what a spreadsheet guarded is restored, empty lines are passed over`() throws {
    let rows = try read("ticket,port\n'=INC1,A:1\n,\n\nINC2,A:2\n")
    #expect(rows.map(\.ticket) == ["=INC1", "INC2"])
  }
}
