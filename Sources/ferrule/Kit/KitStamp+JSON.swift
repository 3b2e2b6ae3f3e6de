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

  /// What to say to whoever records a result with a known tool that is not in order.
  ///
  /// A result is never refused for it.
  static func remarks(
    _ view: StoreView, _ kind: String, named: String?, by technician: String, _ draft: Draft
  ) throws -> [String] {
    guard
      let stamp = try view.kitStamp(kind, named: named, by: technician, atMS: draft.nowMS),
      !stamp.isInOrder
    else { return [] }
    let next = stamp.label.map { "ferrule kit check \(ShellWord.quoted($0))" } ?? "ferrule kit"
    return ["\(stamp.text): this result says so. To check it: \(next)"]
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
