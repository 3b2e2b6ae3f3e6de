/// What would mend a link by itself, and whether it would spoil another one.
struct LinkFixes {
  private let channel: Channel
  private let whole: Channel
  private let isUnsafe: Bool
  private let fixes: [(changes: [DesignChange], isHarmless: Bool)]

  init(
    _ channel: Channel, _ judgement: LinkJudgement,
    _ fixes: [(changes: [DesignChange], isHarmless: Bool)]
  ) {
    self.channel = channel
    whole = channel.whole
    isUnsafe = judgement.findings.contains { $0.code.isUnsafe && $0.code != .angledAligned }
    self.fixes = fixes
  }

  /// What to change because of a finding; nil if the finding says it better.
  func fix(_ finding: LinkFinding) -> String? {
    guard finding.code.isPolarity || finding.code == .angledAligned else { return nil }
    guard !fixes.isEmpty else {
      return finding.code.isPolarity && isUnsafe
        ? "mend the joint that must not be made, then check again" : nil
    }
    let harmless = fixes.filter(\.isHarmless).map(\.changes)
    guard !harmless.isEmpty else {
      return "not by a part that other links pass: that would spoil links that work. Look which "
        + "cord is in the wrong place"
    }
    let words = harmless.prefix(3).map { changes in
      changes.map { $0.text(in: whole) }.joined(separator: " and ")
    }
    let lacking = harmless.prefix(3).compactMap { channel.lacking(after: $0).first }
    return words.joined(separator: ", or ") + (harmless.count > 3 ? ", or others" : "")
      + (lacking.first.map { "; and go by another leg or part than \($0): a fibre of it is broken" }
        ?? "")
      + (isUnsafe ? "; first mend the joint that must not be made" : "")
  }
}
