/// How much is on a checklist.
public struct ChecklistCounts: Hashable, Sendable {
  /// Lines with work.
  public let toDo: Int
  /// Lines with healthy joints.
  public let doNotTouch: Int
  /// Of the lines with work, those reported at the other end.
  public let forFarEnd: Int

  init(_ items: [ChecklistItem]) {
    toDo = items.count { !$0.entry.doNotTouch }
    doNotTouch = items.count { $0.entry.doNotTouch }
    forFarEnd = items.count { !$0.entry.doNotTouch && $0.entry.reportedAtFarEnd }
  }

  /// In words, such as `14 to do (2 for the far end), 1 not to touch`.
  public var text: String {
    var out = "\(toDo) to do"
    if forFarEnd > 0 { out += " (\(forFarEnd) for the far end)" }
    if doNotTouch > 0 { out += ", \(doNotTouch) not to touch" }
    return out
  }
}
