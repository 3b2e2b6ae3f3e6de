import Guide
import Plant
import Store

/// What a screen was made of: an answer given to it counts only while its job still stands so.
struct ShownJob {
  private let lastArrival: Int64
  private let facts: Set<ThingID>

  init(_ situation: JobSituation, _ view: StoreView) throws {
    lastArrival = try view.lastArrival()
    facts = Set(Self.facts(situation).map(\.id))
  }

  /// Whether nobody else has answered since.
  ///
  /// - Throws: ``AnsweredSince`` if somebody has.
  func check(_ state: JobState, _ view: StoreView) throws {
    guard try view.lastArrival() != lastArrival,
      let now = try view.jobSituation(
        job: state.here.situation.job.id, procedure: state.procedure)
    else { return }
    let known = Self.facts(now)
    if let last = known.filter({ !facts.contains($0.id) }).max(by: Fact.precedes) {
      throw AnsweredSince(by: last.technician)
    }
    guard known.count == facts.count else { throw AnsweredSince(by: "somebody") }
  }

  /// The facts of the job and of others at its joint, and what was done to that joint outside any; not
  /// what a colleague does at the other end.
  private static func facts(_ situation: JobSituation) -> [Fact] {
    let here = situation.here
    // At a panel the joint, and every port that is shut for it.
    let joints = Set(
      ([here] + [situation.panel].compactMap(\.self) + situation.samePlug).map(\.port.id))
    var jobs: Set<ThingID> = [here.job.id]
    for fact in here.facts {
      if case .job(let job) = fact.body, joints.contains(job.joint) { jobs.insert(fact.id) }
    }
    return here.facts.filter { fact in
      if jobs.contains(fact.id) || fact.job.map(jobs.contains) ?? false { return true }
      return switch fact.body {
      case .plugging(let plugging): joints.contains(plugging.joint)
      case .portGate(let gate): joints.contains(gate.port)
      case .withdrawal: true
      default: false
      }
    }
  }
}

/// That somebody answered a job after the screen was made to which an answer was given.
struct AnsweredSince: Error {
  /// Who.
  var by: String
}
