import Guide
import Paper
import Plant
import Store

/// Makes the checklist of a row from what is due there.
struct ChecklistSheet {
  private let view: StoreView
  private let ports: [ThingID: PortRecord]
  private let nowMS: Int64

  /// The checklist of a row: one line a port, with everything that is due at it.
  ///
  /// - Parameter all: healthy ports too, as joints not to touch.
  static func make(_ store: Store, row name: String, all: Bool, technician: String) throws
    -> Paper.Checklist
  {
    let nowMS = store.environment.nowMS()
    return try store.read { view in
      let row = try view.rackRow(named: name)
      let hall = try view.rackRows().first { $0.id == row.id }?.hall
      let ports = try view.ports(inRow: row.id)
      let sheet = ChecklistSheet(
        view: view, ports: Dictionary(ports.map { ($0.id, $0) }) { first, _ in first },
        nowMS: nowMS)
      // A sheet is read anywhere and says that its times are UTC.
      let due = Due.ordered(
        try DueWork.items(view, row: row.id, nowMS: nowMS, clock: FloorClock()),
        technician: technician)
      let byPort = Dictionary(grouping: due, by: \.port.id)
      var entries = try byPort.values.compactMap(sheet.entry)
      if all {
        entries += try ports.filter { byPort[$0.id] == nil }.compactMap(sheet.healthy)
      }
      let heading = ChecklistHeading(
        site: store.identity.siteName, hall: hall ?? "-", row: row.label, printedAtMS: nowMS,
        device: store.identity.laptop, technician: technician)
      return Paper.Checklist(heading, entries: entries)
    }
  }

  /// The line of a port; its items come most urgent first.
  private func entry(_ items: [DueItem]) throws -> ChecklistEntry? {
    guard let first = items.first, let place = first.port.place else { return nil }
    var tasks = unique(items.flatMap(DueTask.lines))
    if let port = ports[first.port.id] {
      let neighbours = try view.cage(of: port).filter { $0.id != port.id }
      func names(_ ports: [PortRecord]) -> String { ports.map(\.name).joined(separator: ", ") }
      let (beside, onPlug) = (
        neighbours.filter { $0.connector != port.connector },
        neighbours.filter { $0.connector == port.connector }
      )
      if !beside.isEmpty { tasks.append("Leave \(names(beside)) in: same cage, another link") }
      let isOpened = items.contains { $0.kind != .notSeenUp }
      if isOpened, !onPlug.isEmpty {
        tasks.append("One plug with \(names(onPlug)): shut those too")
      }
    }
    let fault = items.first { $0.fault != nil }
    let isOpenedByNobody = try isOpenedByNobody(items)
    return ChecklistEntry(
      ref: first.port.ref,
      // With an acceptance nobody repairs what was reported.
      code: items.filter { $0.opens || fault == nil }.compactMap(\.code).first
        ?? short(fault.map { [$0] } ?? items),
      names: first.port.isOnPanel
        ? "" : ([first.port.name] + first.port.otherNames).joined(separator: " = "), place: place,
      what: isOpenedByNobody && first.kind == .runningRepair
        ? "to accept" : DueWork.words(first).lowercased(),
      why: unique(items.enumerated().map { why($1, isFirst: $0 == 0) }).joined(separator: "; "),
      farEnd: first.otherPort.id == first.port.id
        ? nil
        : ChecklistFarEnd(ref: first.otherPort.ref, place: first.otherPort.place?.text),
      tasks: tasks, doNotTouch: isOpenedByNobody,
      reportedAtFarEnd: items.allSatisfy { $0.kind == .farEnd },
      ticket: items.compactMap(\.ticket).first,
      sinceMS: first.kind == .soakDue ? due(first) : items.map(\.sinceMS).min())
  }

  /// Since when a soak is due; nil where a wrong clock says that it is not due yet.
  private func due(_ item: DueItem) -> Int64? {
    item.dueMS.flatMap { $0 <= nowMS ? $0 : nil }
  }

  /// Whether all that is due at a port belongs to jobs that open nothing, such as an acceptance.
  private func isOpenedByNobody(_ items: [DueItem]) throws -> Bool {
    guard let port = items.first?.port.id, ports[port] != nil,
      items.allSatisfy({ ($0.job != nil || $0.kind == .notSeenUp) && $0.task == nil })
    else { return false }
    let jobs = LinkJobs(view)
    return try Set(items.map(\.link)).allSatisfy { id in
      guard let link = try view.link(id) else { return false }
      let opening = try jobs.read(view.linkSituation(link, nowMS: nowMS)).withoutLooks
      return Due.items(opening, nowMS: nowMS).allSatisfy { $0.port.id != port }
    }
  }

  /// Why an item is due; the line of a fault, or of a soak that comes first, says since when it is at its head, so not
  /// here again.
  private func why(_ item: DueItem, isFirst: Bool) -> String {
    if item.kind == .soakDue, isFirst, let dueMS = due(item) {
      return item.why.replacing(
        "soak due since \(FloorClock().moment(dueMS, near: nowMS)): ", with: "")
    }
    guard item.kind == .openFault else { return item.why }
    return item.why.replacing(", since \(FloorClock().hourMinute(item.sinceMS))", with: "")
  }

  /// The line of a port with a link and nothing due.
  private func healthy(_ port: PortRecord) throws -> ChecklistEntry? {
    guard let place = port.place, let link = try view.links(ofPort: port.id).first else {
      return nil
    }
    let card = try view.card(of: port)
    let far = link.far(from: port.id)
    return ChecklistEntry(
      ref: card.ref, code: ShortCode(short(link.id)),
      names: ([card.name] + card.otherNames).joined(separator: " = "), place: place,
      what: "in use", why: "nothing is due here; opening it is how faults are made",
      farEnd: ChecklistFarEnd(ref: far.label, place: far.place?.text), doNotTouch: true)
  }

  private func unique(_ texts: [String]) -> [String] {
    texts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// What is written down of items no job was begun for: of the fault, of the task, or of the link.
  private func short(_ items: [DueItem]) -> ShortCode? {
    let fact = items.compactMap(\.fault).first ?? items.compactMap(\.task).first
    return (fact.map(FaultRow.shortID) ?? items.first.map { short($0.link) }).map { ShortCode($0) }
  }

  private func short(_ id: ThingID) -> String { String(id.description.prefix(8)) }
}
