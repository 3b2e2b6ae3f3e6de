import Guide
import Plant
import Store

/// What is no longer loose after one answer; anything else is recorded where the work is done.
enum LooseClosing {
  case task(ThingID)
  case portOpened(ThingID)
  /// A link went dark with another's plug, and is up.
  case seenUp(ThingID)
  /// A port is no longer shut for us, and stays shut for somebody else: that is not ours to open.
  case portGivenBack(ThingID, ours: Fact, others: String)

  /// Nil where it takes more than an answer.
  init?(_ place: LoosePlace, _ view: StoreView, nowMS: Int64) throws {
    if place.ends.count == 1 {
      switch place.next.first {
      case .closeTask(let task)?, .bringBack(let task, _)?:
        self = .task(task)
        return
      default: break
      }
    }
    let port = place.subject
    if port.kind == .port, place.next.contains(where: Self.isToBeSeenUp) {
      self = .seenUp(port.id)
      return
    }
    guard port.kind == .port, place.ends.contains(where: { $0.kind == .portShut }) else {
      return nil
    }
    guard let lease = try view.lease(ofPort: port.id, nowMS: nowMS), let others = lease.others
    else {
      self = .portOpened(port.id)
      return
    }
    // Where a repair has it shut too, what its ticket has shut is that repair's to give back.
    guard lease.ours.job != nil || lease.isByTicket else { return nil }
    self = .portGivenBack(port.id, ours: lease.ours, others: others)
  }

  private static func isToBeSeenUp(_ next: LooseNext) -> Bool {
    if case .seeUp = next { true } else { false }
  }

  /// The answer.
  var word: String {
    switch self {
    case .task: "done"
    case .portOpened: "NOC opened it"
    case .seenUp: "NOC: it is up"
    case .portGivenBack: "given back, stays shut"
    }
  }

  /// What has to be told with it.
  var question: String {
    switch self {
    case .task: "What was found or done? Enter: nothing to say"
    case .portOpened: "Who at the NOC opened it?"
    case .seenUp: "Who at the NOC saw it up?"
    case .portGivenBack(_, _, let others): "Who at the NOC took it? It stays shut for \(others)"
    }
  }

  /// Whether it cannot be left out: it is the name of somebody then.
  var isRequired: Bool {
    switch self {
    case .task: false
    case .portOpened, .portGivenBack, .seenUp: true
    }
  }

  /// Records it.
  func record(_ text: String?, _ view: StoreView, _ draft: Draft) throws -> AnswerTrail.Recorded {
    switch self {
    case .task(let task):
      let close = TaskClose(task: task, outcome: .done, found: text)
      return AnswerTrail.Recorded(table: "task_close", id: try draft.record(.taskClose(close)))
    case .portOpened(let port), .seenUp(let port):
      let link = try view.links(ofPort: port).first
      let repair = try RecordRepair.only(at: port, orOn: link?.id, view)
      let gate = PortGate(port: port, action: .opened, byWhom: text ?? "NOC", ticket: nil)
      return AnswerTrail.Recorded(
        table: "port_gate", id: try draft.record(.portGate(gate), job: repair?.id))
    case .portGivenBack(let port, let ours, let others):
      let gate = PortGate(port: port, action: .shut, byWhom: text ?? "NOC", ticket: others)
      return AnswerTrail.Recorded(
        table: "port_gate",
        id: try draft.record(
          .portGate(gate), job: ours.job, step: ours.job == nil ? GivenBack.step : ours.step))
    }
  }
}
