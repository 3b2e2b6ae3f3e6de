import Guide
import Paper
import Plant

/// What to do first, in a glance.
enum NextGlance {
  /// At most 6 lines of 40 columns.
  static func lines(_ items: [DueItem], technician: String) -> [String] {
    guard let first = items.first else { return ["NOTHING is due"] }
    let kind = DueWork.words(first.kind)
    let head = Glance.line("NEXT 1/\(items.count) \(kind) ", first.port.label)
    let why = first.ticket.map { "\(first.why)  \($0)" } ?? first.why
    let remembered = Due.remembered(first).map { "KNOWN \($0)" }
    let body = [
      first.port.place?.text, why, remembered,
      "FIRST \(Due.reason(first: first, technician: technician))",
      DueWork.hasFarEnd(first) ? Glance.line("FAR  ", first.otherPort.label) : nil,
    ]
    return Glance.screen(
      [head] + body.compactMap(\.self), last: "do: \(DueWork.command(first))")
  }
}
