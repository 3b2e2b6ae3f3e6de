import ArgumentParser
import Paper
import Plant
import Store

struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Everything that was recorded about a thing, oldest first.")

  @Argument(help: "The thing.")
  var ref: [String]

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let (thing, lines) = try store.read { view in
      let thing = try view.thing(named: ref.joined(separator: " "))
      return (thing, try view.history(of: thing).map { try FactLine.make(view, $0) })
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
