import Plant

/// A polarity report for a terminal: the verdict, a drawing of every lane, what would mend it.
public enum PolarityText {
  private static let width = 80
  /// How many cables stand side by side in 80 columns.
  private static let mostAbreast = 5
  private static let mostFixes = 12

  /// The whole page, with a line end after each line.
  public static func text(_ report: PolarityReport) -> String {
    var lines = heading(report)
    if report.judgement.lanes != nil {
      lines += [""] + drawing(report, from: .near) + [""] + drawing(report, from: .far)
    }
    if let map = report.channel.endMap {
      let pairs = map.map { "\($0.near)>\($0.far.map(String.init) ?? "-")" }
      lines += [""] + hanging("map  ", pairs.joined(separator: " "))
    }
    lines += findings(report) + fixes(report) + completions(report) + notes(report)
    return lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  private static func heading(_ report: PolarityReport) -> [String] {
    let what = report.setting.optic.map { "\($0.name), " } ?? ""
    let word = report.judgement.verdict.code.uppercased()
    return hanging(
      TextWidth.padded(word, to: 9),
      "\(report.recipe.text)   (\(what)\(report.setting.connector.text))")
      + TextWidth.wrapped(report.sentence, to: width)
  }

  /// One line a lane: the position at both ends of every cable, and where the light arrives.
  private static func drawing(_ report: PolarityReport, from end: ChannelEnd) -> [String] {
    let count = report.channel.count
    let lanes = report.lanes(from: end)
    let order = end == .near ? Array(0..<count) : Array((0..<count).reversed())
    var lines: [String] = []
    for start in stride(from: 0, to: count, by: mostAbreast) {
      let part = start..<min(start + mostAbreast, count)
      let isLast = part.upperBound == count
      if start > 0 { lines.append("") }
      let next = isLast ? nil : order[part.upperBound]
      lines.append(header(report, end, part.map { order[$0] }, next))
      for lane in lanes {
        let ride = report.channel.ride(ofTransmitter: lane.lane, at: end)
        var line = TextWidth.padded("Tx\(lane.lane)", to: 5)
        for number in part {
          if number > start { line += "  |  " }
          line += cell(ride, number, end)
        }
        line += isLast ? "  \(result(report, lane))" : "  |  …"
        lines.append(line)
      }
    }
    return lines
  }

  /// The types above the lanes; `next` is the cable with which the next block begins.
  private static func header(
    _ report: PolarityReport, _ end: ChannelEnd, _ places: [Int], _ next: Int?
  ) -> String {
    var line = TextWidth.padded(end == .near ? "near" : "far", to: 5)
    for (number, place) in places.enumerated() {
      if number > 0 { line += "  \(letter(report, place, end))  " }
      line += TextWidth.padded("\(place + 1): " + type(report, place), to: 7)
    }
    if let next { return line + "  \(letter(report, next, end))" }
    return line + (end == .near ? "  far" : "  near")
  }

  private static func type(_ report: PolarityReport, _ place: Int) -> String {
    report.recipe.cables[place]?.text ?? "?"
  }

  /// The adapter that light comes through before it comes to a cable.
  private static func letter(_ report: PolarityReport, _ place: Int, _ end: ChannelEnd) -> String {
    let adapter = end == .near ? place - 1 : place
    return report.recipe.rest.indices.contains(adapter)
      ? report.recipe.rest[adapter].keys.letter : "|"
  }

  /// Where the light enters and leaves one cable, counted in the direction in which it travels.
  private static func cell(_ ride: FibreRide?, _ number: Int, _ end: ChannelEnd) -> String {
    let passages = ride?.passages ?? []
    func position(_ place: Int, _ face: KeyPath<JointPassage, FaceSpot?>) -> Int? {
      passages.indices.contains(place) ? passages[place][keyPath: face]?.plug : nil
    }
    let (entry, exit): (Int?, Int?) =
      end == .near
      ? (position(number, \.farFace), position(number + 1, \.nearFace))
      : (position(number, \.nearFace), position(number + 1, \.farFace))
    let left = TextWidth.padded(entry.map(String.init) ?? "", to: 2, right: true)
    let sign = entry == nil ? " " : ">"
    return "\(left) \(sign) "
      + TextWidth.padded(exit.map(String.init) ?? (entry == nil ? "" : "-"), to: 2)
  }

  private static func result(_ report: PolarityReport, _ lane: LaneResult) -> String {
    if lane.isRight { return "Rx\(lane.wanted)  good" }
    switch lane.arrives {
    case .receiver(let other): return "Rx\(other)  wrong lane"
    case .transmitter(let other): return "Tx\(other)  dark"
    case .unused(let position): return "\(position), no lane  dark"
    case .none: return "no fibre  dark"
    case .elsewhere: return "elsewhere  dark"
    }
  }

  private static func findings(_ report: PolarityReport) -> [String] {
    let shown: LinkFinding? =
      switch report.judgement.verdict {
      case .unsafe(let finding), .unfit(let finding): finding
      default: nil
      }
    let rest = report.judgement.findings.filter {
      $0 != shown && $0.code != .dark && $0.code != .crossed
    }
    guard !rest.isEmpty else { return [] }
    return ["", "Also:"] + rest.flatMap { hanging("  ", "\($0.placeText): \($0.what)") }
  }

  private static func fixes(_ report: PolarityReport) -> [String] {
    switch report.judgement.verdict {
    case .good, .cannotJudge, .unfit: return []
    case .unsafe, .dark, .crossed: break
    }
    guard !report.fixes.isEmpty else {
      return ["", "No change of one or two parts, or of their adapters, makes it good."]
    }
    let isSingle = report.fixes.allSatisfy { $0.count == 1 }
    let more = report.fixes.count - mostFixes
    return [
      "", isSingle ? "Good with any one of these:" : "Good with all changes of any one of these:",
    ]
      + report.fixes.prefix(mostFixes).flatMap { hanging("  ", report.text($0)) }
      + (more > 0 ? ["  and \(more) more (--json has all)"] : [])
      + (report.fixes.count > 1
        ? TextWidth.wrapped(
          "Which part is the wrong one, the letters cannot say: look at the types printed on "
            + "the parts.", to: width) : [])
  }

  private static func completions(_ report: PolarityReport) -> [String] {
    guard report.completions.isEmpty else {
      return ["", "Good if:"] + report.completions.map { "  " + report.text($0) }
    }
    return report.noCompletion.map { [""] + TextWidth.wrapped($0, to: width) } ?? []
  }

  private static func notes(_ report: PolarityReport) -> [String] {
    let joints =
      report.setting.optic == nil
      ? "Pins, polish and keys are judged when --optic names the module."
      : "Pins are taken to be right; cords have the polish of the module."
    return [""]
      + TextWidth.wrapped(
        "Numbers are positions on the plug's end-face, key up, the white dot at 1. " + joints,
        to: width)
  }

  private static func hanging(_ label: String, _ text: String) -> [String] {
    let indent = TextWidth.columns(label)
    return TextWidth.wrapped(text, to: width - indent).enumerated().map { number, line in
      (number == 0 ? label : String(repeating: " ", count: indent)) + line
    }
  }
}
