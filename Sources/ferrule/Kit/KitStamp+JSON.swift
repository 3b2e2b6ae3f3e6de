import Guide
import Paper
import Plant
import Store

extension KitStamp {
  /// For programs.
  var json: JSONValue {
    .object([
      ("kind", .string(kind)), ("tool", .optional(label)), ("state", .string(state.rawValue)),
      ("checked", .optional(checkedMS.map(TimeText.iso))),
    ])
  }

  /// What to say to whoever records a result with a tool that is not in order, as it stands with the result.
  ///
  /// A result is never refused for it.
  ///
  /// - Parameter face: what it was held to.
  static func remarks(
    _ view: StoreView, _ kind: String, named: String?, by technician: String, nowMS: Int64,
    face: Face? = nil
  ) throws -> [String] {
    let stamp = try view.kitStamp(kind, named: named, by: technician, atMS: nowMS, face: face)
    guard let stamp, !stamp.isInOrder else { return [] }
    return ["\(stamp.text): this result says so. \(try stamp.next(view))"]
  }

  /// What to do about it.
  func next(_ view: StoreView) throws -> String {
    guard let label else { return "To check it: ferrule kit" }
    guard let tool = try view.tool(RecordKey.tool(kind: kind, label: label).id) else {
      return "To enter it: ferrule add tool kind=\(kind) label=\(ShellWord.quoted(label))"
    }
    return "To check it: \(KitRow(tool: tool, state: state).command)"
  }

  /// What to say to whoever adds pictures while nobody knows how far the scope's clock is off.
  static func clockRemarks(_ view: StoreView, by technician: String, nowMS: Int64) throws
    -> [String]
  {
    let scopes = try view.kit().filter { $0.kind == "scope" }
    guard !scopes.isEmpty, try view.scopeClockOffsetMS(of: technician, atMS: nowMS) == nil else {
      return []
    }
    let name = scopes.count == 1 ? ShellWord.quoted(scopes[0].label) : "SCOPE"
    return [
      "The scope's clock was not checked in this shift: the times of the pictures stay as they are. "
        + "To check it: ferrule kit check \(name) --clock HH:MM:SS"
    ]
  }
}
