import ArgumentParser
import Paper
import Plant
import Store

struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What happened to a thing, and who gave its record the values it has; oldest first.")

  @Argument(help: "The thing.")
  var ref: [String]

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let (thing, lines) = try store.read { view in
      let thing = try view.thing(named: ref.joined(separator: " "))
      let edits = try view.edits(of: thing).map(FactLine.init)
      let facts = try view.history(of: thing).map { try FactLine.make(view, $0) }
      return (thing, edits + facts)
    }
    if options.json {
      Console.out(
        JSONValue.object([
          ("ref", .string(thing.label)), ("facts", .array(lines.map(\.json))),
        ]).pretty)
    } else if lines.isEmpty {
      Console.out("\(thing.label): nothing was recorded.")
    } else {
      Console.out(FactLine.table(lines))
    }
  }
}
