import Plant

/// A loss report as JSON.
public enum LossJSON {
  /// The document; its fields are in docs/cli.md.
  public static func document(_ report: LossReport) -> JSONValue {
    let verdict = report.verdict
    return .object([
      ("limit_mdb", .integer(Int64(report.setup.limitMilliDB))),
      ("between_modules_mdb", .integer(Int64(report.setup.channelMilliDB))),
      ("parts", .array(report.setup.parts.map(part))),
      ("application", application(report)),
      ("measured_mdb", .optional(report.measuredMilliDB)),
      (
        "margins",
        .object([
          ("limit_mdb", .optional(verdict?.limitMarginMilliDB)),
          ("application_mdb", .optional(verdict?.applicationMarginMilliDB)),
          ("reach_mm", .optional(verdict?.reachMarginMM)),
        ])
      ),
      ("margin_mdb", .optional(verdict?.marginMilliDB)),
      ("verdict", .optional(verdict?.word.rawValue)),
      ("reasons", .array(verdict?.reasons.map { .string($0.rawValue) } ?? [])),
    ])
  }

  private static func part(_ part: LossPart) -> JSONValue {
    .object([
      ("kind", .string(part.kind.rawValue)), ("count", .integer(Int64(part.count))),
      ("each_mdb", .integer(Int64(part.eachMilliDB))), ("mdb", .integer(Int64(part.milliDB))),
    ])
  }

  private static func application(_ report: LossReport) -> JSONValue {
    guard let optic = report.optic else { return .null }
    let limit = report.application
    return .object([
      ("optic", .string(optic.name)),
      ("limit_mdb", .optional(limit?.lossMilliDB?.value)),
      ("limit_source", source(limit?.lossMilliDB)),
      ("reach_mm", .optional(limit?.reachMM.value)),
      ("reach_source", source(limit?.reachMM)),
      (
        "length_ok",
        limit.map { .bool(report.setup.lengthMM <= $0.reachMM.value) } ?? .null
      ),
    ])
  }

  private static func source<Value>(_ number: Sourced<Value>?) -> JSONValue {
    guard let number else { return .null }
    return .object([
      ("key", .string(number.source)), ("confidence", .string(number.confidence.text)),
    ])
  }
}
