import Change
import Plant
import Store
import TestSupport

/// The few things the random histories are about, and what can be done to them.
enum StorePool {
  static let hall = RecordKey.hall(name: "Hall 1").id
  static let rack = RecordKey.rack(hall: hall, name: "R01").id
  static let leaf = RecordKey.device(name: "leaf-1").id
  static let spine = RecordKey.device(name: "spine-1").id
  static let ports = [
    RecordKey.port(device: leaf, name: "1").id, RecordKey.port(device: spine, name: "1").id,
  ]
  static let aliases = [
    RecordKey.alias(code: "A-1", target: leaf).id, RecordKey.alias(code: "A-2", target: spine).id,
  ]

  private static let records: [(kind: ThingKind, id: ThingID)] =
    [(.hall, hall), (.rack, rack), (.device, leaf), (.device, spine), (.port, ports[0])]
    + aliases.map { (.alias, $0) }

  // MARK: Records

  static func changeRecord(
    _ view: StoreView, _ draft: Draft, _ random: inout RepeatableRandom
  ) throws {
    let (kind, id) = records[Int.random(in: 0..<records.count, using: &random)]
    let isKnown = try view.thing(kind, id) != nil
    let isOdd = Int.random(in: 0..<10, using: &random) == 0
    if isKnown == isOdd {
      var cells: [String: Cell] = [:]
      for _ in 0..<4 { cells.merge(group(of: kind, &random)) { $1 } }
      if isOdd, Bool.random(using: &random) { cells["retired_at"] = .integer(draft.nowMS) }
      return try draft.insert(kind, id, cells)
    }
    if Int.random(in: 0..<6, using: &random) == 0 {
      let isRevival = Int.random(in: 0..<3, using: &random) == 0
      let at: Cell = isRevival ? .missing : .integer(draft.nowMS)
      try draft.update(kind, id, ["retired_at": at])
      return
    }
    try draft.update(
      kind, id, group(of: kind, &random), evenIfEqual: Int.random(in: 0..<4, using: &random) == 0)
  }

  /// Values for one group of a record; 2 and 3 differ only in how an accent is composed.
  private static func group(of kind: ThingKind, _ random: inout RepeatableRandom) -> [String: Cell]
  {
    let texts = ["one", "caf\u{E9}", "cafe\u{301}", "4"]
    let choice = Int.random(in: 0...4, using: &random)
    let text: Cell = choice == 0 ? .missing : .text(texts[choice - 1])
    let number: Cell =
      Bool.random(using: &random) ? .missing : .integer(Int.random(in: 1...3, using: &random))
    switch kind {
    case .hall: return Bool.random(using: &random) ? ["name": text] : ["note": text]
    case .rack: return Bool.random(using: &random) ? ["name": text] : ["height_u": number]
    case .device:
      switch Int.random(in: 0..<4, using: &random) {
      case 0: return ["rack": .id(rack), "lowest_u": number]
      case 1: return ["serial": text]
      case 2: return ["kind": .text("switch"), "model": text]
      default: return ["name": text]
      }
    case .port:
      return Bool.random(using: &random)
        ? ["device": .id(leaf), "name": text] : ["cage": text, "connector": number]
    default:
      return Bool.random(using: &random)
        ? [
          "code": text, "target_kind": .text("device"),
          "target": .id(Bool.random(using: &random) ? leaf : spine),
        ] : ["origin": text]
    }
  }

  /// An INSERT or UPDATE of a record, whether it is known or not.
  static func odd(_ tables: TableCatalogue, _ random: inout RepeatableRandom) -> Change.Operation {
    let (kind, id) = records[Int.random(in: 0..<records.count, using: &random)]
    let definition = tables.table(kind.rawValue)
    let columns = definition?.columns ?? []
    func value(_ column: Int) -> CellValue {
      guard Int.random(in: 0..<3, using: &random) > 0 else { return .null }
      switch columns[column].type {
      case .integer: return .integer(Int64.random(in: 1...2, using: &random))
      case .blob: return .blob(rack.bytes)
      default: return .text(Bool.random(using: &random) ? "one" : "4")
      }
    }
    if Int.random(in: 0..<3, using: &random) == 0 {
      let retired = columns.firstIndex { $0.name == "retired_at" } ?? 0
      return .insert(
        into: kind.rawValue,
        columns.indices.map { column in
          if column == 0 { return .blob(id.bytes) }
          return column == retired && Bool.random(using: &random) ? .null : value(column)
        })
    }
    let groups = definition?.groups ?? []
    let group = groups[Int.random(in: 0..<groups.count, using: &random)]
    return .update(
      kind.rawValue, key: [.blob(id.bytes)],
      group.columns.map { UpdatedCell(column: $0, old: .null, new: value($0)) })
  }

