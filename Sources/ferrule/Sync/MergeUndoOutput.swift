import Change
import Guide
import Paper
import Plant
import Store

/// What `sync merges` and `sync undo` print.
enum MergeUndoOutput {
  static func json(_ merge: MergedBundle) -> JSONValue {
    .object([
      ("merge", .integer(merge.number)), ("at", .string(TimeText.iso(merge.mergedMS))),
      ("file", .string(merge.path)), ("device", .string(merge.device.description)),
      ("laptop", .string(merge.laptop)), ("changes", .integer(Int64(merge.changes))),
      ("undone", merge.undoneMS.map { .string(TimeText.iso($0)) } ?? .null),
    ])
  }

  static func json(_ undo: MergeUndo, open: [LooseSpot], isDone: Bool) -> JSONValue {
    func refs(_ things: [Thing]) -> JSONValue {
      .array(
        things.map {
          .object([
            ("ref", .string($0.label)), ("table", .string($0.kind.rawValue)),
            ("id", .string($0.id.description)),
          ])
        })
    }
    func words(_ groups: [MergeUndo.Kept]) -> JSONValue {
      .array(
        groups.map {
          .object([
            ("ref", .string($0.thing.label)), ("table", .string($0.thing.kind.rawValue)),
            ("id", .string($0.thing.id.description)), ("word", .string($0.group)),
          ])
        })
    }
    return .object([
      ("merge", .integer(undo.merge.number)), ("done", .bool(isDone && !undo.isEmpty)),
      ("taken_back", .integer(Int64(undo.factCount))), ("put_back", refs(undo.putBack)),
      ("retired", refs(undo.retired)),
      ("stay", words(undo.kept)), ("in_use", refs(undo.inUse)),
      ("decided", words(undo.decided)), ("open", LooseLines.json(open)),
    ])
  }

  static func text(_ undo: MergeUndo, open: [LooseSpot], isDone: Bool) -> String {
    let merge = undo.merge
    var lines = [
      "\(undo.isEmpty ? "NOTHING TO UNDO" : isDone ? "UNDONE" : "WOULD UNDO") merge \(merge.number): "
        + "\(CountText.of(merge.changes, "change")) of \(SafeLine.text(merge.laptop)), "
        + TimeText.minute(merge.mergedMS)
    ]
    if undo.factCount > 0 {
      lines.append("  taken back: \(CountText.of(undo.factCount, "fact"))")
    }
    if !undo.putBack.isEmpty { lines.append("  as it was before: \(names(undo.putBack))") }
    if !undo.retired.isEmpty { lines.append("  out of use: \(names(undo.retired))") }
    for kept in undo.kept.prefix(shown) {
      lines.append("  STAYS, written since: \(SafeLine.text(kept.thing.label)) \(kept.group)")
    }
    if undo.kept.count > shown {
      lines.append(
        "  and \(CountText.of(undo.kept.count - shown, "more")) that stay; --json has all")
    }
    if !undo.inUse.isEmpty {
      lines.append("  STAYS, somebody wrote of it since: \(names(undo.inUse))")
    }
    for group in undo.decided.prefix(shown) {
      lines.append(
        "  two answers before: \(SafeLine.text(group.thing.label)) \(group.group); the one shown then is put back"
      )
    }
    if !open.isEmpty {
      lines.append(
        isDone
          ? "  ON NO LIST any more: go there, or tell who goes there"
          : "  OPEN by it, on no list then:")
      lines += LooseLines.lines(open, most: shown).map { "    \($0)" }
    }
    if !isDone, !undo.isEmpty {
      let all = open.isEmpty ? "" : " --with-open"
      lines.append("  next: ferrule sync undo \(merge.number) --yes\(all)")
    }
    return lines.joined(separator: "\n")
  }

  private static let shown = 20

  private static func names(_ things: [Thing]) -> String {
    let few = things.prefix(4).map { SafeLine.text($0.label) }.joined(separator: ", ")
    return things.count > 4 ? "\(few) and \(things.count - 4) more" : few
  }
}
