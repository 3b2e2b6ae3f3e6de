internal import Foundation
internal import GRDB
public import Guide
internal import Plant

/// Plugs that went in unseen by what all laptops recorded, though nobody who plugged in knew it.
///
/// Whoever plugs in gives a reason if a face was not seen clean, as far as is known there and then. Where another
/// laptop opened the joint meanwhile, or a look does not count, only the facts of both tell it.
extension StoreView {
  /// How far back plugs are looked at: what is older is asked for when its link is touched.
  private static let pluggedDays: Int64 = 366

  /// The look that is owed at a joint whose plug is in, as a repair of it tells; nil if none is.
  ///
  /// - Parameters:
  ///   - plugging: the last plugging there.
  ///   - medium: what the link is made of, as far as somebody said.
  func owedPlug(
    _ plugging: Recorded<Plugging>, at port: PortRecord, _ link: LinkRecord, _ medium: Medium?
  ) throws -> UnseenPlug? {
    guard plugging.body.action == .plugIn, medium == nil || medium == .fibre,
      try plugging.body.unseenReason != nil || !isPlainlySeen(plugging.id)
    else { return nil }
    let job = try plugging.job.flatMap { try self.job($0)?.fact }
    let state = RepairState.fold(
      try situation(of: job ?? anyJob(at: plugging.body.joint, of: link.id), link, port))
    // A cord that came out by mistake since pays nothing.
    if !state.isPlugged, let reason = plugging.body.unseenReason {
      return UnseenPlug(
        reason: reason, atMS: plugging.atMS, technician: plugging.technician,
        seen: state.lastUnseen?.seen ?? PlugSeen())
    }
    return state.owedPlug
  }

  /// Joints on panels that are open, or whose plug went in unseen, be a reason given or not.
  public func loosePanelJoints(nowMS: Int64) throws -> [OpenPanelJoint] {
    let open = try openPanelJoints()
    let met = Set(open.map(\.plugging.body.joint))
    return try open
      + unseenPanelJoints(nowMS: nowMS).filter { !met.contains($0.plugging.body.joint) }
  }

  /// Joints on panels whose plug went in unseen though no reason was given.
  public func unseenPanelJoints(nowMS: Int64) throws -> [OpenPanelJoint] {
    try doubtfulJoints(in: "panel_position", nowMS: nowMS).compactMap { id in
      guard let position = try position(id),
        let word = try latestWord(id.bytes, .plugged),
        let fact = try facts(in: "plugging", where: "id = ?", [word.fact.data]).first,
        case .plugging(let body) = fact.body, body.action == .plugIn, body.unseenReason == nil,
        let unseen = try owedPlug(Recorded(fact, body), at: position)
      else { return nil }
      var joint = try joint(Recorded(fact, body), at: position)
      joint.unseen = unseen
      return joint
    }
  }

  /// The look that is owed at a joint on a panel whose plug is in; nil if none is, or nobody can say which faces meet.
  func owedPlug(_ plugging: Recorded<Plugging>, at position: PositionRecord) throws -> UnseenPlug? {
    try panelSituation(of: plugging, at: position).flatMap { RepairState.fold($0).owedPlug }
  }

  /// What a repair of a joint on a panel would know: the one in which the plug went in there, or any.
  private func panelSituation(of plugging: Recorded<Plugging>, at position: PositionRecord) throws
    -> RepairSituation?
  {
    guard let joint = try panelJoint(at: position).joint else { return nil }
    if let (fact, job) = try plugging.job.flatMap(job), job.joint == position.id,
      let link = try link(job.link)
    {
      return try panelSituation(of: fact, link, at: position, Self.noSteps).panel
    }
    guard let link = try links(through: joint).first?.link else { return nil }
    return try panelSituation(
      of: anyJob(at: position.id, of: link.id), link, at: position, Self.noSteps
    ).panel
  }

  /// The steps of a procedure matter to none who asks what is owed at one joint.
  private static let noSteps = Procedure(name: "", version: 0, steps: [])

  /// A job that begins after everything that was recorded.
  func anyJob(at joint: ThingID, of link: ThingID) -> Fact {
    let job = Job(link: link, joint: joint, procedure: "", version: 0, code: "")
    return Fact(id: .zero, atMS: 0, order: .max, technician: "", body: .job(job))
  }

  /// The links of fibre at ports that are in doubt, each once.
  func linksInDoubt(nowMS: Int64) throws -> [LinkRecord] {
    var links: [ThingID: LinkRecord] = [:]
    for joint in try doubtfulJoints(in: "port", nowMS: nowMS) {
      for link in try self.links(ofPort: joint) where links[link.id] == nil {
        let medium = try medium(ofLink: link)
        if medium == nil || medium == .fibre { links[link.id] = link }
      }
    }
    return links.values.sorted { $0.id < $1.id }
  }

