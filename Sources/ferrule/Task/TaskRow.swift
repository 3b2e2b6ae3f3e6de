import Guide
import Paper
import Plant
import Store

/// A task as lists show it.
struct TaskRow {
  var task: Recorded<Plant.Task>
  var ref: String
  var place: Place?
  /// How it was closed; nil if it is open.
  var closed: Recorded<Plant.TaskClose>?

  /// Open tasks, oldest first.
  static func open(_ view: StoreView) throws -> [TaskRow] {
    try view.openErrands().map { try row($0, view) }
  }

  /// All tasks, closed ones too, oldest first.
  static func all(_ view: StoreView) throws -> [TaskRow] {
    let facts = LiveFacts.of(try view.tasks())
    var closings: [ThingID: Recorded<Plant.TaskClose>] = [:]
    for fact in facts {
      if case .taskClose(let close) = fact.body { closings[close.task] = Recorded(fact, close) }
    }
    return try facts.compactMap { fact in
      guard case .task(let body) = fact.body else { return nil }
      var row = try row(Recorded(fact, body), view)
      row.closed = closings[fact.id]
      return row
    }
  }

  private static func row(_ task: Recorded<Plant.Task>, _ view: StoreView) throws -> TaskRow {
    let subject = task.body.subject
    return TaskRow(
      task: task,
      ref: try view.thing(subject.kind, subject.id)?.label
        ?? String(subject.id.description.prefix(8)),
      place: try view.place(of: subject))
  }

  static func table(_ rows: [TaskRow], nowMS: Int64, withState: Bool) -> String {
    var table = Table(["task", "age", "where", "for", "what"])
    for row in rows {
      let closed = row.closed.map { close in
        "; \(close.body.outcome.rawValue.uppercased())\(close.body.found.map { ": \($0)" } ?? "")"
      }
      table.add([
        FaultRow.shortID(row.task.id), FloorClock.span(fromMS: row.task.atMS, toMS: nowMS), row.ref,
        row.task.body.forWhom ?? "anyone",
        SafeLine.text(row.task.body.text + (closed ?? (withState ? "; open" : ""))),
      ])
    }
    return table.text()
  }

  var json: JSONValue {
    .object([
      ("id", .string(task.id.description)), ("kind", .string(task.body.kind.rawValue)),
      ("ref", .string(ref)), ("place", .optional(place?.text)),
      ("for", .optional(task.body.forWhom)), ("text", .string(task.body.text)),
      ("by", .string(task.technician)), ("at", .string(TimeText.iso(task.atMS))),
      ("open", .bool(closed == nil)), ("closed", .optional(closed.map { TimeText.iso($0.atMS) })),
      ("outcome", .optional(closed?.body.outcome.rawValue)),
      ("found", .optional(closed?.body.found)),
    ])
  }
}
