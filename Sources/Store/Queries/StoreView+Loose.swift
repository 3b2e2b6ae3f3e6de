internal import Foundation
internal import GRDB
public import Guide
public import Plant

/// What a shift leaves behind besides what is due on links.
extension StoreView {
  /// The open errands, oldest first, each with what it is at and where that is.
  public func placedTasks() throws -> [OpenTask] {
    try openErrands().map { task in
      let subject = task.body.subject
      return OpenTask(
        task: task, ref: try thing(subject.kind, subject.id)?.label ?? "?",
        place: try place(of: subject), command: try closing(task.body))
    }
  }

  /// Joints on panels whose cord is out, or whose plug went in unseen.
  public func openPanelJoints() throws -> [OpenPanelJoint] {
    let seenOpen = try panelJointsSeenOpen()
    let recorded = try recordedPanelJoints().filter {
      $0.plugging.body.action == .unplug || seenOpen[$0.plugging.body.joint] == nil
    }
    let out = Set(recorded.map(\.plugging.body.joint))
    return try recorded
      + seenOpen.filter { !out.contains($0.key) }.sorted { $0.key < $1.key }.compactMap {
        id, look in
        guard let position = try position(id) else { return nil }
        var joint = try self.joint(look, at: position)
        joint.isSeenOpen = true
        return joint
      }
  }

  /// The joints on panels that an open repair takes to be open though nobody has recorded that the cord came out, each
  /// with the look by which it does.
  private func panelJointsSeenOpen() throws -> [ThingID: Recorded<Plugging>] {
    var joints: [ThingID: Recorded<Plugging>] = [:]
    for word in try dueWords(.job) {
      guard let (fact, body) = try ThingID(bytes: word.subject).flatMap(job),
        try position(body.joint) != nil,
        let opened = try linkJob(Recorded(fact, body))?.opened[body.joint]
      else { continue }
      joints[body.joint] = joints[body.joint] ?? opened
    }
    return joints
  }

  private func recordedPanelJoints() throws -> [OpenPanelJoint] {
    try dueWords(.plugged).compactMap { word in
      guard let id = ThingID(bytes: word.subject), let position = try positionEverUsed(id),
        let fact = try facts(in: "plugging", where: "id = ?", [word.fact.data]).first,
        case .plugging(let plugging) = fact.body
      else { return nil }
      if try self.position(id) == nil {
        // No light passes it; but what is out of it is out until it is told in, or to be elsewhere.
        guard plugging.action == .unplug, try !isTakenAway(Recorded(fact, plugging)) else {
          return nil
        }
      } else if plugging.action == .unplug,
        try isSpare(position, word) || isElsewhere(plugging)
      {
        return nil
      }
      var joint = try self.joint(Recorded(fact, plugging), at: position)
      if plugging.action == .plugIn {
        joint.unseen = try owedPlug(Recorded(fact, plugging), at: position)
      }
      if joint.code == nil { joint.command = try command(at: position, plugging.action) }
      return joint
    }
  }

  /// A joint on a panel with the repair it belongs to, as a port's is the one begun there, else the one in which it
  /// was opened.
  func joint(_ plugging: Recorded<Plugging>, at position: PositionRecord) throws -> OpenPanelJoint {
    let open = Set(try dueWords(.job).map(\.subject))
    let opened = try plugging.job.flatMap { try job($0)?.fact }
    let jobs = try (jobs(at: position.id) + [opened].compactMap(\.self)).compactMap { fact in
      guard open.contains(fact.id.bytes), case .job(let body) = fact.body else {
        return LinkJob?.none
      }
      return try linkJob(Recorded(fact, body))
    }
    let holder = LinkJob.holder(of: position.id, openedIn: plugging.job, among: jobs)
    var joint = OpenPanelJoint(
      plugging: plugging, ref: position.label, place: position.place,
      code: holder?.job.body.code,
      technician: holder.flatMap { $0.isRunning ? $0.holder : nil },
      faces: plugging.body.action == .unplug ? try openFaces(at: position) : [])
    joint.resumedAt = holder?.resumedAt
    return joint
  }

  /// The faces of a joint on a panel; none where nobody can say which meet there.
  private func openFaces(at position: PositionRecord) throws -> [OpenFace] {
    guard let joint = try panelJoint(at: position).joint else { return [] }
    return try [("panel face", joint.spot.face), ("cord plug", joint.plugFace)].map { name, face in
      OpenFace(
        name: name, capping: try capping(of: face, at: [position.id]),
        inspection: try judged(inspection(of: face, at: [position.id])))
    }
  }

  /// What to type at a joint on a panel where no repair can be begun; nil where one can.
  private func command(at position: PositionRecord, _ last: PlugAction) throws -> String? {
    let ref = ShellWord.quoted(position.label)
    let finding = try panelJoint(at: position)
    if let joint = finding.joint, try !links(through: joint).isEmpty { return nil }
    switch (last, finding) {
    case (.unplug, _): return "ferrule record plug \(ref)"
    // Both its faces can be looked at by hand.
    case (.plugIn, .joint): return "ferrule record unplug \(ref)"
    case (.plugIn, .unsettled(_, let next)): return next
    }
  }

  /// Whether it is a leg that no cord is meant to meet any more; at a cassette the one plug meets the cassette.
  ///
  /// What came out by mistake has to go back, though its cord is not recorded. An end that went out of use where it
  /// was landed has not been taken away.
  private func isSpare(_ position: PositionRecord, _ out: LatestWord) throws -> Bool {
    guard try StoreFabric(self).position(position.id)?.cassette == nil,
      try rows(
        """
        SELECT id FROM cable_end
        WHERE at = ? AND coalesce(state, 'landed') = 'landed' AND same_as IS NULL
        """, [position.id.data]
      ).count == 1
    else { return false }
    return try latestWord(position.id.bytes, .disturbed).map { $0.order < out.order } ?? true
  }

  /// Whether the plug that came out is recorded at another place since.
  private func isElsewhere(_ plugging: Plugging) throws -> Bool {
    guard let cord = plugging.cordPart,
      let row = try rows("SELECT state, at FROM cable_end WHERE id = ?", [cord.data]).first,
      let at = row.id("at")
    else { return false }
    return at != plugging.joint && row.text("state") == CableEndState.landed.rawValue
  }

  /// Faults entered since then that nobody took back, in order.
  public func faults(sinceMS: Int64) throws -> [Recorded<Fault>] {
    try entered(["fault"], sinceMS).compactMap { fact in
      if case .fault(let body) = fact.body { Recorded(fact, body) } else { nil }
    }
  }

  /// Signatures given and faults closed since then that nobody took back, in order.
  public func endings(sinceMS: Int64) throws -> [Fact] {
    try entered(["signature", "fault_close"], sinceMS)
  }
}