  /// The joints at which a plug went in last with no reason given, and it is not plain that both its faces were seen
  /// clean, in the order of the log.
  ///
  /// - Parameter places: the table of the joints.
  private func doubtfulJoints(in places: String, nowMS: Int64) throws -> [ThingID] {
    let since = Self.firstID(atMS: nowMS - Self.pluggedDays * 86_400_000)
    let rows = try rows(
      """
      SELECT plug.joint
      FROM plugging AS plug JOIN change_log AS change ON change.n = plug.born
      WHERE plug.id >= ?1 AND plug.action = 'in' AND plug.unseen_reason IS NULL
        AND EXISTS (SELECT 1 FROM \(places) WHERE id = plug.joint)
        AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = plug.id)
        AND NOT EXISTS (
          SELECT 1 FROM plugging AS later JOIN change_log AS came ON came.n = later.born
          WHERE later.joint = plug.joint AND later.supersedes IS NULL
            AND (came.hlc, later.id) > (change.hlc, plug.id)
            AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = later.id))
        AND NOT (\(Self.plainlySeen))
      """, [since.data])
    return Set(rows.map { $0.need("joint") }).sorted()
  }

  /// Whether it is plain that a plug went in with both faces seen clean.
  private func isPlainlySeen(_ plugging: ThingID) throws -> Bool {
    try !rows(
      """
      SELECT plug.joint
      FROM plugging AS plug JOIN change_log AS change ON change.n = plug.born
      WHERE plug.id = ?1 AND \(Self.plainlySeen)
      """, [plugging.data]
    ).isEmpty
  }

  /// Whether `plug`, whose change is `change`, was out before, and what happened last to each face was a clean look.
  ///
  /// If not, that says nothing: then a repair is folded.
  private static let plainlySeen = """
    plug.supersedes IS NULL
      AND coalesce(
        (SELECT CASE WHEN other.supersedes IS NULL THEN other.action ELSE 'in' END
          FROM plugging AS other JOIN change_log AS came ON came.n = other.born
          WHERE other.joint = plug.joint AND (came.hlc, other.id) < (change.hlc, plug.id)
            AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = other.id)
          ORDER BY came.hlc DESC, other.id DESC LIMIT 1),
        'out') = 'out'
      AND \(seenClean(.module, "plug.port_part", "plug.port_connector"))
      AND \(seenClean(.plug, "plug.cord_part", "1"))
    """

  /// Whether a face was seen clean before `plug` went in, with nothing between that makes it unknown.
  ///
  /// - Parameter kind: of the part it is on.
  private static func seenClean(_ kind: PartKind, _ part: String, _ connector: String) -> String {
    let atJoint = ["plugging", "disturbance"].map { table in
      between("\(table) AS other", "other.joint = plug.joint")
    }
    let atFace = ["inspection", "cleaning", "capping"].map { table in
      between(
        "\(table) AS other", "other.part = look.part AND other.connector = look.connector")
    }
    let moves = [
      "other.part = look.part", "other.place = plug.joint AND other.kind = '\(kind.rawValue)'",
    ].map { condition in between("part_move AS other", condition) }
    // A tester goes where the plug was.
    let tests = ["polarity_test", "loss_test"].map { table in
      between(
        "job JOIN \(table) AS other ON other.subject = job.link", "job.id = plug.job")
    }
    return """
      EXISTS (
        SELECT 1 FROM inspection AS look JOIN change_log AS seen ON seen.n = look.born
        WHERE look.part = \(part) AND look.connector = \(connector) AND look.verdict = 'clean'
          AND look.supersedes IS NULL AND coalesce(look.judged_by, '') <> '\(StatedSteps.someone)'
          AND coalesce(look.joint, plug.joint) = plug.joint
          AND (seen.hlc, look.id) < (change.hlc, plug.id)
          AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = look.id)
          AND NOT (\(wasDamaged))
          AND NOT (\(isBadSince))
          AND NOT EXISTS (
            SELECT 1 FROM inspection_fibre
            WHERE inspection = look.id AND born = look.born AND verdict <> 'ok')
          \((atJoint + atFace + moves + tests).joined(separator: "\n    ")))
      """
  }

  /// That the face of `look` was ever seen damaged: then only the fold of all looks says whether it is clean.
  private static let wasDamaged = """
    EXISTS (
      SELECT 1 FROM inspection AS bad
      WHERE bad.part = look.part AND bad.connector = look.connector AND bad.verdict = 'damage')
    OR EXISTS (
      SELECT 1 FROM inspection AS bad JOIN inspection_fibre AS mark ON mark.inspection = bad.id
      WHERE bad.part = look.part AND bad.connector = look.connector AND mark.verdict = 'damage')
    """

  /// That the face of `look` was told to be bad after `plug` went in.
  private static let isBadSince = """
    EXISTS (
      SELECT 1 FROM inspection AS bad JOIN change_log AS came ON came.n = bad.born
      WHERE bad.part = look.part AND bad.connector = look.connector
        AND (came.hlc, bad.id) > (change.hlc, plug.id)
        AND (bad.verdict <> 'clean' OR EXISTS (
          SELECT 1 FROM inspection_fibre AS mark
          WHERE mark.inspection = bad.id AND mark.verdict <> 'ok')))
    """

  /// That there is no fact of these tables in the log after `look` and before `plug`.
  private static func between(_ tables: String, _ condition: String) -> String {
    """
    AND NOT EXISTS (
      SELECT 1 FROM \(tables) JOIN change_log AS came ON came.n = other.born
      WHERE \(condition) AND (came.hlc, other.id) > (seen.hlc, look.id)
        AND (came.hlc, other.id) < (change.hlc, plug.id))
    """
  }
}
