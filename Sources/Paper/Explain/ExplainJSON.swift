import Plant

/// An explanation as JSON.
public enum ExplainJSON {
  /// The document; its fields are in docs/cli.md.
  public static func document(_ report: ExplainReport) -> JSONValue {
    let explanation = report.explanation
    return .object([
      ("about", .string(report.heading)),
      ("decision", .string(explanation.decision.rawValue)),
      ("message", .string("\(report.summary). \(report.sentence)")),
      ("map", map(report.evidence.map)), ("light", .optional(explanation.sight?.sentence)),
      ("unsafe", .array(explanation.unsafe.map(unsafe))),
      ("causes", .array(explanation.causes.map(cause))),
      ("look", .array(explanation.looks.map(look))),
      ("notes", .array(report.notes.map { .string($0) })),
    ])
  }

  private static func map(_ map: MeasuredMap?) -> JSONValue {
    guard let map else { return .null }
    return .array(
      map.positions.map { .array([.integer(Int64($0)), .optional(map.far(of: $0))]) })
  }

  private static func cause(_ ranked: RankedCause) -> JSONValue {
    .object([
      ("cause", .string(ranked.cause.code)), ("title", .string(ranked.cause.title)),
      ("what", .string(ranked.cause.sentence)), ("points", .integer(Int64(ranked.points))),
      ("evidence", clues(ranked.clues)), ("places", .array(ranked.suspects.map(suspect))),
      (
        "check",
        .object([
          ("code", .string(ranked.check.code)), ("text", .string(ranked.check.sentence)),
        ])
      ),
    ])
  }

  private static func unsafe(_ finding: LinkFinding) -> JSONValue {
    .object([
      ("code", .string(finding.code.rawValue)), ("where", .string(finding.placeText)),
      ("what", .string(finding.what)), ("fix", .string(finding.fix)),
    ])
  }

  private static func clues(_ clues: [Clue]) -> JSONValue {
    .array(
      clues.map { clue in
        .object([
          ("code", .string(clue.code)), ("points", .integer(Int64(clue.points))),
          ("text", .string(ExplainText.sentence(clue))),
        ])
      })
  }

  private static func suspect(_ suspect: Suspect) -> JSONValue {
    .object([
      ("ref", .string(suspect.name)), ("kind", .string(kind(suspect.place))),
      ("number", number(suspect.place)), ("change", .optional(suspect.change)),
      ("points", .integer(Int64(suspect.points))), ("evidence", clues(suspect.clues)),
      ("positions", positions(suspect)),
    ])
  }

  private static func look(_ look: Look) -> JSONValue {
    var at: Int64?
    if case .touchedLast(let atMS) = look.reason { at = atMS }
    return .object([
      ("ref", .string(look.suspect.name)), ("kind", .string(kind(look.suspect.place))),
      ("number", number(look.suspect.place)), ("why", .string(look.reason.code)),
      ("at", .optional(at.map(TimeText.iso))), ("positions", positions(look.suspect)),
    ])
  }

  private static func positions(_ suspect: Suspect) -> JSONValue {
    .array(
      suspect.spots.map { spot in
        .object([
          ("side", .string(spot.side.rawValue)), ("plug", .integer(Int64(spot.spot.plug))),
          ("receptacle", .integer(Int64(spot.spot.receptacle))),
        ])
      })
  }

  private static func kind(_ place: ChannelPlace) -> String {
    switch place {
    case .joint: "joint"
    case .segment: "part"
    case .port: "module"
    case .whole: "link"
    }
  }

  /// Parts and joints are counted from 1, from the near end.
  private static func number(_ place: ChannelPlace) -> JSONValue {
    switch place {
    case .joint(let number), .segment(let number): .integer(Int64(number + 1))
    case .port, .whole: .null
    }
  }
}
