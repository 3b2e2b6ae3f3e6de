public import Plant

/// A check of the plan for a terminal: the counts first, then what is wrong, then what nobody said.
public enum CheckText {
  private static let width = 80
  private static let mostFailed = 40
  private static let mostCannot = 10
  private static let mostSeen = 20

  /// The whole page, with a line end after each line.
  public static func text(_ check: PlanCheck, refused: [SiteRuleError] = []) -> String {
    var lines = heading(check)
    for error in refused { lines += [""] + hanging("RULE   ", error.sentence) }
    for finding in check.failed.prefix(mostFailed) { lines += [""] + block(finding) }
    if check.failed.count > mostFailed {
      lines += ["", "and \(check.failed.count - mostFailed) more (--json has all)"]
    }
    lines += cannot(check) + seen(check)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func heading(_ check: PlanCheck) -> [String] {
    let word = check.failed.isEmpty ? check.cannot.isEmpty ? "GOOD" : "CANNOT SAY" : "WRONG"
    let places = check.failed.count { $0.links.isEmpty }
    // A link with a joint that must not be made is wrong, whatever nobody said of it besides.
    let wrong = Set(check.failed.flatMap(\.links))
    let open = check.cannot.count { !wrong.contains($0.link) }
    let counts =
      (places == 0 ? [] : ["\(CountText.of(places, "place")) wrong"]) + [
        "\(CountText.grouped(check.failedLinks)) of \(CountText.grouped(check.links)) links wrong",
        "\(CountText.grouped(open)) cannot be judged",
        "\(CountText.grouped(check.good)) good",
      ]
    let verdict = check.links == 0 ? "NOTHING" : word
    var lines = hanging(TextWidth.padded(verdict, to: 12), counts.joined(separator: ", ") + ".")
    if !check.partly.isEmpty {
      let kinds = check.partly.sorted { $0.key < $1.key }.map {
        "\($0.key.text) (\(CountText.grouped($0.value)))"
      }
      lines += hanging(
        TextWidth.padded("", to: 12), "Not known, so not judged: \(kinds.joined(separator: ", ")).")
    }
    if !check.seen.isEmpty {
      let count = CountText.of(check.seen.count, "link")
      let verb = check.seen.count == 1 ? "was" : "were"
      lines += hanging(
        TextWidth.padded("", to: 12), "\(count) \(verb) found otherwise than planned: see below.")
    }
    return lines
  }

  private static func block(_ finding: PlanFinding) -> [String] {
    let word = finding.rule.isUnsafe ? "UNSAFE" : "WRONG"
    let links = finding.links.prefix(6)
    let more = finding.links.count - links.count
    var lines = ["\(TextWidth.padded(word, to: 7))\(finding.rule.code)"]
    for link in links { lines += hanging("  link   ", link) }
    if more > 0 { lines.append("         and \(more) more") }
    lines += hanging("  where  ", finding.place)
    if !finding.parts.isEmpty { lines += hanging("  parts  ", parts(finding)) }
    return lines + hanging("  what   ", finding.what) + hanging("  fix    ", finding.fix)
  }

  private static func parts(_ finding: PlanFinding) -> String {
    finding.parts.joined(separator: ", ")
  }

  private static func cannot(_ check: PlanCheck) -> [String] {
    guard !check.cannot.isEmpty else { return [] }
    var lines = ["", "Cannot be judged before somebody says:"]
    // What all of them lack is said once: a dump of a fabric knows no medium.
    let kinds = Dictionary(grouping: check.cannot, by: \.why)
    for (why, links) in kinds.sorted(by: {
      ($1.value.count, $0.value[0].link) < ($0.value.count, $1.value[0].link)
    }).prefix(mostCannot) {
      let shown = SafeLine.text(links[0].link)
      let more = links.count > 1 ? " and \(CountText.grouped(links.count - 1)) more" : ""
      lines += hanging("  ", shown + more)
      lines += hanging("    ", why.joined(separator: "; "))
    }
    if kinds.count > mostCannot {
      lines.append("  and \(kinds.count - mostCannot) other reasons (--json has all)")
    }
    return lines
  }

  private static func seen(_ check: PlanCheck) -> [String] {
    guard !check.seen.isEmpty else { return [] }
    var lines = ["", "Found otherwise than planned (no verdict is changed by it):"]
    for link in check.seen.prefix(mostSeen) {
      lines += hanging("  ", link.link)
      for sight in link.sights {
        let who = "\(sight.technician), \(TimeText.minute(sight.atMS)) UTC"
        lines += hanging("    ", "\(sight.label): \(sight.what) (\(who))")
      }
    }
    if check.seen.count > mostSeen {
      lines.append("  and \(check.seen.count - mostSeen) more (--json has all)")
    }
    return lines
  }

  private static func hanging(_ label: String, _ text: String) -> [String] {
    let indent = TextWidth.columns(label)
    return TextWidth.wrapped(SafeLine.text(text), to: width - indent).enumerated().map {
      number, line in
      (number == 0 ? label : String(repeating: " ", count: indent)) + line
    }
  }
}
