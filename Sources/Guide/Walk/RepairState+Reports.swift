public import Plant

/// Reports of a link that somebody has to answer before it is accepted.
extension RepairState {
  /// Those that this job answers by no soak, oldest first: all of them where nothing is opened, else those that came once
  /// the counters were cleared.
  ///
  /// A soak that began after a report and passed says that it is over.
  var unansweredReports: [Fact] {
    guard !openFaults.isEmpty, acceptedBy == nil else { return [] }
    if situation.start == .untouched { return openReports }
    switch soak {
    case .notStarted, .failed: return []
    case .running, .passed: break
    }
    guard let cleared = situation.facts.last(where: isClearing) else { return [] }
    return openReports.filter { Fact.precedes(cleared, $0) }
  }

  /// The faults of the link nobody has closed.
  private var openReports: [Fact] {
    let open = Set(openFaults)
    return situation.facts.filter { open.contains($0.id) }
  }

  /// Whether a fact is the clearing of the counters from which a soak of the link counts.
  private func isClearing(_ fact: Fact) -> Bool {
    switch fact.body {
    case .soak(let soak): soak.action == .started && soak.link == situation.link
    case .answer(let answer):
      answer.about == .counters && answer.outcome == .yes && fact.job == situation.job.id
    default: false
    }
  }
}

extension JobState {
  /// The reports that are to be answered before its link is accepted, oldest first.
  public var unansweredReports: [Fact] { here.unansweredReports }
}

extension StepJudge {
  /// Whether a report of the link stands before this step: whoever accepts a link does not close what nobody has
  /// worked on.
  ///
  /// What is out, or shut, or was found bad in this job is gone on with.
  func waitsForReport(_ step: StepDefinition) -> Bool {
    let isTaken = procedure.start == .untouched
    guard isTaken ? !step.isAside : step.verb == .soak, let head = joints.first,
      state.situation.link == head.situation.link, !head.unansweredReports.isEmpty
    else { return false }
    if !isTaken { return true }
    let isFoundBad = joints.contains { joint in
      if case .failed = joint.soak { return true }
      return joint.topics[.linkUp]?.answer?.outcome == .no || joint.lanesGood == false
    }
    return !isFoundBad && joints.allSatisfy { $0.isPlugged && !$0.gate.isShutForUs }
  }
}
