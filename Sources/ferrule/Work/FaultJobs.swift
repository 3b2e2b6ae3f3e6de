import Guide
import Plant
import Store

/// Which jobs of a link are of which of its faults: of the one it was begun for, and of each that was open while the
/// job was, whichever was reported first.
///
/// Whoever accepts the link answers every report of it.
struct FaultJobs {
  /// What counts of the link, in order.
  private let facts: [Fact]
  private let shelf: ProcedureShelf
  private let accepted: [Fact]
  private var closed: [ThingID: Fact] = [:]

  init(ofLink link: LinkRecord, _ view: StoreView) throws {
    let thing = Thing(kind: .link, id: link.id, label: link.label)
    facts = LiveFacts.of(try view.history(of: thing))
    shelf = ProcedureShelf(view)
    accepted = facts.filter { fact in
      guard case .signature(let signature) = fact.body else { return false }
      return signature.kind == .accepted && signature.subject.id == link.id
    }
    for fact in facts {
      if case .faultClose(let close) = fact.body { closed[close.fault] = fact }
    }
  }

  /// The jobs of a fault, ended ones too, in order.
  func jobs(of fault: ThingID) throws -> [Fact] {
    guard let report = facts.first(where: { $0.id == fault }) else { return [] }
    return try facts.filter { try isOne($0, of: report) }
  }

  /// The tickets of a job, each once: that of the fault it was begun for comes first.
  ///
  /// Another report that somebody closed by hand may have been a mistake: it is left out.
  func tickets(of job: Fact) throws -> [String] {
    guard case .job(let body) = job.body else { return [] }
    let reports = try facts.filter { report in
      guard case .fault = report.body, try isOne(job, of: report) else { return false }
      return report.id == body.fault || closed[report.id].map { $0.job != nil } ?? true
    }
    let own = reports.filter { $0.id == body.fault }
    var met: Set<String> = []
    return (own + reports).compactMap { report in
      if case .fault(let fault) = report.body { fault.ticket } else { nil }
    }.filter { met.insert(NameFolding.fold($0)).inserted }
  }

  private func isOne(_ fact: Fact, of report: Fact) throws -> Bool {
    guard case .job(let job) = fact.body, case .fault(let fault) = report.body else {
      return false
    }
    if job.fault == report.id { return true }
    guard job.link == fault.link else { return false }
    let close = closed[report.id]
    if let by = close?.job, isSame(job, as: by) { return true }
    // Whoever takes the link over as it stands has no fault in hand, unless it was closed with that.
    guard try shelf.procedure(of: job)?.start != .untouched else { return false }
    if Fact.precedes(report, fact) { return close.map { Fact.precedes(fact, $0) } ?? true }
    return !accepted.contains { Fact.precedes(fact, $0) && Fact.precedes($0, report) }
  }

  private func isSame(_ job: Job, as id: ThingID) -> Bool {
    facts.contains { fact in
      guard fact.id == id, case .job(let other) = fact.body else { return false }
      return other.isSameRepair(as: job)
    }
  }
}
