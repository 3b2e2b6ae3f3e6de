import ArgumentParser
import Paper
import Plant
import Store

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judge the plan: where light goes, joints, reach, loss, double bookings.",
    discussion: """
      REF is a link, a port, a device, a panel or a cable; of a part, every link whose way passes it \
      is judged. What nobody has recorded is counted as not judged, never as good. \
      What was seen on the floor and is otherwise (a face that was not clean, another type or place than \
      recorded, a polarity test) stands beside that and changes no verdict.

        ferrule check --all
        ferrule check --row R01

      Exit 1 if anything is wrong.
      """)

  /// Of so many links whose plan is wrong the last test is asked for.
  private static let mostAsked = 500

  @Argument(help: "A link, port, device, panel or cable.")
  var ref: [String] = []

  @Option(help: "The links of a row of racks.")
  var row: String?

  @Flag(help: "Every link of the plan.")
  var all = false

  @OptionGroup var glance: GlanceOption
  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard [!ref.isEmpty, row != nil, all].count(where: { $0 }) == 1 else {
      throw ValidationError("Say what to judge: REF, --row ROW or --all.")
    }
  }

  func run() throws {
    let store = try options.open()
    let (check, refused) = try store.readPlan { view, fabric in
      let site = try view.siteRules()
      let chosen = try ChosenLinks(ref: ref, row: row).links(view, fabric)
      let floor = try view.floorSights(fabric)
      var check = PlanChecker.check(
        fabric, site, only: chosen, floor: floor, each: SideBySide.map)
      // A right map beside a wrong plan tells that the record is wrong.
      var maps: [ThingID: FloorMap] = [:]
      for link in check.misled.prefix(Self.mostAsked) {
        maps[link] = try view.lastMap(ofLink: link)
      }
      check.add(maps, fabric, site)
      check.failed += try LegClaims.findings(view, chosen)
      return (check, site.refused)
    }
    if options.json {
      Console.out(CheckJSON.document(check, refused: refused).pretty)
    } else if glance.glance {
      let what =
        all
        ? "--all"
        : row.map { "--row \(ShellWord.quoted($0))" }
          ?? ref.map(ShellWord.quoted).joined(separator: " ")
      CheckGlance.lines(check, command: what).forEach(Console.out)
    } else {
      Console.out(CheckText.text(check, refused: refused))
    }
    guard check.failed.isEmpty, refused.isEmpty else { throw ExitCode(1) }
  }
}
