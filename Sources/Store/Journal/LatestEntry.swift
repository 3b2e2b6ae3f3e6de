internal import Change

/// What one fact says about one thing under one topic.
struct LatestEntry {
  var subject: [UInt8]
  var topic: LatestTopic
  var value: String
  var due: Bool

  var name: Name { Name(topic: topic, subject: subject) }

  /// What it is about.
  struct Name: Hashable {
    var topic: LatestTopic
    var subject: [UInt8]
  }
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
  private var columns: FactColumns
  private var cells: [CellValue]

  init(_ columns: FactColumns, cells: [CellValue]) {
    self.columns = columns
    self.cells = cells
  }

  /// The header a reader stands at, as far as it says something.
  init(_ columns: FactColumns, _ reader: borrowing ChangesetReader) {
    self.columns = columns
    cells = Array(repeating: .null, count: reader.columnCount)
    for column in columns.read where column < reader.columnCount {
      cells[column] = reader.value(of: reader.inserted(column))
    }
  }

  var table: TableCatalogue.Table { columns.table }

  private func cell(_ name: FactColumns.Name) -> CellValue {
    guard let place = columns.place(name), place < cells.count else { return .null }
    return cells[place]
  }

  func blob(_ name: FactColumns.Name) -> [UInt8]? {
    if case .blob(let bytes) = cell(name) { bytes } else { nil }
  }

  func text(_ name: FactColumns.Name) -> String? {
    if case .text(let text) = cell(name) { text } else { nil }
  }

  func number(_ name: FactColumns.Name) -> Int64? {
    if case .integer(let number) = cell(name) { number } else { nil }
  }

  private func face() -> [UInt8]? {
    guard let part = blob(.part), case .integer(let number) = cell(.connector),
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
    if let fact = blob(.supersedes) {
      out.append(Target(table: table.name, fact: fact, isCorrected: true))
    }
    if table.name == "withdrawal", let fact = blob(.fact), let kind = text(.factKind) {
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
      return entry(face(), .inspected, text(.verdict), due: text(.verdict) != "clean")
    case "cleaning": return entry(face(), .cleaned, text(.method))
    case "capping":
      return entry(face(), .capped, text(.action), due: text(.action) == "uncapped")
    case "plugging":
      let unseen = text(.unseenReason) != nil
      let action = text(.action).map { $0 == "in" && unseen ? "unseen" : $0 }
      return entry(blob(.joint), .plugged, action, due: action != "in")
    case "part_move":
      let kind: LatestTopic? =
        switch text(.kind) {
        case "module": .module
        case "plug": .plug
        default: nil
        }
      return kind.map { entry(blob(.place), $0, text(.direction)) } ?? []
    case "port_gate":
      return entry(blob(.port), .gate, text(.action), due: text(.action) == "shut")
    case "fault": return entry(blob(.id), .fault, "open", due: true)
    case "fault_close": return entry(blob(.fault), .fault, "closed")
    case "job": return entry(blob(.id), .job, "open", due: true)
    case "pause":
      return entry(
        blob(.job), .job, text(.action) == "parked" ? "parked" : "open", due: true)
    case "signature":
      let accepted = text(.kind) == "accepted"
      return entry(blob(.job), .job, accepted ? "accepted" : "hands", due: !accepted)
    case "soak":
      return entry(blob(.link), .soak, text(.action), due: text(.action) != "passed")
    case "seen": return entry(blob(.subject), .medium, text(.medium))
    case "lane_reading": return entry(blob(.port), .lanes, "read")
    case "task": return entry(blob(.id), .task, "open", due: true)
    case "task_close": return entry(blob(.task), .task, text(.outcome))
    case "disturbance": return entry(blob(.joint), .disturbed, "yes")
    default: return []
    }
  }
}
