import Change
import Guide
import Paper
import Plant
import Store

/// Disagreements for programs.
enum DisagreementJSON {
  /// As the list has it.
  static func listed(_ item: Disagreement, _ view: StoreView) throws -> JSONValue {
    let answers = try item.answers.enumerated().map { place, answer in
      JSONValue.object(try fields(answer, place, view))
    }
    return .object(head(item, try view.sent(to: item)) + [("answers", .array(answers))])
  }

  /// With all that helps to decide it.
  static func shown(_ detail: DisagreementDetail, _ view: StoreView) throws -> JSONValue {
    let answers = try zip(detail.item.answers, detail.answers).enumerated().map { place, pair in
      let (answer, more) = pair
      return JSONValue.object(
        try fields(answer, place, view) + [
          ("change", .optional(answer.change?.description)),
          ("origin", .optional(more.origin?.rawValue)), ("note", .optional(more.note)),
          ("before", .object(more.before.map { ($0.name, .string($0.value)) })),
          ("before_by", .optional(more.beforeBy)),
          ("had_seen", .array(more.hadSeen.map { .integer(Int64($0)) })),
        ])
    }
    return .object(
      head(detail.item, detail.sent) + [
        ("place", .optional(detail.place?.text)), ("answers", .array(answers)),
      ])
  }

  private static func head(_ item: Disagreement, _ sent: [Recorded<Plant.Task>])
    -> [(String, JSONValue)]
  {
    [
      ("kind", .string(item.kind.rawValue)), ("ref", .string(item.thing.label)),
      ("table", .string(item.thing.kind.rawValue)), ("id", .string(item.thing.id.description)),
      ("what", .string(item.what)), ("word", .string(item.word)), ("state", .string(item.state)),
      (
        "sent",
        .array(
          sent.map {
            .object([
              ("task", .string($0.id.description)), ("for", .optional($0.body.forWhom)),
              ("by", .string($0.technician)), ("at", .string(TimeText.iso($0.atMS))),
              ("text", .string($0.body.text)),
            ])
          })
      ),
    ]
  }

  private static func fields(_ answer: Disagreement.Answer, _ place: Int, _ view: StoreView) throws
    -> [(String, JSONValue)]
  {
    [
      ("number", .integer(Int64(place + 1))),
      ("text", .string(try DisagreementWords.text(answer, view))),
      ("technician", .string(answer.who)), ("device", .string(answer.device)),
      ("laptop", .optional(answer.laptop)),
      ("at", .optional(answer.atMS.map { TimeText.iso($0) })), ("shown", .bool(answer.isShown)),
    ]
  }
}
