import ArgumentParser
import Paper
import Plant
import Store

struct Mend: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The fewest parts to change so that the links of a plan carry light.",
    discussion: """
      A part that several links pass counts once, and no link that is well is spoilt. A part \
      that a link passes which cannot be judged stays as it is. What to buy, \
      where to walk, and which links are left and why. Nothing is changed; it is the plan that is \
      judged, so look at the part before you pull it.
      """)

  @Argument(
    help: "Links, ports, devices, panels or cables; one word each, in quotes if it has blanks.")
  var ref: [String] = []
  @Option(help: "The links of a row of racks.") var row: String?
  @Flag(help: "Every link of the plan.") var all = false
  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard [!ref.isEmpty, row != nil, all].count(where: { $0 }) == 1 else {
      throw ValidationError("Say what to mend: REF…, --row ROW or --all.")
    }
  }

  func run() throws {
    let store = try options.open()
    let report = try store.readPlan { view, fabric in
      PlanMender.report(
        fabric, try view.siteRules(), links: try chosen(view, fabric), shut: try view.shutPorts())
    }
    Console.out(options.json ? MendJSON.document(report).pretty : MendText.text(report))
  }

  private func chosen(_ view: StoreView, _ fabric: Fabric) throws -> Set<ThingID> {
    let every = Set(fabric.links.map(\.id))
    if let row { return try ChosenLinks(row: row).links(view, fabric) ?? every }
    if all { return every }
    return try ref.reduce(into: []) { chosen, ref in
      chosen.formUnion(try ChosenLinks(ref: [ref]).links(view, fabric) ?? every)
    }
  }
}
