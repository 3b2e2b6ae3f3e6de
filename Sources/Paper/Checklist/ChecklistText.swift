import Plant

/// A checklist for a terminal or plain paper, at most 80 columns wide.
public enum ChecklistText {
  private static let width = 80
  private static let indent = String(repeating: " ", count: 9)

  /// The whole sheet.
  public static func text(_ checklist: Checklist) -> String {
    let heading = checklist.heading
    var out = Lines(width: width)
    out.add("CHECKLIST  row \(heading.row)  hall \(heading.hall)  site \(heading.site)")
    out.add(
      "Printed \(TimeText.minute(heading.printedAtMS)) UTC from \(heading.device)"
        + "  for \(heading.technician ?? "____________")")
    if let sentence = checklist.emptySentence {
      out.add("")
      out.add(sentence)
      return out.text
    }
    out.add(checklist.counts.text + ". All times UTC.")
    for walk in checklist.walks {
      add(walk, checklist.title(of: walk), heading.printedAtMS, to: &out)
    }
    out.add("")
    out.rule("-")
    out.add("Hands done: initials ________  time ________")
    return out.text
  }

  private static func add(
    _ walk: ChecklistWalk, _ title: String, _ printedAtMS: Int64, to out: inout Lines
  ) {
    out.add("")
    out.rule("=")
    out.add("\(title)  \(ChecklistCounts(walk.items).text)")
    out.rule("=")
    for rack in walk.racks {
      out.add("")
      out.add("RACK \(rack.name)")
      for item in rack.items { add(item, printedAtMS, to: &out) }
    }
  }

  private static func add(_ item: ChecklistItem, _ printedAtMS: Int64, to out: inout Lines) {
    let entry = item.entry
    out.add("")
    let number = item.number.map(String.init) ?? ""
    let mark = entry.doNotTouch ? "XXXX" : TextWidth.padded(number, to: 4, right: true)
    let box = entry.doNotTouch ? "[X]" : "[ ]"
    let facts = [entry.ref, entry.place.text, entry.code?.description, entry.ticket]
    let first = facts.compactMap { $0 }.joined(separator: "   ")
    out.add(first, first: "\(mark) \(box) ", then: indent)
    if entry.doNotTouch { out.add("*** DO NOT TOUCH ***", first: indent, then: indent) }
    if let mark = item.farEndMark { out.add(mark, first: indent, then: indent) }
    if entry.names != entry.ref { out.add(entry.names, first: indent, then: indent) }
    let since = item.sinceText(printedAtMS: printedAtMS)
    out.add("\(entry.what.uppercased())\(since): \(entry.why)", first: indent, then: indent)
    out.add("far end  \(entry.farEnd?.text ?? "-")", first: indent, then: indent)
    guard !entry.doNotTouch else { return }
    for task in entry.tasks { out.add(task, first: indent + "[ ] ", then: indent + "    ") }
    out.add(
      "result ______________  note ______________________________", first: indent, then: indent)
  }
}

extension ChecklistText {
  /// Lines that never pass a width.
  private struct Lines {
    let width: Int
    var text = ""

    mutating func add(_ line: String, first: String = "", then: String = "") {
      let pieces = spaced(SafeLine.text(line), width - TextWidth.columns(first))
      for (place, piece) in pieces.enumerated() {
        var whole = (place == 0 ? first : then) + piece
        while whole.last == " " { whole.removeLast() }
        text += whole + "\n"
      }
    }

    /// A line that fits keeps its blanks; a longer one is wrapped.
    private func spaced(_ line: String, _ width: Int) -> [String] {
      TextWidth.columns(line) <= width ? [line] : TextWidth.wrapped(line, to: width)
    }

    mutating func rule(_ mark: Character) {
      text += String(repeating: mark, count: width) + "\n"
    }
  }
}
