/// A numbered line of a checklist.
public struct ChecklistItem: Hashable, Sendable {
  /// The number a person types back; nil where nothing is to be done, so that `1-14 ok` cannot
  /// claim that a joint marked DO NOT TOUCH was opened.
  public let number: Int?
  /// What the line says.
  public let entry: ChecklistEntry

  /// The mark of a line whose fault was reported at the other end; nil for any other line.
  var farEndMark: String? {
    guard entry.reportedAtFarEnd, !entry.doNotTouch else { return nil }
    return "WORK FOR THE FAR END" + (entry.farEnd.map { ": reported at \($0.ref)" } ?? "")
  }

  /// Since when, after a blank: the time alone on the day of printing; empty if nobody knows.
  func sinceText(printedAtMS: Int64) -> String {
    guard let since = entry.sinceMS else { return "" }
    let today = TimeText.day(since) == TimeText.day(printedAtMS)
    return " since " + (today ? TimeText.clock(since) : TimeText.minute(since))
  }
}
