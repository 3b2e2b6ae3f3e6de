import Guide
import Plant
import Store

/// What was recorded in a job at all its joints, by everybody who worked in it, or in the jobs of a ticket.
struct JobFacts {
  /// What the job or the ticket is called.
  let label: String
  /// Its facts in order, with those that take some of them back.
  let facts: [Fact]

  /// The job a text names by its code or id; nil if it names none, or something else too.
  static func named(_ text: String, _ view: StoreView) throws -> JobFacts? {
    guard try view.things(named: text).allSatisfy({ $0.kind == .job }) else { return nil }
    let jobs = try view.jobs(everNamed: text)
    guard let first = jobs.first, case .job(let body) = first.body else { return nil }
    return JobFacts(
      label: "job \(body.code)", facts: try facts(of: Set(jobs.map(\.id)), jobs, view))
  }

  /// The reports of a ticket, how they were closed, and what was recorded in its jobs.
  static func of(_ ticket: TicketFaults, _ view: StoreView) throws -> JobFacts {
    let jobs = try ticket.jobs(view)
    let reports = try view.faults(ofTicket: ticket.number)
    let done = try facts(of: Set(jobs.map(\.id)), jobs, view)
    var met: Set<ThingID> = []
    let all = (reports + done).filter { met.insert($0.id).inserted }
    return JobFacts(label: "ticket \(ticket.number)", facts: all.sorted(by: Fact.precedes))
  }

  private static func facts(of ids: Set<ThingID>, _ jobs: [Fact], _ view: StoreView) throws
    -> [Fact]
  {
    let shelf = ProcedureShelf(view)
    var all = jobs
    for fact in jobs {
      guard case .job(let job) = fact.body else { continue }
      let procedure = try shelf.procedure(of: job) ?? ProcedureShelf.unknown(job)
      if let situation = try view.jobSituation(job: fact.id, procedure: procedure) {
        all += JobState.fold(situation).joints.flatMap(\.state.situation.facts)
      }
      // What was taken back since, and what happened to parts that are in another place now.
      let about: [(ThingKind, ThingID)] = [
        (.job, fact.id), (.link, job.link), (.port, job.joint), (.panelPosition, job.joint),
      ]
      for (kind, id) in about { all += try view.thing(kind, id).map(view.history) ?? [] }
    }
    var own: [ThingID: Fact] = [:]
    for fact in all where ids.contains(fact.id) || fact.job.map(ids.contains) ?? false {
      own[fact.id] = fact
    }
    for fact in all {
      if case .withdrawal(let withdrawal) = fact.body, own[withdrawal.fact] != nil {
        own[fact.id] = fact
      }
    }
    return own.values.sorted(by: Fact.precedes)
  }
}
