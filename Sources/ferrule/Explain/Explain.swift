import ArgumentParser
import Interop
import Paper
import Plant
import Store

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what may be wrong, from a measured map or from the powers of lanes.",
    discussion: """
      LINK is a link, or the port from which positions are counted; then the way is the store's, and \
      without --map, --walk and --lanes so is what was recorded last. Without LINK, --channel and \
      --optic say what is expected; no store is needed.

        ferrule explain --channel "B a B a B" --map "1:1 2:2 3:3 4:4"
        ferrule explain --optic 400GBASE-DR4 --lanes lanes.csv

      --printed 2=A, --keys 1=b and --siblings 2=5/6 add what was found on part 2, at adapter 1 and \
      on six other links of part 2, counted from the near end.
      """)

  @Argument(help: "The link, or its near port.")
  var link: [String] = []

  @Option(help: "Near and far positions, such as \"1:12 2:11 3:none\".")
  var map: String?

  @Option(help: "Transmitters turned off and receivers that went dark: \"1:2 2:1 3:none\".")
  var walk: String?

  @Option(name: .customLong("walk-from"), help: "Whose transmitters were turned off: near or far.")
  var walkFrom = WalkEndArgument.near

  @Option(help: ArgumentHelp("Powers of both ends, as CSV.", valueName: "file"))
  var lanes: String?

  @Flag(help: "The link has many corrected errors, or comes and goes.")
  var errors = false

  @Option(help: "The port that answers at the other end; none if none does.")
  var peer: String?

  @Option(help: "Cables and adapters without a store, such as \"B a B\".")
  var channel: String?

  @Option(help: "What positions are counted in: mpo8, mpo12, mpo16, mpo24, lc or cassette.")
  var connector: MapFrameArgument?

  @Option(help: "The optic or module part number at both ends.")
  var optic: String?

  @Option(help: "How the fronts of two cassettes are joined: straight or crossed.")
  var circuits = CircuitsArgument.straight

  @Option(
    name: .customLong("two-row"),
    help: ArgumentHelp(
      "What a letter means on MPO-24, such as B=reversed.", valueName: "LETTER=MAP"))
  var twoRow: [TwoRowArgument] = []

  @Option(help: ArgumentHelp("The type printed on a part, such as 2=A.", valueName: "N=TYPE"))
  var printed: [PlacedWord] = []

  @Option(help: ArgumentHelp("The keys of an adapter, such as 1=b.", valueName: "N=KEYS"))
  var keys: [PlacedWord] = []

  @Option(
    help: ArgumentHelp(
      "Of other links on a part, how many show the same, such as 2=5/6.", valueName: "N=SAME/TESTED"
    ))
  var siblings: [PlacedWord] = []

  @OptionGroup var glance: GlanceOption
  @OptionGroup var options: StoreOptions

  func run() throws {
    let report = try report()
    if options.json {
      Console.out(ExplainJSON.document(report).pretty)
    } else if glance.glance {
      ExplainText.screen(report).forEach(Console.out)
    } else {
      Console.out(ExplainText.text(report))
    }
  }

  /// What was typed; a word that cannot be read is refused without a word on records, of which none is
  /// made here.
  private static func typed<Reading>(_ parse: () throws -> Reading) throws -> Reading {
    do {
      return try parse()
    } catch var refusal as CommandError {
      if refusal.next?.hasSuffix("nothing was recorded") == true {
        refusal.next = "mend that word, then type the command again"
      }
      throw refusal
    }
  }

  private func report() throws -> ExplainReport {
    let typed = TypedReadings(
      pairs: try map.map { text in try Self.typed { try MeasuredPairs.parse(text) } },
      walks: try walk.map { text in
        [try Self.typed { try LaneWalkList.parse(text, from: walkFrom.end) }]
      } ?? [],
      samples: try lanes.map { try LanesInput.read($0) } ?? [])
    let spoken = SpokenCircumstances(
      printed: printed, keys: keys, siblings: siblings, peer: peer, hasErrors: errors)
    let own = SpokenLink(
      channel: channel, connector: connector, optic: optic, circuits: circuits, twoRow: twoRow)
    guard link.isEmpty else {
      return try StoredExplanation(
        link: link.joined(separator: " "), typed: typed, spoken: spoken, own: own
      ).report(try options.open())
    }
    let (expected, heading) = try own.expected()
    let evidence = try typed.evidence(
      expected, try spoken.add(to: Circumstances(), of: expected))
    return ExplainReport(heading, evidence)
  }
}
