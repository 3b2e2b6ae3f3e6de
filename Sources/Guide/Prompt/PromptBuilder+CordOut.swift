import Plant

/// A cord that is out where the procedure opens nothing, or that another job has out.
extension PromptBuilder {
  /// Whether the joint is open although the procedure opened none there: its plug goes in before anything else.
  var isOutUnasked: Bool {
    guard !state.isPlugged, let verb = job.position.step?.verb else { return false }
    return [.openPort, .linkUp, .debts, .hands].contains(verb)
  }

  /// A cord that is out where the procedure opens nothing was not expected to be.
  var cordOut: [String] {
    isOutUnasked && outElsewhere == nil ? ["CORD OUT at \(port.name): in before it is up"] : []
  }

  /// In whose hand it may be, and for what it waits there, on every screen that sends a hand to it.
  var cordOutElsewhere: [Wording] {
    guard sendsHand, let out = outElsewhere else { return [] }
    let short = "CORD OUT: \(out.whose)"
    let words = Wording(
      "CORD OUT at \(jointName): \(out.whom)", or: "CORD OUT: \(out.whom)", short, "")
    let parked = out.parked.map { Wording("PARKED: \(Columns.shorten($0, to: 60))", or: "") }
    return [words] + [parked].compactMap(\.self)
  }

  /// Whom to ask before it is touched; empty where nobody else has it out.
  var whyOutElsewhere: String {
    guard sendsHand, let out = outElsewhere else { return "" }
    return "The cord came out in \(out.whom): ask there before you touch it. "
  }

  /// Whether somebody is told to do something at the open joint.
  private var sendsHand: Bool {
    switch job.phase {
    case .dark, .medium, .inspect, .cannotSee, .clean, .quarantine, .replace, .form, .plugIn: true
    default: false
    }
  }

  /// The other job in which the cord came out.
  private struct OutElsewhere {
    /// The job, or who pulled the cord where that job is not here.
    var whose: String
    /// The same with who was last at it.
    var whom: String
    /// What it waits for, if it is parked.
    var parked: String?
  }

  /// nil if it came out in this repair, or in none.
  private var outElsewhere: OutElsewhere? {
    guard !state.isPlugged, let out = state.openedBy, let id = out.job,
      id != situation.job.id, case .job(let own) = situation.job.body
    else { return nil }
    var last = out
    var other: Job?
    var pause: Pause?
    for fact in situation.facts {
      if fact.id == id, case .job(let job) = fact.body { other = job }
      guard fact.job == id else { continue }
      // A job that was begun from it is somebody else's.
      if case .job = fact.body { continue }
      last = fact
      if case .pause(let told) = fact.body { pause = told }
    }
    if let other, other.isSameRepair(as: own) { return nil }
    // Who opens the joint in a job after another of their own knows it.
    if !isOutUnasked, last.technician == situation.job.technician { return nil }
    let who = Columns.shorten(last.technician, to: 12)
    let job = other.map { GateHolder.name(ofJob: $0.code.description) }
    let waits = pause.flatMap { $0.action == .parked ? $0.reason : nil }
    return OutElsewhere(
      whose: job ?? who, whom: job.map { "\($0) (\(who))" } ?? who, parked: waits)
  }
}
