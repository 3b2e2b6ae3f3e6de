import Guide
import Plant

/// What was done at the plugs of a job in other jobs: one plug is one joint, and what was seen there counts for all.
///
/// It is no hand of this job, and is told with the code of its own.
extension HandWork {
  /// The hands of other jobs at the plugs of a job, from when each was opened that was out when the job began, else
  /// from then on, and until its hands were done.
  ///
  /// - Parameters:
  ///   - same: the jobs that are this one.
  ///   - all: what happened, in order.
  static func beside(
    _ joints: [RepairState], began: Fact, same: Set<ThingID>, in all: [Fact]
  ) -> [Fact] {
    // A port that is only shut for work elsewhere is opened in a job of its own.
    let opened = joints.map(\.situation).filter { $0.shutFor == nil && $0.cordChange != .shut }
    let plugs = opened.map(\.ownPlug)
    func plug(_ spot: ThingID) -> Int? { plugs.firstIndex { $0.contains(spot) } }
    var openings: [Int: Fact] = [:]
    for fact in all where Fact.precedes(fact, began) {
      switch fact.body {
      case .plugging(let plugging):
        guard let plug = plug(plugging.joint) else { continue }
        openings[plug] = plugging.action == .unplug ? fact : nil
      case .disturbance(let disturbance): plug(disturbance.joint).map { openings[$0] = fact }
      default: continue
      }
    }
    let own = all.filter { $0.job.map(same.contains) ?? false }
    let signed = own.last { if case .signature = $0.body { true } else { false } }
    let isReopened = own.contains { fact in
      signed.map { Fact.precedes($0, fact) && spot(fact.body) != nil } ?? true
    }
    return all.filter { fact in
      guard let job = fact.job, !same.contains(job), let plug = spot(fact.body).flatMap(plug)
      else { return false }
      let isAfter = !Fact.precedes(fact, openings[plug] ?? began)
      return isAfter && (isReopened || signed.map { Fact.precedes(fact, $0) } ?? true)
    }
  }

  /// The codes of jobs, by job.
  static func codes(_ facts: [Fact]) -> [ThingID: ShortCode] {
    facts.reduce(into: [:]) { codes, fact in
      if case .job(let job) = fact.body { codes[fact.id] = job.code }
    }
  }

  /// In which other job something was done, to stand behind it; empty of what was done in this one.
  func inOther(_ job: ThingID?) -> String {
    guard let job, beside.contains(where: { $0.job == job }) else { return "" }
    return codes[job].map { " in job \($0)" } ?? " in another job"
  }

  /// How often which face was cleaned how in other jobs, one job after the other.
  var cleaningsBeside: [String] {
    var jobs: [ThingID] = []
    for fact in beside {
      if let job = fact.job, !jobs.contains(job) { jobs.append(job) }
    }
    return jobs.flatMap { job in
      cleanings(in: beside.filter { $0.job == job }, at: joints).map { $0 + inOther(job) }
    }
  }

  /// Joints where a hand was in this job or in another one, in the order of the job.
  var handled: [RepairState] {
    let others = Set(
      beside.compactMap { Self.spot($0.body) }.compactMap { joint($0)?.situation.port.id })
    let own = Set(worked.map(\.situation.port.id))
    var named: Set<ThingID> = []
    return joints.filter { state in
      let id = state.situation.port.id
      return (own.contains(id) || others.contains(id)) && named.insert(id).inserted
    }
  }

  /// What happened to the faces of the plugs, in whichever job, in order.
  var facesTold: [Fact] {
    guard !beside.isEmpty else { return facts }
    return (facts + beside).sorted(by: Fact.precedes)
  }

  /// A face as the joint knows it, where another port of its plug knows it by another name.
  func known(_ face: Face, _ place: (joint: RepairState, side: FaceSide)?) -> Face {
    guard let situation = place?.joint.situation, situation.plugFaces.contains(face) else {
      return face
    }
    return situation.cordFace
  }
}
