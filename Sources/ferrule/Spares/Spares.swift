import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct Spares: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Free legs between two panels, when they were last tested; take one for a link.",
    discussion: """
      Two racks stand for all their panels. --take makes one task of both re-patches: a link of which \
      only one end was moved is dark. The way over the new leg is judged first: a leg that is unsafe, \
      leaves lanes dark or does not suit is refused.

        ferrule spares P01A P05B
        ferrule spares P01A P05B --take S1-L3:25/1 --for Ana
        ferrule spares P01C P05D --take S1-L3:9 --pair P01C:15
      """)

  @Argument(help: "A panel or a rack.") var from: String
  @Argument(help: "The other panel or rack.") var to: String
  @Option(help: "Move this link onto a free leg: one task, both ends.") var take: String?
  @Option(help: "Which leg, such as \"T114 leg 5\"; else the first that is free and suits.")
  var leg: String?
  @Option(
    help: ArgumentHelp(
      "Between cassettes which free pair, by its position on either panel; else the first.",
      valueName: "position"))
  var pair: String?
  @Option(name: .customLong("for"), help: "Who shall do it; else whoever walks there next.")
  var forWhom: String?
  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard take != nil || (leg == nil && pair == nil && forWhom == nil) else {
      throw ValidationError("--leg, --pair and --for belong to --take LINK.")
    }
  }

  func run() throws {
    let whom = try RecordText.checked(forWhom, "--for")
    let store = try options.open()
    guard let take else {
      return try store.readPlan { view, fabric in
        let claims = try claims(view)
        let all = try rows(view, fabric)
        let free = Self.free(all, besides: claims)
        let taken = all.flatMap { row in
          claims.filter { $0.concerns(leg: row.leg.label) }.map { (leg: row.leg.label, claim: $0) }
        }
        list(free, taken, nowMS: store.environment.nowMS())
      }
    }
    let author = try options.author(store)
    let taken = try store.write(author: author) { view, draft in
      try NameText.check(whom, "--for", view)
      let (fabric, claims) = (try view.fabric(), try claims(view))
      return try TakenSpare(
        link: take, of: Self.free(try rows(view, fabric), besides: claims), leg: leg, pair: pair,
        from: from, to: to, forWhom: whom, besides: claims, fabric, view, draft)
    }
    Console.out(options.json ? taken.json.pretty : taken.text)
    for sentence in taken.told { Console.error("note: \(SafeLine.text(sentence))") }
  }

  /// What open tasks take already.
  private func claims(_ view: StoreView) throws -> [SpareClaim] {
    try view.openTasks().compactMap { SpareClaim(task: $0.id, $0.body) }
  }

  /// The legs without what is taken of them.
  private static func free(_ rows: [SpareRow], besides claims: [SpareClaim]) -> [SpareRow] {
    rows.compactMap { row in
      var row = row
      for claim in claims {
        guard let rest = claim.rest(of: row.leg) else { return nil }
        row.leg = rest
      }
      return row
    }
  }

  /// The legs with what is looked for in them; those that are doubtful come last.
  private func sought(_ rows: [SpareRow], _ view: StoreView) throws -> [SpareRow] {
    let sought = try view.openTasks().compactMap { SoughtFibre(task: $0.id, $0.body) }
    let marked = rows.map { row in
      var row = row
      row.leg.sought = sought.first { $0.isOf(row.leg) }
      return row
    }
    return marked.filter { !$0.isDoubtful } + marked.filter(\.isDoubtful)
  }

  private func list(
    _ rows: [SpareRow], _ taken: [(leg: String, claim: SpareClaim)], nowMS: Int64
  ) {
    if options.json {
      return Console.out(
        JSONValue.object([
          ("from", .string(from)), ("to", .string(to)), ("legs", .array(rows.map(\.json))),
          (
            "taken",
            .array(
              taken.map {
                .object([
                  ("ref", .string($0.leg)), ("task", .string($0.claim.task.description)),
                  ("text", .string($0.claim.text)),
                ])
              })
          ),
        ]).pretty)
    }
    defer {
      for (leg, claim) in taken {
        Console.out(
          SafeLine.text("\(leg): task \(FaultRow.shortID(claim.task)) takes it, or a pair."))
      }
    }
    guard !rows.isEmpty else {
      return Console.out(SafeLine.text("No leg between \(from) and \(to) is free."))
    }
    let whole = rows.count { $0.leg.isWhole }
    let landed = rows.count { $0.leg.isWhole && $0.leg.isLanded }
    Console.out(
      options.style.strong(
        SafeLine.text(
          "SPARES  \(from) to \(to): \(CountText.of(whole, "leg")) free from end to end, "
            + "\(landed) of them landed")))
    Console.out(SpareRow.table(rows, from: from, to: to, nowMS: nowMS))
    for sentence in rows.flatMap({ $0.doubts(nowMS: nowMS) }) {
      Console.out(SafeLine.text(sentence))
    }
  }

  private func rows(_ view: StoreView, _ fabric: Fabric) throws -> [SpareRow] {
    let (near, far) = (try panels(from, view), try panels(to, view))
    let finder = SpareFinder(fabric)
    var met: Set<SpareLeg.Identity> = []
    let rows = try near.flatMap { near in
      try far.filter { $0.panel != near.panel }.flatMap { far in
        try finder.legs(from: near, to: far).filter { met.insert($0.identity).inserted }
          .map { try SpareRow($0, from: near, to: far, view) }
      }
    }
    return try sought(rows, view)
  }

  private func panels(_ ref: String, _ view: StoreView) throws -> [PanelRack] {
    let thing = try view.thing(named: ref, kinds: [.panel, .rack])
    let panels = try view.panelRacks(of: thing).map(\.panel)
    guard panels.isEmpty else { return panels }
    throw CommandError(
      .missing, "no-panels", "No panel in use is known in \(thing.label).",
      next: "ferrule add panel name=NAME rack=\(ShellWord.quoted(thing.label))")
  }
}
