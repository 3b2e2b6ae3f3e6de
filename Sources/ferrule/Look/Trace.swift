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

      With --lane one lane is followed there and back: its position on every face in plug view \
      (and as in the receptacle), the colour of its fibre, when each face was last touched and seen, \
      and where to look first.

        ferrule trace LG28-01:25/1 --lane 3
      """)

  @Argument(help: "A port, a link or a device.")
  var ref: [String]

  @Option(help: "Follow this lane of the port, there and back.")
  var lane: Int?

  @Option(help: "The scope tip in use, to say where a position is in its picture.")
  var tip: String?

  @OptionGroup var glance: GlanceOption
  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard tip == nil || lane != nil else { throw ValidationError("--tip goes with --lane.") }
    guard !glance.glance || lane != nil else {
      throw ValidationError("--glance goes with --lane.")
    }
  }

  func run() throws {
    let store = try options.open()
    if let lane { return try follow(lane, store) }
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

  private func follow(_ lane: Int, _ store: Store) throws {
    let technician = try options.author(store)
    let report = try store.read { view in
      try LaneTracing(
        view: view, ref: ref.joined(separator: " "), lane: lane,
        nowMS: store.environment.nowMS()
      ).report(tip: tip, technician: technician)
    }
    if options.json {
      Console.out(JSONValue.object([("paths", .array(LaneJSON.paths(report)))]).pretty)
    } else if glance.glance {
      LaneGlance.lines(report).forEach(Console.out)
    } else {
      Console.out(LanePage.text(report))
    }
  }
}
