public import Plant

/// A job as it stood when it ended: what others did at its joints afterwards is theirs.
extension JobSituation {
  /// The acceptance with which the job ended: the first one of its link after which nothing was done in it; nil while
  /// there is none.
  public var ending: Fact? {
    guard case .job(let own) = here.job.body else { return nil }
    let facts = LiveFacts.of(here.facts)
    let jobs = facts.filter { fact in
      if case .job(let job) = fact.body { job.isSameRepair(as: own) } else { false }
    }
    let same = Set(jobs.map(\.id) + [here.job.id])
    let last = facts.last { $0.job.map(same.contains) ?? false && $0.isOfOneJob }
    return facts.first { fact in
      guard case .signature(let signature) = fact.body, signature.kind == .accepted,
        signature.subject.id == here.link || fact.job.map(same.contains) ?? false
      else { return false }
      return Fact.precedes(here.job, fact) && (last.map { !fact.isBefore($0) } ?? true)
    }
  }

  /// The same without what later jobs did, said and signed at its joints.
  ///
  /// Tests and reports stay, a port that is given back, and the word that its own soak failed after all.
  public var asItEnded: JobSituation {
    guard let ending else { return self }
    var rest = self
    rest.updateEach { joint in
      joint.facts.removeAll { $0.isLater(than: ending, counters: counters(before: ending)) }
    }
    return rest
  }

  private func counters(before ending: Fact) -> Int64? {
    let passed = LiveFacts.of(here.facts).last { fact in
      guard case .soak(let soak) = fact.body else { return false }
      return soak.action == .passed && !Fact.precedes(ending, fact)
    }
    guard case .soak(let soak)? = passed?.body else { return nil }
    return soak.dueMS
  }
}

extension Fact {
  /// Whether it comes after a job ended, and is no matter of that job.
  ///
  /// - Parameter counters: those its soak was of; that they failed is a word on it.
  public func isLater(than ending: Fact, counters: Int64? = nil) -> Bool {
    guard ending.isBefore(self), isOfOneJob else { return false }
    switch body {
    case .soak(let soak) where soak.action == .failed:
      return soak.dueMS == nil || soak.dueMS != counters
    // What it left shut is given back whenever that is.
    case .portGate(let gate): return gate.action != .opened
    default: return true
    }
  }

  /// Whether it comes before another one; what one job said in one change is said at once.
  fileprivate func isBefore(_ other: Fact) -> Bool {
    Fact.precedes(self, other) && !(order == other.order && job == other.job)
  }

  /// Whether it says what was done, asked or signed at a time, and not what is so from then on.
  fileprivate var isOfOneJob: Bool {
    switch body {
    case .plugging, .partMove, .disturbance, .inspection, .cleaning, .capping, .portGate, .ask,
      .answer, .soak, .laneReading, .signature, .step, .pause:
      true
    // Other jobs under its ticket are named, whenever they were begun.
    case .job, .seen, .polarityTest, .lossTest, .fault, .faultClose, .note, .decision, .task,
      .taskClose,
      .image, .withdrawal, .importRun, .kitCheck:
      false
    }
  }
}
