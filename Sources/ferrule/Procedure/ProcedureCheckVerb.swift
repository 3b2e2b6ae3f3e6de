import ArgumentParser
import Guide
import Interop
import Paper
import Store

struct ProcedureCheckVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find what is wrong with procedures before a hand goes by them.",
    discussion: "Exits with 1 if anything is found; each finding is one line.")

  @Argument(help: "The files of procedures.")
  var files: [String]

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    var rows: [JSONValue] = []
    var isSound = true
    for file in files {
      let procedure = try Self.read(file).procedure
      let findings = ProcedureCheck.findings(procedure)
      if !findings.isEmpty { isSound = false }
      if json {
        rows += findings.map { Self.json($0, file) }
        continue
      }
      for finding in findings { Console.out(Self.line(finding, file)) }
      if findings.isEmpty {
        Console.out(
          "OK  \(SafeLine.text(file)): \(procedure.name) version \(procedure.version), "
            + "\(procedure.steps.count) steps")
      }
    }
    if json { Console.out(JSONValue.object([("findings", .array(rows))]).pretty) }
    if !isSound { throw ExitCode(ExitKind.checkFailed.rawValue) }
  }

  /// A procedure's file, read and parsed.
  static func read(_ file: String) throws -> (procedure: Procedure, text: [UInt8]) {
    let bytes = try InputFile.read(file, most: InputFile.limit)
    do {
      return (try ProcedureFile.read(bytes, file: SafeLine.text(file)), bytes)
    } catch {
      throw CommandError(
        .badInput, error.code.rawValue, "\(error)",
        next: "mend the file, then type the command again")
    }
  }

  static func line(_ finding: ProcedureFinding, _ file: String) -> String {
    let step = finding.step.map { "\($0): " } ?? ""
    return
      "\(finding.kind.rawValue)  \(SafeLine.text(file)):\(finding.line): \(step)\(finding.text)"
  }

  private static func json(_ finding: ProcedureFinding, _ file: String) -> JSONValue {
    .object([
      ("kind", .string(finding.kind.rawValue)), ("file", .string(file)),
      ("line", .integer(Int64(finding.line))), ("step", .optional(finding.step)),
      ("text", .string(finding.text)),
    ])
  }
}
