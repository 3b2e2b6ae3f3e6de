import Plant

/// An explanation for a terminal: six short lines to act on, then everything behind them.
public enum ExplainText {
  private static let width = 80
  private static let screenWidth = 40
  private static let screenLines = 6
  private static let mostCauses = 6
  private static let mostSuspects = 12

  /// The whole page, with a line end after each line.
  public static func text(_ report: ExplainReport) -> String {
    var lines = screen(report) + [""] + TextWidth.wrapped(report.heading, to: width)
    if let sight = report.explanation.sight {
      lines += hanging("light   ", sight.sentence)
    }
    lines += report.explanation.unsafe.flatMap { finding in
      hanging("unsafe  ", SafeLine.text("\(finding.placeText): \(finding.what) \(finding.fix)"))
    }
    lines += report.notes.flatMap { hanging("note    ", $0) }
    lines += causes(report) + looks(report)
    return lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  /// At most six lines of forty columns: the verdict, what it means, where to look, what decides.
  public static func screen(_ report: ExplainReport) -> [String] {
    let looks = report.explanation.looks
    var tail: [String] = []
    if let first = looks.first {
      let more = looks.count > 1 ? ", then \(looks.count - 1) more" : ""
      let name = "Look: \(SafeLine.text(first.suspect.name)), \(first.reason.text)\(more)"
      tail += Array(TextWidth.wrapped(name, to: screenWidth).prefix(2))
    }
    if [.changePlan, .chooseChange].contains(report.check),
      let first = report.explanation.causes.first?.suspects.first
    {
      let more = (report.explanation.causes.first?.suspects.count ?? 1) - 1
      let fix = "Good with \(SafeLine.text(first.change ?? first.name))"
      tail += Array(
        TextWidth.wrapped(fix + (more > 0 ? ", or \(more) more" : ""), to: screenWidth).prefix(2))
    }
    let unsafe = report.explanation.unsafe.first.map { finding in
      Array(
        TextWidth.wrapped(
          "UNSAFE  \(SafeLine.text(finding.placeText)), by the plan", to: screenWidth
        )
        .prefix(2))
    }
    // What must not be plugged at all goes before what decides, which is on the page below.
    if let unsafe {
      tail = unsafe + tail
    } else if report.check != .nothing {
      tail += Array(TextWidth.wrapped(report.check.sentence, to: screenWidth).prefix(2))
    }
    let head = TextWidth.wrapped("\(report.verdict)  \(report.summary)", to: screenWidth).prefix(2)
    let room = screenLines - head.count - tail.count
    let body = TextWidth.wrapped(report.sentence, to: screenWidth)
    return head + (body.count <= room ? body : []) + tail
  }

  private static func causes(_ report: ExplainReport) -> [String] {
    let shown = report.explanation.causes.prefix(mostCauses)
    var lines: [String] = []
    for (number, ranked) in shown.enumerated() {
      lines.append("")
      lines += hanging("\(number + 1). ", "\(ranked.cause.title)  (\(ranked.points) points)")
      lines += hanging("   ", SafeLine.text(ranked.cause.sentence))
      lines += clues(ranked.clues, indent: "   ")
      let isInTable = number < report.explanation.likeliest.count
      for suspect in ranked.suspects.prefix(mostSuspects) {
        let spots = isInTable ? "" : spots(suspect)
        lines += hanging(
          "   at      ",
          SafeLine.text(suspect.change ?? suspect.name) + (spots.isEmpty ? "" : ": \(spots)"))
        lines += clues(suspect.clues, indent: "           ")
      }
      if ranked.suspects.count > mostSuspects {
        lines.append("   and \(ranked.suspects.count - mostSuspects) more (--json has all)")
      }
      if ranked.check != .nothing {
        lines += hanging("   decides ", ranked.check.sentence)
      }
    }
    let more = report.explanation.causes.count - mostCauses
    return lines + (more > 0 ? ["", "and \(more) more (--json has all)"] : [])
  }

  private static func clues(_ clues: [Clue], indent: String) -> [String] {
    clues.flatMap { clue in
      let word = clue.points > 0 ? "for     " : clue.points < 0 ? "against " : "known   "
      return hanging(indent + word, sentence(clue))
    }
  }

  /// What a clue says, with the time where it has one.
  static func sentence(_ clue: Clue) -> String {
    let sentence = SafeLine.text(clue.sentence)
    return switch clue {
    case .touchedLast(let atMS): "\(sentence), \(TimeText.minute(atMS)) UTC"
    case .recordedShut(let shut): "\(sentence), \(TimeText.minute(shut.sinceMS)) UTC"
    default: sentence
    }
  }

  private static func looks(_ report: ExplainReport) -> [String] {
    let looks = report.explanation.looks
    guard !looks.isEmpty else { return [] }
    let hasSpots = looks.contains { !$0.suspect.spots.isEmpty }
    var table = Table(
      hasSpots ? ["", "look", "why", "positions, plug (receptacle)"] : ["", "look", "why"],
      rightAligned: [0])
    for (number, look) in looks.enumerated() {
      table.add([
        String(number + 1), look.suspect.name,
        number > 0 && look.reason == .nearest ? "next" : reason(look.reason),
        spots(look.suspect),
      ])
    }
    return [""] + table.text(width: width).split(separator: "\n").map(String.init)
  }

  private static func reason(_ reason: Look.Reason) -> String {
    if case .touchedLast(let atMS) = reason {
      return "\(reason.text) \(TimeText.minute(atMS))"
    }
    return reason.text
  }

  /// The positions of each face or end: `near 12 (1), far 1 (12)`; one list if both are alike.
  static func spots(_ suspect: Suspect) -> String {
    func list(_ side: ChannelEnd) -> String {
      suspect.spots.filter { $0.side == side }.map(\.spot).map { spot in
        spot.kind.isArray
          ? "\(spot.plug) (\(spot.receptacle))" : spot.kind.name(of: spot.plug)
      }.joined(separator: " ")
    }
    let (near, far) = (list(.near), list(.far))
    if near == far || far.isEmpty || near.isEmpty { return near.isEmpty ? far : near }
    return "near \(near), far \(far)"
  }

  private static func hanging(_ label: String, _ text: String) -> [String] {
    let indent = TextWidth.columns(label)
    return TextWidth.wrapped(text, to: width - indent).enumerated().map { number, line in
      (number == 0 ? label : String(repeating: " ", count: indent)) + line
    }
  }
}
