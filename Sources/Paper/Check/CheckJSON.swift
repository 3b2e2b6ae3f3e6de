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
      ("seen", .array(check.seen.map(seen))),
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

  private static func seen(_ link: SeenLink) -> JSONValue {
    .object([
      ("link", .string(link.link)),
      (
        "sights",
        .array(
          link.sights.map { sight in
            .object([
              ("kind", .string(sight.kind.rawValue)), ("ref", .string(sight.label)),
              ("what", .string(sight.what)), ("technician", .string(sight.technician)),
              ("at", .string(TimeText.iso(sight.atMS))),
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
