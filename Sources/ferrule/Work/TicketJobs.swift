import Guide
import Plant

/// The jobs of a link about one thing that was wrong with it, and since when it was.
///
/// Jobs for one fault are of one ticket. One that was begun for none is of the ticket beside which it was begun, as
/// long as nobody accepted the link in between.
struct TicketJobs {
  /// All of them, oldest first.
  let jobs: [Fact]
  /// What it began with: the report of the fault, or the first of the jobs where that was earlier.
  let start: Fact
  private let own: Job?

  /// The ticket of a job.
  ///
  /// - Parameter facts: those of its link that count, in order.
  init(of job: Fact, in facts: [Fact]) {
    guard case .job(let own) = job.body else {
      (jobs, start, self.own) = ([job], job, nil)
      return
    }
    let accepted = facts.filter { fact in
      guard case .signature(let signature) = fact.body else { return false }
      return signature.kind == .accepted && signature.subject.id == own.link
    }
    func isSame(_ fact: Fact) -> Bool {
      guard case .job(let other) = fact.body, other.link == own.link else { return false }
      if let fault = own.fault, let otherFault = other.fault { return fault == otherFault }
      return !accepted.contains { signature in
        Fact.precedes(fact, signature) != Fact.precedes(job, signature)
      }
    }
    let others = facts.filter { $0.id != job.id && isSame($0) }
    let all = (others + [job]).sorted(by: Fact.precedes)
    let report = facts.first { $0.id == own.fault }
    (jobs, self.own) = (all, own)
    start = ([report].compactMap(\.self) + all).min(by: Fact.precedes) ?? job
  }

  /// The others: not those by which the same repair was gone on with from memory; each repair once.
  ///
  /// - Parameter more: jobs at other links.
  func others(and more: [Fact] = []) -> [(fact: Fact, job: Job)] {
    var known = [own].compactMap(\.self)
    var others: [(fact: Fact, job: Job)] = []
    for fact in jobs + more {
      guard case .job(let job) = fact.body, !known.contains(where: job.isSameRepair) else {
        continue
      }
      known.append(job)
      others.append((fact, job))
    }
    return others
  }

  /// The last of them that was begun at a joint.
  func last(at joint: ThingID) -> Fact? {
    jobs.last { fact in if case .job(let job) = fact.body { job.joint == joint } else { false } }
  }
}
