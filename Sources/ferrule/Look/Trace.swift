import ArgumentParser
import Paper
import Plant
import Store

struct Trace: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Follow the light: every hop of a port's, a link's or a device's links.",
    discussion: """
      What nobody has recorded is shown as unknown: a link known from a fabric dump has two ports \
      and no more, until somebody looks.
      """)

  @Argument(help: "A port, a link or a device.")
  var ref: [String]

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let paths = try store.read { view in
      let thing = try view.thing(
        named: ref.joined(separator: " "), kinds: [.port, .link, .device])
      return try TracePath.all(view, from: thing)
    }
    guard !paths.isEmpty else {
      throw StoreError(
        .noSuchThing, "No link is known at \(ref.joined(separator: " ")).",
        next: "ferrule add link port_a=PORT port_b=PORT")
    }
    if options.json {
      Console.out(JSONValue.object([("paths", .array(paths.map(\.json)))]).pretty)
    } else {
      Console.out(paths.map { $0.text(options.style) }.joined(separator: "\n"))
    }
  }
}
