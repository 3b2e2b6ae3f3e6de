import Guide
import Plant

/// Where no hand was.
extension HandWork {
  /// Ends of the link no hand was at since the ticket began, whoever's, where one was at another of its joints.
  ///
  /// The ticket began when its fault was reported, or with the first of its jobs.
  var untouched: [String] {
    let situation = head.situation
    let here = PathJoint(id: situation.port.id, name: situation.port.label)
    // Panels nobody was at are named where somebody has to look next.
    let ports = situation.otherJoints.filter { !$0.isOnPanel && $0.id != here.id }
    let all = [here] + ports
    // A cable of one piece was not changed at one end alone.
    let changed = joints.compactMap(\.changedAtOtherPort?.id)
    let spots = touched.union(touched.compactMap { joint($0)?.situation.port.id }).union(changed)
    let left = all.filter { spots.isDisjoint(with: onPlug(of: $0.id)) }
    return worked.isEmpty && left.count == all.count ? [] : left.map(\.name)
  }

  /// The ports that have one plug with an end of the link, itself among them.
  private func onPlug(of port: ThingID) -> Set<ThingID> {
    let situation = head.situation
    if port == situation.otherPort.id { return situation.otherPortSharers.union([port]) }
    guard port == situation.port.id else { return [port] }
    let mates = situation.neighbours.filter {
      $0.sharesPlug && $0.port.device == situation.port.device
    }
    return Set(mates.map(\.port.id)).union([port])
  }
}
