import Paper
import Plant
import Store

/// What a verb recorded, and how it says so.
struct RecordedFact {
  /// Table of the fact.
  var fact: String
  /// Its id.
  var id: ThingID
  /// The thing it is about, as a person calls it.
  var ref: String
  /// What was recorded about it, such as `inspected: clean`.
  var what: String
  /// Where that thing is.
  var place: Place?
  /// The repair it belongs to.
  var repair: RecordRepair?
  /// What the person should know besides, sentence by sentence.
  var told: [String] = []

  /// One line for a person.
  var line: String {
    var words = ["\(ref): \(what)"]
    if let place { words.append("at \(place.text)") }
    if let repair { words.append("repair \(repair.job.code)") }
    return SafeLine.text("Recorded " + words.joined(separator: ", ") + ".")
  }

  var json: JSONValue {
    .object([
      (
        "recorded",
        .object([
          ("fact", .string(fact)), ("id", .string(id.description)), ("ref", .string(ref)),
          ("what", .string(what)), ("place", .optional(place?.text)),
          ("job", .optional(repair?.id.description)),
          ("told", .array(told.map { .string($0) })),
        ])
      )
    ])
  }
}