  // MARK: Facts

  static func recordFact(
    _ view: StoreView, _ draft: Draft, _ random: inout RepeatableRandom
  ) throws {
    let known = try view.log(sinceMS: nil, technician: nil, limit: 40)
    let facts = RandomFacts(things: ports + [leaf, hall] + parts, known: known)
    let job = facts.job(&random)
    if Bool.random(using: &random), let old = known.randomElement(using: &random) {
      if Bool.random(using: &random), let body = facts.withdrawal(&random) {
        try draft.record(body, job: job)
      } else {
        try draft.record(facts.correction(of: old, &random), job: job, supersedes: old.id)
      }
      return
    }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: try draft.record(.inspection(look(&random)))
    case 1: try draft.record(.portGate(gate(&random)))
    default: try draft.record(facts.body(&random), job: job)
    }
  }

  private static let parts = ports.map {
    RecordKey.part(holder: $0, kind: .module, putBy: nil).id
  }

  static func face(_ number: Int) -> Face {
    Face(
      part: RecordKey.part(holder: ports[number % 2], kind: .module, putBy: nil).id,
      connector: 1 + number / 2)
  }

  private static func look(_ random: inout RepeatableRandom) -> Inspection {
    let verdicts: [FaceVerdict] = [.clean, .dirt, .damage]
    var fibres: [Int: FibreVerdict] = [:]
    for fibre in 1...4 where Bool.random(using: &random) { fibres[fibre] = .ok }
    return Inspection(
      face: face(Int.random(in: 0..<4, using: &random)),
      verdict: verdicts[Int.random(in: 0..<3, using: &random)], fibres: fibres)
  }

  private static func gate(_ random: inout RepeatableRandom) -> PortGate {
    PortGate(
      port: ports[Int.random(in: 0..<2, using: &random)],
      action: Bool.random(using: &random) ? .shut : .opened, byWhom: "NOC")
  }

  /// An inspection with fibres, as a stranger writes it.
  static func inspection(_ id: FactID, _ random: inout RepeatableRandom) -> [Change.Operation] {
    let face = face(Int.random(in: 0..<4, using: &random))
    let verdict = Bool.random(using: &random) ? "clean" : "dirt"
    var out: [Change.Operation] = [
      .insert(
        into: "inspection",
        [
          .blob(id.bytes), .integer(7), .text("Eve"), .null, .null, .null,
          .blob(face.part.bytes), .integer(Int64(face.connector)), .null, .text(verdict), .null,
          .null, .null,
        ])
    ]
    for fibre in 1...4 where Bool.random(using: &random) {
      out.append(
        .insert(
          into: "inspection_fibre", [.blob(id.bytes), .integer(Int64(fibre)), .text(verdict)]))
    }
    return out
  }

  // MARK: Plans

  static func file(_ version: Int) -> PlanFile {
    PlanFile(
      source: "plan", format: "csv", name: "plan\(version).csv",
      sha256: Array(repeating: UInt8(version), count: 32), bytes: 100)
  }

  static func plan(_ version: Int) -> [PlanRow] {
    [
      PlanRow(kind: .hall, id: hall, label: "Hall 1", cells: ["name": .text("Hall 1")]),
      PlanRow(
        kind: .device, id: leaf, label: "leaf-1",
        cells: [
          "name": .text("leaf-1"), "rack": .id(rack), "lowest_u": .integer(version),
          "serial": .text("S\(version % 2)"),
        ]),
      PlanRow(
        kind: .device, id: spine, label: "spine-1",
        cells: ["name": .text("spine-1"), "kind": .text("switch")]),
    ]
  }
}
