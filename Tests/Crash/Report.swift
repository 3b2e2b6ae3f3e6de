extension Tally {
  /// Whether nothing was found.
  public var isClean: Bool { findings.isEmpty }

  /// The report: a line for each errand under each kind of fault, then what was found.
  public var report: String {
    var lines = [
      Self.line("", "played", "hit", "ack.", "lost", "reused", "unwell", "other")
    ]
    var kind = ""
    for (key, row) in rows.sorted(by: { $0.key < $1.key }) {
      if key.kind != kind { lines.append(key.kind) }
      kind = key.kind
      lines.append(
        Self.line(
          "  " + key.errand, "\(row.played)", "\(row.hit)", "\(row.acknowledged)",
          "\(count([.lost], key))", "\(count([.reused], key))", "\(count([.unwell], key))",
          "\(count([.halfDone, .stuck, .untold], key))"))
    }
    let sum = rows.values.reduce(into: Row()) { $0.add($1) }
    func all(_ kinds: Set<Finding.Kind>) -> String {
      "\(findings.count { kinds.contains($0.kind) })"
    }
    lines.append(
      Self.line(
        "all", "\(sum.played)", "\(sum.hit)", "\(sum.acknowledged)", all([.lost]), all([.reused]),
        all([.unwell]), all([.halfDone, .stuck, .untold])))
    lines.append(
      "\(changes) changes left in \(bundles) bundles; "
        + "\(sum.leftOvers) temporary files were left by killed programs")
    for finding in findings.prefix(60) {
      lines.append("FOUND \(finding.description)")
    }
    if findings.count > 60 { lines.append("and \(findings.count - 60) more") }
    return lines.joined(separator: "\n")
  }

  private static func line(_ first: String, _ rest: String...) -> String {
    func pad(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    return first + pad("", 24 - first.count) + rest.map { pad($0, 8) }.joined()
  }
}
