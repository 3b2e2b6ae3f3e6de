import Guide
import Paper
import Plant
import Store

/// Disagreements in plain words.
enum DisagreementWords {
  static func title(_ kind: Disagreement.Kind) -> String {
    switch kind {
    case .twoAnswers: "TWO ANSWERS"
    case .retiredAndEdited: "RETIRED AND EDITED"
    case .doubleBooked: "DOUBLE-BOOKED"
    case .sameID: "ONE ID TWICE"
    }
  }

  /// What an answer says, a fact in words.
  static func text(_ answer: Disagreement.Answer, _ view: StoreView) throws -> String {
    if case .fact(let fact) = answer.content {
      if case .seen(let seen) = fact.body, let medium = seen.medium, answer.text == medium.rawValue
      {
        return answer.text
      }
      return try FactWords(view: view).text(fact)
    }
    return answer.text
  }

  static func sent(_ task: Recorded<Plant.Task>) -> String {
    let whom = task.body.forWhom ?? "whoever comes by"
    return "somebody was sent: \(whom), by \(task.technician) \(TimeText.minute(task.atMS))"
  }

  /// Who had seen what: one sentence where nobody had, else one for each who had.
  static func seen(_ detail: DisagreementDetail) -> [String] {
    let answers = zip(detail.item.answers, detail.answers)
    let aware = answers.filter { !$1.hadSeen.isEmpty }.map { answer, more in
      "\(answer.who) had seen \(more.hadSeen.map(String.init).joined(separator: " and "))"
    }
    guard aware.isEmpty else { return aware }
    let isAbout = detail.item.answers.allSatisfy { $0.change != nil }
    guard isAbout else { return [] }
    return [
      detail.item.answers.count == 2
        ? "neither had seen the other's" : "nobody had seen another's"
    ]
  }

  /// What the authors found there before: one sentence where all found the same.
  ///
  /// - Parameter columns: the only ones to speak of; all if nil.
  static func before(_ detail: DisagreementDetail, _ columns: [String]?) -> [String] {
    let known = zip(detail.item.answers, detail.answers).filter { !$1.before.isEmpty }
    guard let first = known.first?.1 else { return [] }
    func words(_ answer: DisagreementDetail.Answer) -> String {
      let said = answer.before.filter { columns?.contains($0.name) ?? true }
      let text =
        said.count == 1 && columns?.count == 1
        ? said.map(\.value).joined() : said.map(\.text).joined(separator: ", ")
      return (text.isEmpty ? "nothing" : text) + (answer.beforeBy.map { " (\($0))" } ?? "")
    }
    if known.count > 1, known.allSatisfy({ $1.before == first.before }) {
      return ["\(known.count == 2 ? "both" : "all") had seen \(words(first))"]
    }
    return known.map { "\($0.who) had seen \(words($1))" }
  }

  /// How an answer came in, if anybody said.
  static func origin(_ answer: DisagreementDetail.Answer) -> String? {
    switch answer.origin {
    case .scanned: "scanned"
    case .typed: "typed"
    case .file: "from a file"
    case nil: nil
    }
  }
}
