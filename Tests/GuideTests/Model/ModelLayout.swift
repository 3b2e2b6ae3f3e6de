import Guide
import Plant

/// Which things are where, as the situation has it before an answer.
struct ModelLayout {
  /// The joints, the one the job was begun at first.
  let joints: [RepairSituation]
  let procedure: Procedure

  /// Where things are, without what happened to them.
  init(_ job: JobState) {
    joints = job.joints.map { joint in
      var situation = joint.state.situation
      situation.facts = []
      return situation
    }
    procedure = job.procedure
  }

  var ports: [ThingID] { joints.map(\.port.id) }

  /// Whether it is a position a cord is moved to or from.
  func isPanel(_ joint: Int) -> Bool { joints[joint].cordMove?.panel != nil }

  /// Whether it is an end of the cord that the job changes.
  func isCordEnd(_ joint: Int) -> Bool {
    switch joints[joint].cordChange {
    case nil, .shut: false
    case .named, .follows: true
    }
  }

  /// The joint with that port, or with the position a cord is moved to or from.
  func joint(_ port: ThingID) -> Int? {
    joints.firstIndex { $0.port.id == port || $0.cordMove?.panel?.from.card.id == port }
  }

  func spot(_ face: Face) -> ModelHall.Spot? {
    for (joint, situation) in joints.enumerated() {
      if let side = situation.side(of: face) { return ModelHall.Spot(joint: joint, side: side) }
    }
    return nil
  }

  func part(_ kind: PartKind, _ joint: Int) -> ThingID {
    joints[joint].face(kind == .module ? .port : .cord).part
  }

  /// Ports of other links that go dark with a joint: they share its module, or the cord that is moved.
  func mates(_ joint: Int) -> [ThingID] { joints[joint].neighbours.map(\.port.id) }

  func label(_ port: ThingID) -> String {
    let cards = joints.flatMap { [$0.port] + $0.neighbours.map(\.port) }
    return cards.first { $0.id == port }?.label ?? "?"
  }

  /// Whether the joint is one of the link the job is about.
  func isOnLink(_ joint: Int) -> Bool { joints[joint].link == joints[0].link }

  /// The link a test is of: that of the job, if the test was made at its panels.
  func link(_ subject: Subject) -> ThingID {
    subject.kind == .link ? subject.id : joints[0].link
  }

  /// The ports that shine into a joint.
  func ends(_ joint: Int) -> [ThingID] {
    guard joints[joint].isOnPanel else { return [joints[joint].port.id] }
    if joints[joint].panelRepair == .joint {
      return joints.filter { !$0.isOnPanel }.map(\.port.id)
    }
    return joints.indices.filter { !joints[$0].isOnPanel && isOnLink($0) }.map { ports[$0] }
  }
}
