import Guide
import Plant
import Store

/// What is no longer loose after one answer; anything else is recorded where the work is done.
enum LooseClosing {
  case task(ThingID)
  case portOpened(ThingID)

  /// Nil where it takes more than an answer.
  init?(_ place: LoosePlace) {
    if place.ends.count == 1, case .closeTask(let task)? = place.next.first {
      self = .task(task)
    } else if place.subject.kind == .port, place.ends.contains(where: { $0.kind == .portShut }) {
      self = .portOpened(place.subject.id)
    } else {
      return nil
    }
  }

  /// The answer.
  var word: String {
    switch self {
    case .task: "done"
    case .portOpened: "NOC opened it"
    }
  }

  /// What has to be told with it.
  var question: String {
    switch self {
    case .task: "What was found or done? Enter: nothing to say"
    case .portOpened: "Who at the NOC opened it?"
    }
  }

  /// Whether it cannot be left out.
  var isRequired: Bool {
    switch self {
    case .task: false
    case .portOpened: true
    }
  }

  /// Records it.
  func record(_ text: String?, _ view: StoreView, _ draft: Draft) throws -> AnswerTrail.Recorded {
    switch self {
    case .task(let task):
      let close = TaskClose(task: task, outcome: .done, found: text)
      return AnswerTrail.Recorded(table: "task_close", id: try draft.record(.taskClose(close)))
    case .portOpened(let port):
      let link = try view.links(ofPort: port).first
      let repair = try RecordRepair.only(at: port, orOn: link?.id, view)
      let gate = PortGate(port: port, action: .opened, byWhom: text ?? "NOC", ticket: nil)
      return AnswerTrail.Recorded(
        table: "port_gate", id: try draft.record(.portGate(gate), job: repair?.id))
    }
  }
}
