import Guide
import Plant
import Store

/// Puts the records of parts back as they were before an answer that is taken back.
///
/// Where the ends of cords were, which cord served a link, that a code named nothing. What somebody wrote since
/// stays.
struct PartsBack {
  let view: StoreView
  let draft: Draft
  let state: JobState

  /// Records what follows from one fact of an answer, after it.
  func follow(_ body: FactBody) throws {
    guard case .withdrawal(let withdrawal) = body,
      let fact = state.lastAnswer.first(where: { $0.id == withdrawal.fact }),
      case .partMove = fact.body
    else { return }
    try withdrawErrands(sentBy: fact)
    let records = try view.records(before: fact.id, in: withdrawal.factKind)
    for record in records {
      switch (record.kind, record.isNew) {
      case (.alias, true): try draft.update(.alias, record.id, outOfUse)
      case (.cable, true) where try isMovedSince(record.id, records): continue
      case (.cable, true):
        // Whoever scans its code again says anew what it is on.
        let noSerial: [String: Cell] = ["serial": .missing]
        try draft.update(
          .cable, record.id,
          record.cells.merging(outOfUse) { $1 }.merging(noSerial) { $1 })
      case (.cable, false), (.cableEnd, _):
        try draft.update(record.kind, record.id, record.cells)
      default: continue
      }
    }
  }

  /// Whoever was sent to look where the part was is sent no more.
  private func withdrawErrands(sentBy fact: Fact) throws {
    for task in try view.openTasks()
    where task.job == fact.job && task.order == fact.order && task.body.kind == .look {
      let withdrawal = Withdrawal(factKind: FactBody.task(task.body).table, fact: task.id)
      try draft.record(.withdrawal(withdrawal), job: fact.job, step: fact.step)
    }
  }

  /// Whether a cord that the answer made is in service by what somebody recorded since.
  private func isMovedSince(_ cable: ThingID, _ records: [RecordBefore]) throws -> Bool {
    let left = records.filter { $0.cells["state"] != nil }.map(\.id)
    return try view.ends(ofCable: cable).contains { $0.isLanded && !left.contains($0.id) }
  }

  private var outOfUse: [String: Cell] {
    ["retired_at": .integer(draft.nowMS), "retired_why": .text("taken back")]
  }
}
