internal import Change
internal import Foundation
internal import GRDB
internal import Plant

/// Whose facts a merge takes back.
extension StoreView {
  /// The numbers of the changes that wait.
  package func heldNumbers() throws -> [Int64] {
    try Int64.fetchAll(db, sql: "SELECT n FROM change_log WHERE applied = 0 ORDER BY n")
  }

  /// What this laptop recorded and somebody took back on another one, by what came lately: what may be open first.
  ///
  /// - Parameters:
  ///   - arrived: the number of the last change that had come before.
  ///   - waited: the numbers of those that waited then.
  package func ownTakenBack(since arrived: Int64, waited: [Int64]) throws -> [OwnTakenBack] {
    let log = try ChangeLog(db)
    func device(_ number: Int64) throws -> DeviceID? {
      log.chains[try log.applied(ChangeNumber(rawValue: number)).placement.chain]?.device
    }
    var told: [Key: (item: OwnTakenBack, plug: Fact?, gate: Fact?)] = [:]
    for row in try withdrawals(since: arrived, waited: waited) {
      guard let kind = row.text("fact_kind"), catalogue.table(kind)?.kind == .fact,
        let born = row.int64("born"), try device(born) != identity.device,
        let id = row.id("fact"), try isTakenBack(id.bytes, by: row.need("id")),
        let own = try rows("SELECT born FROM \(kind) WHERE id = ?", [id.data]).first?.int64("born"),
        try device(own) == identity.device, let fact = try fact(id, in: kind)
      else { continue }
      let (by, place) = (row.string("technician"), try place(of: fact))
      let key = Key(by: by, place: place?.id)
      var one = told[key] ?? (OwnTakenBack(by: by, place: place), nil, nil)
      one.item.facts += 1
      switch fact.body {
      case .job(let job): one.item.jobs.append(job.code)
      case .plugging: one.plug = Self.later(one.plug, fact)
      case .portGate: one.gate = Self.later(one.gate, fact)
      default: break
      }
      told[key] = one
    }
    return try told.values.map { one in
      var item = one.item
      item.jobs.sort { $0.stored < $1.stored }
      if case .plugging(let plugging)? = one.plug?.body, plugging.action == .unplug {
        item.isCordOut = try isLast(one.plug, of: plugging.joint, .plugged)
      }
      if case .portGate(let gate)? = one.gate?.body, gate.action == .shut {
        item.isPortShut = try isLast(one.gate, of: gate.port, .gate)
      }
      return item
    }.sorted { left, right in
      if left.isOpen != right.isOpen { return left.isOpen }
      let (one, other) = (left.place?.label ?? "", right.place?.label ?? "")
      return one == other ? left.by < right.by : NaturalOrder.precedes(one, other)
    }
  }

  private struct Key: Hashable {
    var by: String
    var place: ThingID?
  }

  /// The withdrawals that came since then, or had waited.
  private func withdrawals(since arrived: Int64, waited: [Int64]) throws -> [CellRow] {
    // They are few beside the facts, and no index has to be kept for a question that is asked once a merge.
    let columns = "SELECT id, born, fact_kind, fact, technician FROM withdrawal"
    let applied = try waited.filter {
      try !rows("SELECT n FROM change_log WHERE n = ? AND applied = 1", [$0]).isEmpty
    }
    var found = try rows("\(columns) WHERE born > ? ORDER BY id", [arrived])
    for first in stride(from: 0, to: applied.count, by: 500) {
      let some = applied[first..<min(first + 500, applied.count)].map(String.init)
      found += try rows("\(columns) WHERE born IN (\(some.joined(separator: ", "))) ORDER BY id")
    }
    return found
  }

  private func isTakenBack(_ fact: [UInt8], by withdrawal: ThingID) throws -> Bool {
    try rows("SELECT by_fact FROM superseded WHERE fact = ?", [fact.data]).first?.id("by_fact")
      == withdrawal
  }

  /// The joint of a fact, or of the repair it belongs to; else what it is about.
  private func place(of fact: Fact) throws -> Thing? {
    let joint: ThingID? =
      switch fact.body {
      case .plugging(let body): body.joint
      case .disturbance(let body): body.joint
      case .portGate(let body): body.port
      case .job(let body): body.joint
      default: try fact.job.flatMap { try job($0)?.body.joint }
      }
    if let joint { return try thing(.port, joint) ?? thing(.panelPosition, joint) }
    return try subject(of: fact).flatMap { try thing($0.kind, $0.id) }
  }

  private static func later(_ one: Fact?, _ other: Fact) -> Fact {
    one.map { Fact.precedes(other, $0) ? $0 : other } ?? other
  }

  /// Whether nothing that counts was said after a fact.
  private func isLast(_ fact: Fact?, of subject: ThingID, _ topic: LatestTopic) throws -> Bool {
    guard let fact, let word = try latestWord(subject.bytes, topic) else { return true }
    return (word.order, word.fact) < (fact.order, fact.id)
  }
}
