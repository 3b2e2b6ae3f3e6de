import Guide
import Interop
import Testing

struct ProcedureFileTests {
  private static let head = "procedure: p\nversion: 1\nabout: a try\nsteps:\n"
  private static let step = "  - step: a\n    do: medium\n    screen: A\n    why: because\n"

  private func error(_ text: String) -> ImportError? {
    do {
      _ = try ProcedureFile.read(Array(text.utf8), file: "p.yaml")
      return nil
    } catch {
      return error
    }
  }

  @Test func `every shipped procedure is read, and nothing is wrong with it`() throws {
    let all = try ShippedProcedure.all()
    #expect(all.map(\.procedure.name) == ShippedProcedure.names)
    for one in all {
      #expect(ProcedureCheck.findings(one.procedure) == [], "\(one.procedure.name)")
    }
  }

  @Test(arguments: [
    ("", ImportErrorCode.empty, nil), ("# nothing\n", .empty, nil),
    (head + step + step, .duplicateStep, 9),
    (head + step + "    colour: red\n", .unknownKey, 9),
    (head + step + "    why: twice\n", .duplicateKey, 8),
    (head + "  - step: a\n    do: dance\n    screen: A\n    why: b\n", .badValue, 6),
    (head + "  - step: a\n    do: medium\n    screen: A\n", .missingKey, 5),
    (head + "  - step: a\n    do: medium\n    screen: &x A\n    why: b\n", .notAllowed, 7),
    (head + "  - step: a\n    do: medium\n    screen: !!str A\n    why: b\n", .notAllowed, 7),
    (head + step + "    then: {down: [[a]]}\n", .tooDeep, 9),
    (head + step + "    media: [fibre\n", .tooDeep, 9),
    (head + "  - - - step: a\n", .tooDeep, 5),
    (head + step + "    at-most: {down: 0}\n", .badValue, 9),
    ("procedure: p\nversion: 0\nabout: b\n", .badValue, 2),
    ("procedure: P q\nversion: 1\nabout: b\n", .badValue, 1),
    (head + "  - step: a\n\tdo: medium\n", .controlCharacter, 6),
    (head + step + "   bad\n", .notYAML, nil),
  ])
  func `what is not a procedure is refused with its line`(
    text: String, code: ImportErrorCode, line: Int?
  ) {
    let found = error(text)
    #expect(found?.code == code, "\(String(describing: found))")
    if let line { #expect(found?.line == line, "\(String(describing: found))") }
  }

  @Test func `a file that is too large or too deep is refused before it is parsed`() {
    let long = Self.head + Self.step + String(repeating: "# x\n", count: 20_000)
    #expect(error(long)?.code == .tooLarge)
    let deep = String(repeating: "[", count: 60_000)
    #expect(error(deep)?.code == .tooDeep)
    let dashes = String(repeating: "- ", count: 30_000)
    #expect(error(dashes)?.code == .tooDeep)
    let indents = (0..<200).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(error(indents)?.code == .tooDeep)
  }
}
