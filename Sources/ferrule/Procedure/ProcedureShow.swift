import ArgumentParser
import Guide
import Interop
import Paper
import Plant
import Store

struct ProcedureShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a procedure as its file says it.",
    discussion: "What is printed can be changed, given a new version and added again.")

  @Argument(help: "The name of a procedure.")
  var name: String

  @OptionGroup var options: StoreOptions

  func run() throws {
    let found = try options.open().read { try ProcedureShelf($0).named(name) }
    guard options.json else {
      return Console.out(String(decoding: found.text, as: UTF8.self).trimmedNewline)
    }
    Console.out(Self.json(found.procedure).pretty)
  }

  static func json(_ procedure: Procedure) -> JSONValue {
    let steps = procedure.steps.map { step in
      JSONValue.object([
        ("step", .string(step.name)), ("do", .string(step.verb.rawValue)),
        ("at", .string(step.site.rawValue)), ("screen", .string(step.title)),
        ("why", .string(step.why)), ("aside", .bool(step.isAside)),
        ("media", .array(step.media.map(\.rawValue).sorted().map(JSONValue.string))),
        ("when", .optional(step.isForChanges ? "changed" : nil)),
        ("then", ways(step.then.mapValues(JSONValue.string))),
        ("at_most", ways(step.atMost.mapValues { .integer(Int64($0)) })),
        ("line", .integer(Int64(step.line))),
      ])
    }
    return .object([
      ("name", .string(procedure.name)), ("version", .integer(Int64(procedure.version))),
      ("about", .string(procedure.about)), ("starts", .string(procedure.start.rawValue)),
      ("clean", .array(procedure.ladder.map { .string($0.rawValue) })), ("steps", .array(steps)),
    ])
  }

  private static func ways(_ table: [StepOutcome: JSONValue]) -> JSONValue {
    .object(table.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key.rawValue, $0.value) })
  }
}

extension String {
  /// Without the newline at its end, which printing adds.
  var trimmedNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
