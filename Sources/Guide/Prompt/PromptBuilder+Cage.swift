import Plant

/// The port of another link that is shut for the module it shares.
extension PromptBuilder {
  /// Whether the joint is that of another link in the cage.
  private var isInCage: Bool { job.joints[job.position.joint].site == .cage }

  /// Whether its port is shut for the module alone, which was neither changed nor kept yet: later it is a joint like
  /// any other.
  var isShutForModule: Bool {
    isInCage && !job.here.changedParts.contains(.module) && !job.here.keptParts.contains(.port)
  }

  /// What the centre is told of that.
  var forModule: String {
    "for changing the module it shares with \(job.here.situation.port.label)"
  }

  /// Whose link it is, and that it works.
  var whoseLink: [Wording] {
    guard isInCage else { return [] }
    let far = "\(port.name) > \(label(situation.otherPort))"
    guard isLive else { return [Wording(far, or: "")] }
    return [Wording("\(far) LIVE", or: "\(port.name) LIVE", "")]
  }

  private var isLive: Bool {
    state.isPlugged && !state.gate.isShut && !state.otherGate.isShut
      && state.otherJointsOpen.isEmpty
      && state.topics[.linkUp]?.answer?.outcome != .no
  }

  /// The fault of the link whose port is to be shut: the job's, or one of its own; nil if none is known.
  var faultHere: Fault? {
    if situation.isOnJobLink { return state.fault }
    guard let open = state.openFaults.last else { return nil }
    return situation.facts.lazy.compactMap { fact in
      if fact.id == open, case .fault(let fault) = fact.body { fault } else { nil }
    }.first
  }
}
