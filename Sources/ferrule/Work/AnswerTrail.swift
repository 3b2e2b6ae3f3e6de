import Plant
import Store

/// The answers of a walk through a list, so that the last of them can be taken back.
///
/// A class because who asks and who walks share it.
final class AnswerTrail {
  /// An answer: where in the list it was given, and what it recorded.
  private struct Answer {
    var at: Int
    var facts: [Recorded]
  }

  /// A fact by its table and id.
  struct Recorded {
    var table: String
    var id: ThingID
  }

  private let store: Store
  private let author: String
  private var answers: [Answer] = []

  init(_ store: Store, author: String) {
    self.store = store
    self.author = author
  }

  /// Keeps an answer.
  func add(at place: Int, _ facts: [Recorded] = []) {
    answers.append(Answer(at: place, facts: facts))
  }

  /// Takes the last answer back with new facts.
  ///
  /// - Returns: where in the list it was given; nil if there is none.
  func undo() throws -> Int? {
    guard let last = answers.popLast() else { return nil }
    if !last.facts.isEmpty {
      try store.write(author: author) { _, draft in
        for fact in last.facts {
          try draft.record(.withdrawal(Withdrawal(factKind: fact.table, fact: fact.id)))
        }
      }
    }
    return last.at
  }
}
