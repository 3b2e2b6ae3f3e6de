import Guide
import Paper
import Plant

/// What to do first, in a glance.
enum NextGlance {
  /// At most 6 lines of 40 columns.
  ///
  /// - Parameter poor: the tool not to clean with there; nil if none is known to be poor.
  static func lines(_ items: [DueItem], technician: String, poor: CleaningRecord?) -> [String] {
    guard let first = items.first else { return ["NOTHING is due"] }
    let kind = DueWork.words(first)
    let head = Glance.line("NEXT 1/\(items.count) \(kind) ", first.port.label)
    let why = first.ticket.map { "\(first.why)  \($0)" } ?? first.why
    let remembered = Due.remembered(first).map { "KNOWN \($0)" }
    let body = [
      first.port.place?.text, why, remembered,
      "FIRST \(Due.reason(first: first, technician: technician))",
      far(first, poor),
    ]
    return Glance.screen(
      [head] + body.compactMap(\.self), last: "do: \(DueWork.command(first))")
  }
  /// The other end and the poor tool, which share a line; nil if there is neither.
  private static func far(_ item: DueItem, _ poor: CleaningRecord?) -> String? {
    let pen = poor.map { "PEN \(Columns.shorten(SafeLine.text($0.tool ?? "?"), to: 12)) POOR" }
    guard DueWork.hasFarEnd(item) else { return pen }
    return Glance.line("FAR  ", item.otherPort.label, pen.map { "  \($0)" } ?? "")
  }
}
