import Guide
import Plant
import Store

/// A repair that begins at a position on a panel.
extension RepairStart {
  /// Goes on with the repair that is open there, or begins one; nil if nobody said of which link.
  func repair(at position: PositionRecord) throws -> Outcome? {
    let wanted = try wanted(at: position).name
    let open = try store.read { try OpenRepair.all($0) }
    let here = open.filter { $0.job.joint == position.id }
    if let known = here.last(where: { $0.isOf(author) }) ?? here.last {
      return Outcome(
        job: known.fact.id,
        lines: [
          "going on with \(known.job.code), \(known.fact.technician)",
          known.whereLeft(nowMS: store.environment.nowMS(), technician: author),
        ] + (try store.read { try known.retired($0) })
          + (try store.read { view in
            try JobsBeside(view, link: known.job.link, at: position.id)
              .lines(besides: known.fact.id)
          }))
    }
    guard let (link, all) = try link(at: position) else { return nil }
    switch try meant(position.card) {
    case .yes: break
    case .no: return nil
    case .other(let code):
      var start = self
      (start.isReadBack, start.procedure) = (true, nil)
      return try start.repair(code)
    }
    let (job, code) = try begin(link, at: position.id, wanted)
    let far = open.filter { $0.job.link == link.id }.map(\.asFarEnd)
    return Outcome(
      job: job,
      lines: ["job \(code): write it down"]
        + PanelStart.words(all, at: position) + far)
  }

  /// The procedure of a new job at a position on a panel.
  func wanted(at position: PositionRecord) throws -> Procedure {
    let name = procedure ?? PanelStart.procedure
    let wanted = try store.read { try ProcedureShelf($0).named(name).procedure }
    guard PanelStart.isNeeded(wanted) else {
      throw CommandError(
        .badInput, "at-panel",
        "\(name) is begun at a port, and \(position.label) is a position on a panel.",
        next: "ferrule work \(ShellWord.quoted(position.label))")
    }
    return wanted
  }

  /// A link that went dark with a plug and that nobody has seen up since; nil if there is none.
  private func down(_ links: [LinkRecord], _ view: StoreView, nowMS: Int64) throws -> DueItem? {
    for link in links {
      let situation = try LinkJobs(view).read(view.linkSituation(link, nowMS: nowMS))
      let items = Due.items(situation, nowMS: nowMS, clock: .here(nowMS))
      if let down = items.first(where: { $0.kind == .notSeenUp }) { return down }
    }
    return nil
  }

  /// The link that is repaired, of those that pass the joint, and all of these; nil if nobody said which.
  func link(at position: PositionRecord) throws -> (LinkRecord, all: [LinkRecord])? {
    let nowMS = store.environment.nowMS()
    let (links, due) = try store.read { view in
      let start = PanelStart(view: view, position: position)
      let links = try start.links()
      return (links, try start.due(links, nowMS: nowMS))
    }
    guard !due.isEmpty || isSure else {
      if let down = try store.read({ try down(links, $0, nowMS: nowMS) }) {
        throw Self.notSeenUp(down)
      }
      throw Self.nothingDue(
        at: position.label, reportAt: links.first?.portA.label ?? position.label)
    }
    let asked = due.isEmpty ? links : due
    if asked.count == 1 { return (asked[0], links) }
    return chosen(among: asked, at: position).map { ($0, links) }
  }

  /// Which of several links is meant; nil if nobody said.
  ///
  /// As many as a screen has room for; Enter shows the next ones.
  private func chosen(among links: [LinkRecord], at position: PositionRecord) -> LinkRecord? {
    // One line says what they are, one asks.
    let room = Columns.height - 2
    let rest = links.count > room ? "Enter: others  " : ""
    var first = 0
    while true {
      say("\(links.count) links pass \(position.label):")
      for (number, link) in links.enumerated().dropFirst(first).prefix(room) {
        say("\(number + 1) \(link.label)")
      }
      guard let text = keyboard.answer("for which, 1-\(links.count)? \(rest)q: none"), text != "q"
      else { return nil }
      if let number = Int(text), links.indices.contains(number - 1) { return links[number - 1] }
      if text.isEmpty { first = first + room < links.count ? first + room : 0 }
    }
  }
}
