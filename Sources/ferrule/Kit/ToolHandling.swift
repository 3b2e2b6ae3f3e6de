import Guide
import Paper
import Plant
import Store

/// A tool that changes hands: to somebody, or back to its place.
struct ToolHandling {
  private let tool: Thing
  /// The errand to bring it back that is open now; nil where it is back.
  private let away: (id: ThingID, body: Plant.Task, by: String, atMS: Int64)?
  /// The errands that ended with it.
  private let closed: [ThingID]

  /// Records that somebody has a tool.
  ///
  /// One that is passed on by who had it belongs where it belonged before: the errand of before is closed, and the new
  /// one is to the same place.
  ///
  /// - Parameters:
  ///   - holder: who has it now.
  ///   - owner: to whom or what place it goes back.
  ///   - isOwnerSaid: whether somebody said so; else it goes back where it went back before.
  init(
    _ named: String, with holder: String, from owner: String, isOwnerSaid: Bool = true,
    by author: String, _ view: StoreView, _ draft: Draft
  ) throws {
    tool = try KitCommand.tool(named, view)
    let open = try view.toolsAway()[tool.id] ?? []
    let label = SafeLine.text(tool.label)
    guard let last = open.last else {
      guard NameFolding.fold(holder) != NameFolding.fold(owner) else {
        throw CommandError(
          .badInput, "bad-value", SafeLine.text("\(label) cannot go from \(owner) to \(holder)."),
          next: "say another name: kit lend TOOL --to WHO, kit borrow TOOL --from WHO")
      }
      closed = []
      away = try Self.recorded(
        .bringBack(tool.id, with: holder, to: owner), by: author, draft)
      return
    }
    let before = last.body.forWhom ?? "anyone"
    guard NameFolding.fold(before) != NameFolding.fold(holder) else {
      throw CommandError(
        .badInput, "away-already",
        SafeLine.text(
          "\(label) is with \(before) already, since \(TimeText.minute(last.atMS))."),
        next: "ferrule kit return \(ShellWord.quoted(tool.label)), once it is back")
    }
    var task = Plant.Task.bringBack(tool.id, with: holder, to: owner)
    if !isOwnerSaid || NameFolding.fold(before) == NameFolding.fold(owner) {
      task.text = last.body.text
    }
    closed = try Self.close(open, "now with \(holder)", draft)
    away = try Self.recorded(task, by: author, draft)
  }

  /// Records that a tool is back.
  init(back named: String, found: String?, _ view: StoreView, _ draft: Draft) throws {
    tool = try view.thing(named: named, kinds: [.tool])
    let open = try view.toolsAway()[tool.id] ?? []
    guard !open.isEmpty else {
      throw CommandError(
        .badInput, "not-away",
        SafeLine.text("\(tool.label) is not away, as far as is known here."), next: "ferrule kit")
    }
    away = nil
    closed = try Self.close(open, found, draft)
  }

  private static func recorded(_ task: Plant.Task, by author: String, _ draft: Draft) throws
    -> (id: ThingID, body: Plant.Task, by: String, atMS: Int64)
  {
    (try draft.record(.task(task)), task, author, draft.nowMS)
  }

  private static func close(
    _ open: [Guide.Recorded<Plant.Task>], _ found: String?, _ draft: Draft
  ) throws -> [ThingID] {
    for task in open {
      _ = try draft.record(.taskClose(TaskClose(task: task.id, outcome: .done, found: found)))
    }
    return open.map(\.id)
  }

  var text: String {
    guard let away else { return SafeLine.text("Recorded \(tool.label): back.") }
    return SafeLine.text(
      "Recorded \(tool.label): with \(away.body.forWhom ?? "anyone"); \(away.body.text).")
  }

  var json: JSONValue {
    .object([
      ("tool", .string(tool.label)), ("id", .string(tool.id.description)),
      (
        "away",
        away.map { Self.json($0.id, $0.body, by: $0.by, atMS: $0.atMS) } ?? .null
      ),
      ("closed", .array(closed.map { .string($0.description) })),
    ])
  }

  /// Where a tool is that is away, for programs.
  static func json(_ id: ThingID, _ task: Plant.Task, by author: String, atMS: Int64) -> JSONValue {
    .object([
      ("task", .string(id.description)), ("with", .optional(task.forWhom)),
      ("text", .string(task.text)), ("by", .string(author)), ("at", .string(TimeText.iso(atMS))),
    ])
  }
}
