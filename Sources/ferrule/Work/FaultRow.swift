import Guide
import Paper
import Plant
import Store

/// A fault with its link, as lists show it.
struct FaultRow {
  let fault: Recorded<Plant.Fault>
  /// What was reported of it besides, as on another laptop, and is open or closed as it is.
  var also: [Recorded<Plant.Fault>] = []
  let link: LinkRecord
  /// How it was closed; nil if it is open.
  var closed: Recorded<Plant.FaultClose>?

  /// The port it was reported at, else the first of its link.
  var near: PortRecord { fault.body.port.map(link.near) ?? link.portA }
  private var far: PortRecord { link.far(from: near.id) }

  /// The ports it was reported at, each once.
  var ports: [ThingID] {
    ([fault] + also).compactMap(\.body.port).reduce(into: []) { ports, port in
      if !ports.contains(port) { ports.append(port) }
    }
  }

  /// All its reports.
  var ids: [ThingID] { [fault.id] + also.map(\.id) }

  var shortID: String { Self.shortID(fault.id) }

  /// The last eight digits of a fault's id: the first ones are only its time.
  static func shortID(_ id: ThingID) -> String { String(id.description.suffix(8)) }

  /// Whether two reports on one link are of the same fault: the same words, and the same ticket or none.
  static func isSame(_ one: Plant.Fault, _ other: Plant.Fault) -> Bool {
    NameFolding.fold(one.symptom) == NameFolding.fold(other.symptom)
      && one.ticket.map(NameFolding.fold) == other.ticket.map(NameFolding.fold)
  }

  /// Open faults, of a row of racks if one is given, oldest first.
  static func open(_ view: StoreView, row: ThingID?, nowMS: Int64) throws -> [FaultRow] {
    try view.linksWithFaults(row: row, nowMS: nowMS).flatMap { link, faults in
      faults.map { FaultRow(fault: $0.fault, also: $0.also, link: link) }
    }.sorted { ($0.fault.atMS, $0.fault.id) < ($1.fault.atMS, $1.fault.id) }
  }

  /// All faults, closed ones too, of a row of racks if one is given, oldest first.
  static func all(_ view: StoreView, row: ThingID?) throws -> [FaultRow] {
    let ports = try row.map { Set(try view.ports(inRow: $0).map(\.id)) }
    return try rows(LiveFacts.of(try view.faults()), view).filter { row in
      guard let ports else { return true }
      return ports.contains(row.link.portA.id) || ports.contains(row.link.portB.id)
    }
  }

  /// A fault by its id, with how it was closed; nil if it is none, or was taken back.
  static func of(_ id: ThingID, _ view: StoreView) throws -> FaultRow? {
    try rows(view.fault(id), view).first
  }

  /// The faults among facts that count, each with how it was closed, in order.
  static func rows(_ facts: [Fact], _ view: StoreView) throws -> [FaultRow] {
    var closings: [ThingID: Recorded<Plant.FaultClose>] = [:]
    for fact in facts {
      if case .faultClose(let close) = fact.body { closings[close.fault] = Recorded(fact, close) }
    }
    let reports = facts.compactMap { fact -> FaultReport? in
      guard case .fault(let body) = fact.body else { return nil }
      return FaultReport(fault: Recorded(fact, body), closedMS: closings[fact.id]?.atMS)
    }
    // What is open is still to be closed, whatever became of another report of it.
    let open = FaultReport.together(reports.filter { $0.closedMS == nil })
    let closed = FaultReport.together(reports.filter { $0.closedMS != nil })
    let all = try (open + closed).compactMap { reports -> FaultRow? in
      guard let first = reports.first?.fault, let link = try view.link(first.body.link) else {
        return nil
      }
      return FaultRow(
        fault: first, also: reports.dropFirst().map(\.fault), link: link,
        closed: closings[first.id])
    }
    let places = Dictionary(
      facts.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: min)
    return all.sorted { places[$0.fault.id, default: 0] < places[$1.fault.id, default: 0] }
  }

  /// Faults as a table of at most 80 columns.
  static func table(_ rows: [FaultRow], nowMS: Int64, withState: Bool) -> String {
    var table = Table(["fault", "age", "port", "far end", "ticket", "what"])
    for row in rows {
      let closed = row.closed.map { "; CLOSED: \($0.body.why)" } ?? (withState ? "; open" : "")
      table.add([
        row.shortID, FloorClock.span(fromMS: row.fault.atMS, toMS: nowMS), row.near.label,
        row.far.label, row.fault.body.ticket, row.fault.body.symptom + closed,
      ])
    }
    return table.text()
  }

  /// A fault for programs.
  var json: JSONValue {
    .object([
      ("id", .string(fault.id.description)),
      ("also", .array(also.map { .string($0.id.description) })), ("ref", .string(near.label)),
      ("far", .string(far.label)), ("place", .optional(near.place?.text)),
      ("link", .string(link.id.description)), ("symptom", .string(fault.body.symptom)),
      ("ticket", .optional(fault.body.ticket)), ("since", .string(TimeText.iso(fault.atMS))),
      ("technician", .string(fault.technician)), ("open", .bool(closed == nil)),
      ("closed", .optional(closed.map { TimeText.iso($0.atMS) })),
      ("why", .optional(closed?.body.why)),
    ])
  }
}
