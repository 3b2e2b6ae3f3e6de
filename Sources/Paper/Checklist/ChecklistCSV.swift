import Plant

/// A checklist for a spreadsheet: RFC 4180, one line an item, two empty columns to fill in.
public enum ChecklistCSV {
  private static let titles = [
    "number", "ref", "code", "what", "why", "names", "hall", "row", "rack", "u", "side", "far_end",
    "far_end_place", "tasks", "do_not_touch", "reported_at_far_end", "ticket", "since", "result",
    "note",
  ]

  /// The whole file.
  ///
  /// An empty checklist has one line without number that says so.
  public static func text(_ checklist: Checklist) -> String {
    var lines = [titles]
    if let sentence = checklist.emptySentence {
      lines.append(
        titles.map { $0 == "what" ? sentence : $0 == "row" ? checklist.heading.row : "" })
    }
    lines += checklist.items.map(cells)
    return lines.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func cells(_ item: ChecklistItem) -> [String] {
    let entry = item.entry
    let place = entry.place
    return [
      item.number.map(String.init) ?? "", entry.ref, entry.code?.description ?? "", entry.what,
      entry.why,
      entry.names, place.hall, place.row, place.rack, place.lowestU.map(String.init) ?? "",
      place.side?.rawValue ?? "", entry.farEnd?.ref ?? "", entry.farEnd?.place ?? "",
      entry.tasks.joined(separator: "; "), entry.doNotTouch ? "DO NOT TOUCH" : "",
      entry.reportedAtFarEnd ? "yes" : "", entry.ticket ?? "",
      entry.sinceMS.map(TimeText.iso) ?? "", "", "",
    ]
  }

  /// One field, quoted where it must be.
  static func field(_ text: String) -> String {
    let safe = guarded(SafeLine.text(text))
    let special = safe.unicodeScalars.contains { $0 == "\"" || $0 == "," || $0 == ";" }
    guard special || safe.first == " " || safe.last == " " else { return safe }
    return "\""
      + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// An apostrophe in front of what a spreadsheet would run as a formula; numbers stay numbers.
  ///
  /// Apostrophes and blanks in front of the sign do not count. The full-width signs are taken for
  /// formulas by spreadsheets set to an East Asian language.
  private static func guarded(_ text: String) -> String {
    let start = text.unicodeScalars.drop { $0 == "'" || $0 == " " }
    switch start.first {
    case "=", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return "'" + text
    case "+", "-": return isNumber(start.dropFirst()) ? text : "'" + text
    default: return text
    }
  }

  private static func isNumber(_ digits: Substring.UnicodeScalarView) -> Bool {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { "0"..."9" ~= $0 } }
  }
}
