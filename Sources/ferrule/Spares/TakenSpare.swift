import Paper
import Plant
import Store

/// A link that is to be moved onto a spare leg: one task for both re-patches.
struct TakenSpare {
  let link: String
  /// The end of the link that was named, from which it is worked on.
  let port: String
  let taking: SpareTaking
  let task: ThingID
  let sentence: String
  let forWhom: String?
  /// Whether the link will be good; false where that is not known.
  let isJudged: Bool
  /// What the person should know besides.
  private(set) var told: [String] = []

  init(
    link name: String, of rows: [SpareRow], leg: String?, pair: String?, from: String, to: String,
    forWhom: String?, besides claims: [SpareClaim], _ fabric: Fabric, _ view: StoreView,
    _ draft: Draft
  ) throws {
    let rows = try pair.map { try Self.with($0, rows, claims, view, from, to) } ?? rows
    let (link, near) = try view.link(named: name)
    let way = try view.way(ofLink: link, from: near.id)
    let planned = fabric.links.first { $0.id == link.id }
    let site = try view.siteRules()
    if let leg, !rows.contains(where: { Self.isCalled($0.leg, leg) }),
      let claim = claims.first(where: { $0.concerns(leg: leg) })
    {
      throw Self.taken(leg, claim)
    }
    // A leg with a broken fibre somewhere, or a damaged face, is taken by name only.
    let isNamed = leg != nil || pair != nil
    let sound = isNamed ? rows : rows.filter { !$0.isDoubtful }
    if sound.isEmpty, let row = rows.first { throw Self.doubtful(row.leg, from, to) }
    let choice = try Self.chosen(leg, sound, way, link.label, from, to) { taking in
      planned.map { taking.outcome(of: $0, from: near.id, by: way, fabric, site) }
        ?? .cannotJudge(["what it is"])
    }
    let row = choice.row
    taking = choice.taking
    let damaged = row.leg.damageInUse
    let isFit = if case .good = choice.outcome { true } else { false }
    isJudged = isFit && damaged.isEmpty
    self.link = link.label
    port = near.label
    self.forWhom = forWhom
    sentence = "repatch \(taking.text)"
    task = try draft.record(
      .task(
        Task(
          kind: .repatch, subject: Subject(kind: .link, id: link.id), text: sentence,
          forWhom: forWhom)))
    if link.service != "planned" {
      told.append("\(link.label) is in service: it is dark from the first re-patch to the second.")
    }
    if let sought = row.leg.sought {
      told.append(
        "\(row.leg.label) has a broken fibre, which is not known: test it first. Task "
          + "\(FaultRow.shortID(sought.task)) asks to find it.")
    }
    for face in damaged {
      told.append(
        "\(row.leg.label) is not known to be good: the face at \(face.place) is damaged, seen by "
          + "\(face.technician) \(TimeText.minute(face.atMS)). Look at it before a cord is moved.")
    }
    if row.polarity == nil { told.append("\(row.leg.label) was never tested for polarity.") }
    let old = way.hops.lazy.compactMap { hop -> Cable? in
      if case .cable(let cable, _, _) = hop, cable.isLegged { cable } else { nil }
    }.first
    switch choice.outcome {
    case .unsuitable: break
    case .cannotJudge(let unknown):
      told.append(
        "Whether \(link.label) is good over \(row.leg.label) cannot be judged; not known: "
          + "\(Self.list(unknown)).")
    case .good(let unknown):
      if damaged.isEmpty && !unknown.isEmpty {
        told.append("Good as far as is known; not known: \(Self.list(unknown)).")
      }
    }
    if !isFit, let old = old?.polarity, let new = row.leg.cable.polarity, old != new {
      told.append(
        "\(row.leg.label) is \(new.text), \(taking.leaves) is \(old.text): light will go elsewhere. "
          + "ferrule mend says what to change.")
    }
  }

  /// The legs with the free pair that begins or ends at a position, and no other pair.
  private static func with(
    _ position: String, _ rows: [SpareRow], _ claims: [SpareClaim], _ view: StoreView,
    _ from: String, _ to: String
  ) throws -> [SpareRow] {
    let thing = try view.thing(named: position, kinds: [.panelPosition])
    let found = rows.compactMap { row -> SpareRow? in
      guard
        let pair = row.leg.pairs?.first(where: { $0.near.id == thing.id || $0.far.id == thing.id })
      else { return nil }
      var row = row
      row.leg.pairs = [pair]
      return row
    }
    guard found.isEmpty else { return found }
    if let claim = claims.first(where: { $0.takes(label: thing.label) }) {
      throw taken(thing.label, claim)
    }
    throw CommandError(
      .missing, "no-spare",
      "\(thing.label) is at no end of a pair that is free between \(from) and \(to).",
      next: "ferrule spares \(ShellWord.quoted(from)) \(ShellWord.quoted(to)) --json, and see pairs"
    )
  }

  private static func isCalled(_ leg: SpareLeg, _ name: String) -> Bool {
    NameFolding.fold(name) == NameFolding.fold(leg.label)
  }

