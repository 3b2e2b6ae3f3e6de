import ArgumentParser
import Paper
import Plant
import Store

struct Blast: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What goes dark if something is pulled: links, hosts, rails, whose.",
    discussion: """
      REF is a port (its plug), a module by its serial, a device, a cable, one end of a leg (T114:b3), \
      a panel position, a cassette or a panel. Several are pulled together. Nothing is changed.
      """)

  @Argument(help: "What is pulled; one word each, in quotes if it has blanks.")
  var ref: [String]

  @Flag(help: "Of a port: its module comes out, not only the plug.")
  var module = false

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let (radius, labels) = try store.readPlan { view, fabric in
      let things = try ref.map { try thing($0, view) }
      let pulled = things.flatMap { thing in
        module && thing.kind == .port
          ? fabric.ports(inCageOf: thing.id).map { Subject(kind: .port, id: $0) }
          : [thing.subject]
      }
      let labels = try things.map {
        module && $0.kind == .port
          ? "the module in \($0.label)" : try end($0, view, fabric) ?? $0.label
      }
      return (
        BlastFinder.radius(
          fabric, try view.siteRules(), pulling: pulled, shut: try view.shutPorts()), labels
      )
    }
    Console.out(
      options.json
        ? BlastJSON.document(radius, pulling: labels).pretty
        : BlastText.text(radius, pulling: labels))
  }

  /// The end of a leg with its number, of the first leg too; nil for all else.
  private func end(_ thing: Thing, _ view: StoreView, _ fabric: Fabric) throws -> String? {
    guard thing.kind == .cableEnd,
      let cable = try view.cable(ofEnd: thing.id).flatMap({ fabric.cables[$0.id] }), cable.isLegged,
      let end = fabric.ends(of: cable.id).first(where: { $0.id == thing.id })
    else { return nil }
    return "\(cable.label):\(end.side.rawValue)\(end.leg)"
  }

  private func thing(_ ref: String, _ view: StoreView) throws -> Thing {
    guard let thing = try RecordSubject.thing(ref, BlastFinder.kinds, view) else {
      throw StoreError(
        .noSuchThing, "\(ref) has no record yet.", next: "ferrule find \(ShellWord.quoted(ref))")
    }
    guard thing.retiredAtMS == nil else {
      throw CommandError(
        .badInput, "retired", "\(thing.label) is retired: nothing hangs on it.",
        next: "ferrule show \(ShellWord.quoted(thing.label))")
    }
    return thing
  }
}
