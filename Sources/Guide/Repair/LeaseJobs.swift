import Plant

/// Those who have ports shut, as far as the facts of a repair tell.
struct LeaseJobs {
  /// The repair itself.
  let own: LeaseJob
  /// The link whose repairs work at its ports.
  let link: ThingID
  /// The tickets of the open faults of that link.
  let tickets: [String]
  private let others: [ThingID: LeaseJob]

  /// Takes them from the facts that count.
  init(_ situation: RepairSituation) {
    var jobs: [Fact] = [situation.job]
    var faults: [ThingID: Fault] = [:]
    var closed: Set<ThingID> = []
    var accepted: Set<ThingID> = []
    for fact in situation.facts {
      switch fact.body {
      case .job: jobs.append(fact)
      case .fault(let fault): faults[fact.id] = fault
      case .faultClose(let close): closed.insert(close.fault)
      case .signature(let signature) where signature.kind == .accepted:
        if let job = fact.job { accepted.insert(job) }
      default: break
      }
    }
    func leaseJob(_ fact: Fact) -> LeaseJob {
      guard case .job(let job) = fact.body else { return LeaseJob(id: fact.id) }
      return LeaseJob(
        id: fact.id, job: job, parent: fact.job, ticket: job.fault.flatMap { faults[$0]?.ticket },
        isAccepted: accepted.contains(fact.id), technician: fact.technician)
    }
    own = leaseJob(situation.job)
    others = Dictionary(jobs.map { ($0.id, leaseJob($0)) }, uniquingKeysWith: { _, last in last })
    // At a port of another link that is only shut for it, a job has to do with those of its own link.
    let link = situation.isOnSamePlug ? own.job?.link ?? situation.link : situation.link
    self.link = link
    tickets = faults.filter { $0.value.link == link && !closed.contains($0.key) }
      .compactMap(\.value.ticket)
  }

  /// What is known of the job a fact was told in; nil if in none.
  func of(_ fact: Fact) -> LeaseJob? {
    fact.job.map { others[$0] ?? LeaseJob(id: $0) }
  }
}
