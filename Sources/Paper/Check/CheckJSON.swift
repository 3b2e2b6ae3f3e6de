public import Plant

/// A check of the plan for programs; its fields are in docs/cli.md.
public enum CheckJSON {
  /// The document.
  public static func document(_ check: PlanCheck, refused: [SiteRuleError] = []) -> JSONValue {
    .object([
      ("links", .optional(check.links)), ("judged", .optional(check.judged)),
      ("good", .optional(check.good)),
      (
        "cannot",
        .array(
          check.cannot.map { link in
            .object([
              ("link", .string(link.link)), ("why", .array(link.why.map { .string($0) })),
            ])
          })
      ),
      ("failed", .array(check.failed.map(failed))),
      (
        "not_judged",
        .object(
          check.partly.sorted { $0.key < $1.key }.map { ($0.key.rawValue, .optional($0.value)) })
      ),
      (
        "rules_refused",
        .array(
          refused.map { error in
            .object([
              ("name", .string(error.name)), ("value", .string(error.value)),
              ("what", .string(error.sentence)),
            ])
          })
      ),
    ])
  }

  private static func failed(_ finding: PlanFinding) -> JSONValue {
    .object([
      ("link", .optional(finding.links.first)),
      ("links", .array(finding.links.map { .string($0) })),
      ("code", .string(finding.rule.code)), ("unsafe", .bool(finding.rule.isUnsafe)),
      ("what", .string(finding.what)), ("where", .string(finding.place)),
      ("parts", .array(finding.parts.map { .string($0) })), ("fix", .string(finding.fix)),
    ])
  }
}
