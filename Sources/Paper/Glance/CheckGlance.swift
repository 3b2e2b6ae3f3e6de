public import Plant

/// A check of the plan in a glance: the verdict, what is worst, what nobody said.
public enum CheckGlance {
  /// At most 6 lines of 40 columns.
  ///
  /// - Parameter command: what was checked, as it is typed, for the list of all fixes.
  public static func lines(_ check: PlanCheck, command: String) -> [String] {
    let word = check.failed.isEmpty ? check.cannot.isEmpty ? "GOOD" : "CANNOT SAY" : "WRONG"
    let head = check.links == 0 ? "NOTHING to judge" : "\(word) \(count(check))"
    var lines = [head]
    if !check.cannot.isEmpty {
      let why = check.cannot.first?.why.first ?? ""
      lines.append("CANNOT \(check.cannot.count): \(why)")
    }
    let room = 6 - lines.count - (check.failed.isEmpty ? 0 : 1)
    for finding in check.failed.prefix(max(0, room)) {
      let word = finding.rule.isUnsafe ? "UNSAFE " : "WRONG  "
      // A joint is a place to go to; what is wrong with a whole link is told by its name.
      let place = finding.parts.count > 2 ? finding.links.first ?? finding.place : finding.place
      lines.append(Glance.line("\(word)\(finding.rule.code) ", place))
    }
    let seen = check.seen.isEmpty ? nil : "FOUND otherwise on \(check.seen.count) links"
    if let seen { lines.append(seen) }
    return Glance.screen(
      lines, last: check.failed.isEmpty ? nil : "fixes: ferrule check \(command)")
  }

  private static func count(_ check: PlanCheck) -> String {
    check.failedLinks == 0
      ? "\(check.good) of \(check.links) links"
      : "\(check.failedLinks) of \(check.links) links, \(check.good) good"
  }
}
