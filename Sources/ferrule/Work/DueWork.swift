import Guide
import Paper
import Plant
import Store

/// What is due, read from a store and put into words.
enum DueWork {
  /// Everything due; with a row, what is to be done at a port that stands there.
  static func items(_ store: Store, row: String?) throws -> [DueItem] {
    let nowMS = store.environment.nowMS()
    return try store.read { view in
      let row = try row.map { try view.rackRow(named: $0).id }
      let items = try items(view, row: row, nowMS: nowMS, clock: .here(nowMS))
      return try FaultMemory(view, nowMS: nowMS).added(to: items)
    }
  }

  /// Everything due at the ports of a row, or anywhere.
  ///
  /// - Parameter isGoingHome: whether to name also the ports that running repairs have shut.
  static func items(
    _ view: StoreView, row: ThingID?, nowMS: Int64, clock: FloorClock, isGoingHome: Bool = false
  ) throws -> [DueItem] {
    let jobs = LinkJobs(view)
    var situations = try view.dueSituations(row: row, nowMS: nowMS)
    if row != nil {
      let known = Set(situations.map(\.link))
      situations += try view.changedPartSituations(besides: known, nowMS: nowMS)
    }
    let items = try situations.flatMap { situation in
      let items = Due.items(
        try jobs.read(situation), nowMS: nowMS, clock: clock, isGoingHome: isGoingHome)
      return situation.isRetired ? items.map(told) : items
    }
    let elsewhere =
      try view.taskSituations().map(Due.item)
      + view.loosePanelJoints(nowMS: nowMS).flatMap { Due.items($0, clock: clock) }
    let all = try ofRow(row, items, elsewhere, view)
    var things: [ThingID: Set<ThingID>] = [:]
    for item in all where Due.isLoose(item.kind) {
      let thing = item.task == nil ? item.port.id : item.link
      things[thing, default: []].formUnion([item.sinceFact].compactMap(\.self))
    }
    return Due.held(all, passed: try view.passedOn(things), clock: clock)
  }

  /// An item of a link that is out of use: no work is begun on it, so that what was done is told.
  private static func told(_ item: DueItem) -> DueItem {
    guard item.code == nil, item.command == nil else { return item }
    var item = item
    let ref = ShellWord.quoted(item.port.ref)
    switch item.kind {
    case .cordOut, .uncappedFace, .faceNotSeen: item.command = "ferrule record plug \(ref)"
    case .portShut: item.command = "ferrule record port \(ref) --open --by WHO"
    default: break
    }
    return item
  }

  /// Those of a row, or all.
  private static func ofRow(
    _ row: ThingID?, _ items: [DueItem], _ elsewhere: [DueItem], _ view: StoreView
  ) throws -> [DueItem] {
    guard let row else { return items + elsewhere }
    let ports = Set(try view.ports(inRow: row).map(\.id))
    let here = try view.rackRows().first { $0.id == row }
    func isHere(_ item: DueItem) -> Bool {
      item.port.place.map { $0.row == here?.name && $0.hall == here?.hall } ?? false
    }
    // A port that is out of use stands where it stood.
    return items.filter { $0.isAtPanel ? isHere($0) : ports.contains($0.port.id) || isHere($0) }
      + elsewhere.filter(isHere)
  }

  /// Whether an item has another end to name: a link's has, a task or a joint of a panel has not.
  static func hasFarEnd(_ item: DueItem) -> Bool { item.task == nil && !item.isAtPanel }

  /// An item in a word or two.
  static func words(_ item: DueItem) -> String {
    item.kind == .unseenPlug ? "PLUGGED \(item.plugSeen.rawValue)" : words(item.kind)
  }

  /// A kind in a word or two.
  static func words(_ kind: DueKind) -> String {
    switch kind {
    case .runningRepair: "REPAIR OPEN"
    case .handover: "HANDED TO YOU"
    case .soakDue: "SOAK DUE"
    case .cordOut: "CORD OUT"
    case .notSeenUp: "NOT SEEN UP"
    case .uncappedFace: "NO CAP"
    case .faceNotSeen: "NOT SEEN"
    case .openFault: "FAULT"
    case .portShut: "PORT SHUT"
    case .parked: "PARKED"
    case .task: "TASK"
    case .farEnd: "FAR END"
    case .unseenPlug: "PLUGGED UNSEEN"
    case .farFaceUnseen: "OTHER END"
    case .partUntested: "NOT TESTED"
    case .moduleChanged: "MODULE CHANGED"
    case .notAccepted: "NOT ACCEPTED"
    case .soaking: "SOAKING"
    case .setAside: "SET ASIDE"
    }
  }

  /// What to type.
  static func command(_ item: DueItem) -> String {
    if item.kind == .handover { return "ferrule handover --accept" }
    if let task = item.task {
      return item.command ?? "ferrule task close \(FaultRow.shortID(task)) --found TEXT"
    }
    if let code = item.code { return OpenRepair.resuming(code, at: item.resumedAt) }
    if let command = item.command { return command }
    if let next = item.next { return LooseCommand.text(next) }
    let ref = ShellWord.quoted(item.port.ref)
    if let test = item.tests.first { return command(writingDown: test, of: ref) }
    return "ferrule work \(ref)\(item.procedure.map { " --procedure \($0)" } ?? "")"
  }

  /// What writes down a test of a link that was made.
  ///
  /// - Parameter ref: a port of it, as it is typed.
  static func command(writingDown test: TestTopic, of ref: String) -> String {
    switch test {
    case .polarity: "ferrule record polarity \(ref) --map NEAR:FAR"
    case .loss: "ferrule record loss \(ref) --reading FIBRE:NM:DB"
    }
  }

  /// An item for programs.
  static func json(_ item: DueItem) -> JSONValue {
    .object([
      ("ref", .string(item.port.ref)), ("what", .string(item.kind.rawValue)),
      ("debt", .bool(item.kind.isDebt)),
      ("why", .string(item.why)), ("remembered", .optional(Due.remembered(item))),
      ("place", .optional(item.port.place?.text)),
      ("far", .string(item.otherPort.ref)), ("link", .string(item.link.description)),
      ("since", .string(TimeText.iso(item.sinceMS))),
      ("due", .optional(item.dueMS.map(TimeText.iso))), ("code", .optional(item.code?.stored)),
      ("technician", .optional(item.technician)),
      ("fault", .optional(item.fault?.description)), ("ticket", .optional(item.ticket)),
      ("task", .optional(item.task?.description)),
    ])
  }
}
