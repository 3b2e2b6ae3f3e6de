import Guide
import Plant
import Store

/// What a screen was made of: an answer given to it counts only while its job still stands so.
struct ShownJob {
  private let lastArrival: Int64
  /// What the screen is made of at the joints of its job.
  private let atJoint: Set<ThingID>
  /// What it is made of besides where it is about the link.
  private let ofLink: Set<ThingID>

  init(_ situation: JobSituation, _ view: StoreView) throws {
    lastArrival = try view.lastArrival()
    atJoint = Set(Self.atJoint(situation).map(\.id))
    ofLink = Set(Self.ofLink(situation).map(\.id))
  }

  /// Whether nobody else has answered since.
  ///
  /// - Throws: ``AnsweredSince`` if somebody has.
  func check(_ state: JobState, _ view: StoreView) throws {
    guard try view.lastArrival() != lastArrival,
      let now = try view.jobSituation(
        job: state.here.situation.job.id, procedure: state.procedure)
    else { return }
    // What is done at the other end takes no look back: only what is said of the link as a whole.
    let isAboutLink = state.phase.isAboutLink
    let shown = isAboutLink ? atJoint.union(ofLink) : atJoint
    var known: [ThingID: Fact] = [:]
    for fact in Self.atJoint(now) + (isAboutLink ? Self.ofLink(now) : []) { known[fact.id] = fact }
    let later = known.values.filter { !shown.contains($0.id) }
    if let last = later.max(by: Fact.precedes) { throw AnsweredSince(by: last.technician) }
    guard known.count == shown.count else { throw AnsweredSince(by: "somebody") }
  }

  /// The facts of the job and of others at its joints, and what was done to those joints outside any; not what a
  /// colleague does at the other end, unless the job works there too.
  private static func atJoint(_ situation: JobSituation) -> [Fact] {
    let facts = facts(of: situation)
    let joints = Set(situation.all.flatMap(\.ownPlug))
    // A module that is taken out at another port of the cage opens this one.
    let cage = joints.union(situation.all.flatMap(\.neighbours).map(\.port.id))
    var jobs: Set<ThingID> = [situation.here.job.id]
    for fact in facts {
      if case .job(let job) = fact.body, joints.contains(job.joint) { jobs.insert(fact.id) }
    }
    return facts.filter { fact in
      if jobs.contains(fact.id) || fact.job.map(jobs.contains) ?? false { return true }
      return switch fact.body {
      case .withdrawal: true
      case .portGate(let gate): joints.contains(gate.port)
      case .partMove(let move) where move.kind == .module: cage.contains(move.place.id)
      default: hand(fact.body).map(joints.contains) ?? false
      }
    }
  }

  /// What takes back or says anew that the link is up, has soaked and is accepted: its ends share that.
  private static func ofLink(_ situation: JobSituation) -> [Fact] {
    let facts = facts(of: situation)
    let links = Set(situation.all.map(\.link))
    // What is taken over as it is found is not, once somebody has reported it.
    let isTakenOver = situation.procedure.start == .untouched
    let joints = Set(
      situation.all.flatMap { joint in
        [joint.otherPort.id] + joint.otherPortSharers + joint.otherJoints.map(\.id)
      })
    let jobs = Set(
      facts.compactMap { fact in
        if case .job(let job) = fact.body, links.contains(job.link) {
          fact.id
        } else {
          ThingID?.none
        }
      })
    return facts.filter { fact in
      switch fact.body {
      case .soak(let soak): links.contains(soak.link)
      case .fault(let fault): isTakenOver && links.contains(fault.link)
      case .portGate(let gate): joints.contains(gate.port)
      case .answer(let answer):
        [.linkUp, .counters, .soak].contains(answer.about) && fact.job.map(jobs.contains) ?? false
      case .signature(let signature) where signature.kind == .accepted:
        links.contains(signature.subject.id) || fact.job.map(jobs.contains) ?? false
      default: hand(fact.body).map(joints.contains) ?? false
      }
    }
  }

  /// The joint that a hand was at.
  private static func hand(_ body: FactBody) -> ThingID? {
    switch body {
    case .plugging(let plugging): plugging.joint
    case .disturbance(let disturbance): disturbance.joint
    case .partMove(let move): move.place.id
    case .inspection(let look): look.joint
    case .cleaning(let cleaning): cleaning.joint
    case .capping(let capping): capping.joint
    default: nil
    }
  }

  private static func facts(of situation: JobSituation) -> [Fact] {
    var facts: [ThingID: Fact] = [:]
    for fact in situation.all.flatMap(\.facts) { facts[fact.id] = fact }
    return Array(facts.values)
  }
}

extension RepairPhase {
  /// Whether its screen is about the link as a whole, and not about what a hand does at one joint.
  fileprivate var isAboutLink: Bool {
    switch self {
    case .linkUp, .openPort, .lookNext, .otherJoint, .lanes, .counters, .soak, .hands, .owed,
      .accept, .done:
      true
    default: false
    }
  }
}

extension JobSituation {
  /// What its job needs to know at each of its joints.
  fileprivate var all: [RepairSituation] {
    [here] + [far, nearPanel, farPanel, cordEnd, panel].compactMap(\.self) + cage + samePlug
  }
}

/// That somebody answered a job after the screen was made to which an answer was given.
struct AnsweredSince: Error {
  /// Who.
  var by: String
}
