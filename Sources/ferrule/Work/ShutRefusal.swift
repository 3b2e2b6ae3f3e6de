import Guide
import Plant

/// That the centre would not shut a port for a job: when, who said so and what they said.
struct ShutRefusal {
  /// All of it in a line, with when it was shut after all.
  let words: String
  /// The same as long as the port of a joint of the job was not shut since; else nil.
  let standing: String?

  /// The last refusal; nil if there was none.
  ///
  /// - Parameter facts: what was recorded in the job, in order.
  init?(_ job: JobState, facts: [Fact]) {
    func answer(_ fact: Fact, _ outcome: AnswerOutcome) -> Answer? {
      guard case .answer(let answer) = fact.body, answer.about == .dark,
        answer.outcome == outcome
      else { return nil }
      return answer
    }
    guard let place = facts.lastIndex(where: { answer($0, .no) != nil }),
      var said = answer(facts[place], .no)
    else { return nil }
    let no = facts[place]
    said.text = said.text.map { Columns.shorten($0, to: 32) }
    let later = facts[place...].first { answer($0, .yes) != nil && $0.step == no.step }
    let port = Self.port(no.step, job)
    let trouble = JobTrouble(job)
    let all =
      "NOT SHUT\(port.map { " \($0)" } ?? "") \(trouble.moment(no.atMS))"
      + JobTrouble.told(said)
    words = all + (later.map { "; shut \(trouble.moment($0.atMS))" } ?? "")
    standing = later == nil && no.step != StepName.replace.rawValue ? all : nil
  }

  /// The port that was not shut, where it is another than the one the job was begun at.
  private static func port(_ step: String?, _ job: JobState) -> String? {
    // A module or a plug takes other links along.
    if step == StepName.replace.rawValue {
      let beside = job.here.situation.neighbours.map(\.port.name)
      return beside.isEmpty ? nil : beside.joined(separator: " + ")
    }
    let site = step.flatMap { job.procedure.step($0)?.site } ?? .here
    guard site != .here else { return nil }
    let ports = job.joints.filter { $0.site == site }.map(\.state.situation.port.label)
    return ports.count == 1 ? ports.first : nil
  }
}
