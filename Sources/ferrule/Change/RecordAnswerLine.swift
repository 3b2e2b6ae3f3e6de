import Paper
import Plant
import Store

/// How a change of a record is told: one line, or one JSON document.
struct RecordAnswerLine {
  /// added, edited, retired or named.
  var verb: String
  var thing: Thing
  /// More fields for programs.
  var fields: [(String, JSONValue)] = []
  /// The line for a person.
  var line: String
  var told: [String] = []

  /// A thing by kind and name: `rack row R07`, but `cable 56800e9f` only once.
  static func called(_ thing: Thing) -> String {
    thing.label.hasPrefix(thing.kind.word) ? thing.label : "\(thing.kind.word) \(thing.label)"
  }

  func print(_ options: StoreOptions) {
    if options.json {
      let document: [(String, JSONValue)] =
        [
          ("kind", .string(thing.kind.rawValue)), ("id", .string(thing.id.description)),
          ("ref", .string(thing.label)),
        ] + fields + [("told", .array(told.map { .string($0) }))]
      Console.out(JSONValue.object([(verb, .object(document))]).pretty)
    } else {
      Console.out(SafeLine.text(line))
    }
    for sentence in told { Console.error("note: \(SafeLine.text(sentence))") }
  }
}
