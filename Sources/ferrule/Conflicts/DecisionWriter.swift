import Guide
import Paper
import Plant
import Store

/// Writes a decision about a disagreement that was shown as it is here.
struct DecisionWriter {
  let store: Store
  let author: String
  let item: Disagreement

  /// What was written.
  struct Done {
    var item: Disagreement
    /// decided or sent.
    var verb: String
    var sentences: [String]
    var fields: [(String, JSONValue)] = []

    func print(_ options: StoreOptions) {
      if options.json {
        let head: [(String, JSONValue)] = [
          ("ref", .string(item.thing.label)), ("table", .string(item.thing.kind.rawValue)),
          ("id", .string(item.thing.id.description)), ("word", .string(item.word)),
          ("kind", .string(item.kind.rawValue)),
          ("written", .array(sentences.map { .string($0) })),
        ]
        Console.out(JSONValue.object([(verb, .object(head + fields))]).pretty)
      } else {
        for sentence in sentences { Console.out(SafeLine.text(sentence)) }
      }
    }
  }

  /// What a decision would write.
  func plan(_ choice: DecisionChoice) throws -> DecisionPlan {
    try store.read { try plan(choice, $0) }
  }

  private func plan(_ choice: DecisionChoice, _ view: StoreView) throws -> DecisionPlan {
    try DecisionPlan(item, choice, view, nowMS: store.environment.nowMS()) { fact in
      try FactWords(view: view).text(fact)
    }
  }

  /// Writes a decision, if the answers are still those that were shown.
  func decide(_ choice: DecisionChoice) throws -> Done {
    let written = try store.write(author: author) { view, draft in
      try view.confirm(item)
      let planned = try plan(choice, view)
      try planned.write(to: draft)
      return planned
    }
    let closed = written.closes.map { JSONValue.string($0.description) }
    return Done(
      item: item, verb: "decided", sentences: written.sentences,
      fields: [("tasks_closed", .array(closed))])
  }

  /// Sends somebody to look; the disagreement stays open.
  func send(for whom: String?, text: String?) throws -> Done {
    let (question, id) = try store.write(author: author) { view, draft in
      try view.confirm(item)
      // Two people on one errand meet at the rack.
      let sent = try view.sent(to: item)
      if let other = sent.first(where: { $0.body.forWhom == whom || whom == nil }) {
        throw CommandError(
          .badInput, "sent-already",
          "\(other.body.forWhom ?? "Whoever comes by") is sent to look already, by \(other.technician).",
          next: "ferrule task close \(FaultRow.shortID(other.id)) --dropped, to send somebody else")
      }
      let question = try text ?? ShortAnswers(item, view).question
      let task = Plant.Task(
        kind: .look, subject: item.thing.subject, text: "\(item.word): \(question)", forWhom: whom)
      return (question, try draft.record(.task(task)))
    }
    let name = whom ?? "Whoever comes by"
    return Done(
      item: item, verb: "sent",
      sentences: [
        "\(name) is sent to look at \(item.thing.label), \(item.word): \(question)",
        "Task \(id.description.suffix(8)); it is on the list of ferrule next until it is closed.",
      ],
      fields: [("task", .string(id.description)), ("for", .optional(whom))])
  }
}
