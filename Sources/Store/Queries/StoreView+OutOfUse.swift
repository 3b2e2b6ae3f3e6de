internal import GRDB
internal import Guide
internal import Plant

/// What is out or shut where the plan has nothing in use any more: it is so, whatever the plan says.
extension StoreView {
  /// The links by which what is out or shut at a port is told: those in use, else the one that went out of use last.
  func linksToTell(ofPort port: ThingID) throws -> [LinkRecord] {
    let live = try links(ofPort: port)
    guard live.isEmpty else { return live }
    let last = try retiredLinks(ofPort: port).max {
      ($0.retiredAtMS ?? 0, $0.id) < ($1.retiredAtMS ?? 0, $1.id)
    }
    return last.map { [$0] } ?? []
  }

  /// The links of the ports whose plug came out or went in unseen, by a last word on one of them.
  func linksToTell(ofPlug word: LatestWord) throws -> [LinkRecord] {
    guard let joint = ThingID(bytes: word.subject) else { return [] }
    // Every port behind a harness is down with its plug.
    let live = try portsOnPlug(of: joint).flatMap { try links(ofPort: $0) }
    guard word.value == PlugAction.unplug.rawValue,
      !live.contains(where: { $0.portA.id == joint || $0.portB.id == joint })
    else { return live }
    return try live + linksToTell(ofPort: joint)
  }

  /// Whether the plug that came out is recorded to be there no more: coiled, cut, lost or in another place.
  func isTakenAway(_ plugging: Recorded<Plugging>) throws -> Bool {
    let joint = plugging.body.joint
    // Said of a plug by name, where nobody knew which it was when it came out.
    if let moved = try latestWord(joint.bytes, .plug), moved.order > plugging.order,
      moved.value == MoveDirection.outOf.rawValue
    {
      return true
    }
    guard let cord = plugging.body.cordPart,
      let end = try rows(
        "SELECT state, at FROM cable_end WHERE id = ?", [try identity(ofPart: cord).data]
      ).first
    else { return false }
    let state = end.text("state") ?? CableEndState.landed.rawValue
    return state != CableEndState.landed.rawValue || end.id("at") != joint
  }

  /// What is due on a link that is out of use: a cord that is out until it is told in, or told to be elsewhere.
  func outOfUse(_ situation: LinkSituation) throws -> LinkSituation {
    guard situation.isOutOfUse else { return situation }
    var situation = situation.outOfUse
    if try situation.near.plugging.map(isTakenAway) == true { situation.near.plugging = nil }
    if try situation.far.plugging.map(isTakenAway) == true { situation.far.plugging = nil }
    return situation
  }
}
