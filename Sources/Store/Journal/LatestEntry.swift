internal import Change

/// What one fact says about one thing under one topic.
struct LatestEntry {
  var subject: [UInt8]
  var topic: LatestTopic
  var value: String
  var due: Bool
}

/// What there is a last word on.
enum LatestTopic: String, CaseIterable {
  case inspected
  case cleaned
  case capped
  case plugged
  case module
  case plug
  case gate
  case fault
  case job
  case soak
  case medium
  case lanes
  case disturbed
  case task
}

/// The header cells of a fact, by column name.
struct FactHeaderCells {
  var table: TableCatalogue.Table
  var cells: [CellValue]

  init(table: TableCatalogue.Table, cells: [CellValue]) {
    self.table = table
    self.cells = cells
  }

  /// The header a reader stands at.
  ///
  /// - Parameter columns: those that say something, as ``columns(of:)`` tells.
  init(
    table: TableCatalogue.Table, columns: [Int], _ reader: borrowing ChangesetReader
  ) {
    self.table = table
    cells = Array(repeating: .null, count: reader.columnCount)
    for column in columns where column < reader.columnCount {
      cells[column] = reader.value(of: reader.inserted(column))
    }
  }

  /// The columns that say something here; the others are not read.
  private static let names: Set<String> = [
    "action", "connector", "direction", "fact", "fact_kind", "fault", "id", "job", "joint", "kind",
    "link", "medium", "method", "outcome", "part", "place", "port", "subject", "supersedes", "task",
    "unseen_reason", "verdict",
  ]

  /// The places of the columns of a table that say something here.
  static func columns(of table: TableCatalogue.Table) -> [Int] {
    table.columns.indices.filter { names.contains(table.columns[$0].name) }
  }

  private func cell(_ name: String) -> CellValue {
    guard let place = table.columns.firstIndex(where: { $0.name == name }), place < cells.count
    else { return .null }
    return cells[place]
  }

  func blob(_ name: String) -> [UInt8]? {
    if case .blob(let bytes) = cell(name) { bytes } else { nil }
  }

  func text(_ name: String) -> String? {
    if case .text(let text) = cell(name) { text } else { nil }
  }

  private func face() -> [UInt8]? {
    guard let part = blob("part"), case .integer(let number) = cell("connector"),
      let connector = UInt8(exactly: number)
    else { return nil }
    return part + [connector]
  }

  /// A fact that another one takes back.
  struct Target {
    var table: String
    var fact: [UInt8]
    /// A correction takes back a fact of its own table only; a withdrawal any.
    var isCorrected: Bool
  }

  /// What the fact takes back: the one it corrects, the one it withdraws.
  var targets: [Target] {
    var out: [Target] = []
    if let fact = blob("supersedes") {
      out.append(Target(table: table.name, fact: fact, isCorrected: true))
    }
    if table.name == "withdrawal", let fact = blob("fact"), let kind = text("fact_kind") {
      out.append(Target(table: kind, fact: fact, isCorrected: false))
    }
    return out
  }

  /// What the fact says, a word on each thing it is about.
  var entries: [LatestEntry] {
    func entry(_ subject: [UInt8]?, _ topic: LatestTopic, _ value: String?, due: Bool = false)
      -> [LatestEntry]
    {
      guard let subject, let value else { return [] }
      return [LatestEntry(subject: subject, topic: topic, value: value, due: due)]
    }
    switch table.name {
    case "inspection":
      return entry(face(), .inspected, text("verdict"), due: text("verdict") != "clean")
    case "cleaning": return entry(face(), .cleaned, text("method"))
    case "capping":
      return entry(face(), .capped, text("action"), due: text("action") == "uncapped")
    case "plugging":
      let unseen = text("unseen_reason") != nil
      let action = text("action").map { $0 == "in" && unseen ? "unseen" : $0 }
      return entry(blob("joint"), .plugged, action, due: action != "in")
    case "part_move":
      let kind: LatestTopic? =
        switch text("kind") {
        case "module": .module
        case "plug": .plug
        default: nil
        }
      return kind.map { entry(blob("place"), $0, text("direction")) } ?? []
    case "port_gate":
      return entry(blob("port"), .gate, text("action"), due: text("action") == "shut")
    case "fault": return entry(blob("id"), .fault, "open", due: true)
    case "fault_close": return entry(blob("fault"), .fault, "closed")
    case "job": return entry(blob("id"), .job, "open", due: true)
    case "pause":
      return entry(
        blob("job"), .job, text("action") == "parked" ? "parked" : "open", due: true)
    case "signature":
      let accepted = text("kind") == "accepted"
      return entry(blob("job"), .job, accepted ? "accepted" : "hands", due: !accepted)
    case "soak":
      return entry(blob("link"), .soak, text("action"), due: text("action") != "passed")
    case "seen": return entry(blob("subject"), .medium, text("medium"))
    case "lane_reading": return entry(blob("port"), .lanes, "read")
    case "task": return entry(blob("id"), .task, "open", due: true)
    case "task_close": return entry(blob("task"), .task, text("outcome"))
    case "disturbance": return entry(blob("joint"), .disturbed, "yes")
    default: return []
    }
  }
}
