import Plant

/// A polarity report as JSON.
public enum PolarityJSON {
  /// The document; its fields are in docs/cli.md.
  public static func document(_ report: PolarityReport) -> JSONValue {
    .object([
      ("channel", .string(report.recipe.text)),
      ("connector", .string(report.setting.connector.rawValue)),
      ("optic", .optional(report.setting.optic?.name)),
      ("map", map(report.channel)),
      ("verdict", .string(report.judgement.verdict.code)),
      ("message", .string(report.sentence)),
      ("lanes", lanes(report, .near)), ("lanes_back", lanes(report, .far)),
      ("fixes", fixes(report)),
      ("unknown", .array(report.unknown.map { .string($0) })),
      (
        "completions",
        .array(report.completions.map { .object([("types", .string(report.text($0)))]) })
      ),
      ("findings", .array(report.judgement.findings.map(finding))),
    ])
  }

  /// Pairs of positions; null where no fibre goes on, null altogether where that is not known.
  private static func map(_ channel: Channel) -> JSONValue {
    guard let map = channel.endMap else { return .null }
    return .array(
      map.map { .array([.integer(Int64($0.near)), .optional($0.far)]) })
  }

  private static func lanes(_ report: PolarityReport, _ end: ChannelEnd) -> JSONValue {
    .array(
      report.lanes(from: end).map { lane in
        .object([
          ("tx", .integer(Int64(lane.lane))), ("wanted", .string("rx\(lane.wanted)")),
          ("arrives", .string(lane.arrives.code)), ("good", .bool(lane.isRight)),
        ])
      })
  }

  private static func fixes(_ report: PolarityReport) -> JSONValue {
    .array(
      report.fixes.map { fix in
        .object([
          ("change", .string(report.text(fix))),
          ("changes", .array(fix.map { .string($0.text(in: report.channel)) })),
        ])
      })
  }

  private static func finding(_ finding: LinkFinding) -> JSONValue {
    .object([
      ("code", .string(finding.code.rawValue)), ("what", .string(finding.what)),
      ("where", .string(finding.placeText)),
      ("parts", .array(finding.parts.map { .string($0) })), ("fix", .string(finding.fix)),
    ])
  }
}