  private static func doubtful(_ leg: SpareLeg, _ from: String, _ to: String) -> CommandError {
    let doubt =
      leg.sought == nil ? "a face that is damaged" : "a broken fibre, which is not known"
    return CommandError(
      .missing, "no-spare",
      SafeLine.text("No leg between \(from) and \(to) is free but with \(doubt): \(leg.label)."),
      next: "the same with --leg \(ShellWord.quoted(leg.label)), to take it all the same")
  }

  /// Two links cannot be moved to one place.
  private static func taken(_ name: String, _ claim: SpareClaim) -> CommandError {
    let task = FaultRow.shortID(claim.task)
    return CommandError(
      .badInput, "taken",
      SafeLine.text("\(name) is taken: an open task, \(task), says \(claim.text)."),
      next: "ferrule task close \(task), if that is done or off; or name another")
  }

  private static func list(_ unknown: [String]) -> String {
    unknown.prefix(4).joined(separator: "; ")
      + (unknown.count > 4 ? "; and \(unknown.count - 4) more" : "")
  }

  private struct Choice {
    var row: SpareRow
    var taking: SpareTaking
    var outcome: SpareOutcome
  }

  /// The leg that was named, else the first over which the link is good, else the first of which that
  /// cannot be said.
  private static func chosen(
    _ leg: String?, _ rows: [SpareRow], _ way: FabricPath, _ link: String, _ from: String,
    _ to: String, _ judge: (SpareTaking) -> SpareOutcome
  ) throws -> Choice {
    let named = rows.filter { row in leg.map { isCalled(row.leg, $0) } ?? true }
    var refused: CommandError?
    var unjudged: Choice?
    for row in named {
      do throws(SpareTaking.Refusal) {
        let taking = try SpareTaking(
          way.hops, onto: row.leg, between: row.from.panel, and: row.to.panel)
        let outcome = judge(taking)
        switch outcome {
        case .good: return Choice(row: row, taking: taking, outcome: outcome)
        case .cannotJudge:
          unjudged = unjudged ?? Choice(row: row, taking: taking, outcome: outcome)
        case .unsuitable(let code, let place, let what):
          refused = refused ?? unsuitable(row.leg, link, code, place, what, from, to)
        }
      } catch {
        refused = refused ?? refusal(error, link, row.leg, from, to)
      }
    }
    if let unjudged { return unjudged }
    throw refused
      ?? CommandError(
        .missing, "no-spare",
        leg.map { "\($0) is no free leg between \(from) and \(to)." }
          ?? "No leg between \(from) and \(to) is free.",
        next: "ferrule spares \(ShellWord.quoted(from)) \(ShellWord.quoted(to))")
  }

  private static func unsuitable(
    _ leg: SpareLeg, _ link: String, _ code: String, _ place: String, _ what: String,
    _ from: String, _ to: String
  ) -> CommandError {
    CommandError(
      .badInput, "unsuitable",
      "\(leg.label) does not suit \(link), rule \(code), at \(place): \(what)",
      next:
        "ferrule spares \(ShellWord.quoted(from)) \(ShellWord.quoted(to)), and name another with "
        + "--leg")
  }

  private static func refusal(
    _ refusal: SpareTaking.Refusal, _ link: String, _ leg: SpareLeg, _ from: String, _ to: String
  ) -> CommandError {
    switch refusal {
    case .otherWay:
      CommandError(
        .badInput, "other-way",
        "\(link) does not run through a leg between \(from) and \(to), as far as is recorded.",
        next: "ferrule trace \(ShellWord.quoted(link))")
    case .notWhole:
      CommandError(
        .badInput, "not-whole",
        "\(leg.label) is not free from end to end: \(leg.nearSpot.text), \(leg.farSpot.text)"
          + (leg.broken.isEmpty ? "." : ", \(CountText.of(leg.broken.count, "fibre")) broken."),
        next: "name another with --leg")
    case .sameLeg:
      CommandError(
        .badInput, "same-leg", "\(link) runs over \(leg.label) already.",
        next: "name another with --leg")
    case .otherConnector:
      CommandError(
        .badInput, "other-connector",
        "The cords of \(link) do not go into the panels of \(leg.label).",
        next: "name another with --leg")
    }
  }

  var text: String {
    SafeLine.text(
      "Task \(FaultRow.shortID(task)) for \(forWhom ?? "whoever walks there next"): \(sentence).")
      + "\n   next: \(next)"
  }

  /// What is named in full can be gone by step by step; the rest is done by hand.
  private var next: String {
    (try? SpareErrand(sentence)) == nil
      ? "ferrule task close \(FaultRow.shortID(task)), when both ends are done"
      : "ferrule work \(ShellWord.quoted(port)) --procedure spare-leg"
  }

  var json: JSONValue {
    .object([
      (
        "task",
        .object([
          ("id", .string(task.description)), ("kind", .string(TaskKind.repatch.rawValue)),
          ("link", .string(link)), ("leaves", .string(taking.leaves)),
          ("takes", .string(taking.takes.label)), ("text", .string(sentence)),
          ("for", .optional(forWhom)),
          (
            "repatches",
            .array(
              taking.repatches.map { move in
                .object([
                  ("cord", .string(move.cord)), ("from", .string(move.from.label)),
                  ("to", .string(move.to.text)),
                ])
              })
          ),
        ])
      ), ("judged", .bool(isJudged)), ("told", .array(told.map { .string($0) })),
    ])
  }
}
