/// Joints that must not be made on a way that is not whole, or comes to another port than it should.
///
/// Such a joint is unsafe whatever becomes of the way.
struct KnownJoints<Source: FabricSource> {
  private let fabric: Source
  private let maker: ChannelMaker<Source>

  init(_ fabric: Source, _ maker: ChannelMaker<Source>) {
    self.fabric = fabric
    self.maker = maker
  }

  /// Those that are known on the way from either port of a link, each once.
  func unsafe(_ link: FabricLink, from near: ThingID) -> [LinkFinding] {
    let far = link.far(from: near)
    var out: [LinkFinding] = []
    for (from, to) in [(near, far), (far, near)] {
      guard let way = try? FabricWalk.path(fabric, from: from, to: to) else { continue }
      for finding in unsafe(way, from: from, to: to)
      where !out.contains(where: { $0.isSameJoint(as: finding) }) {
        out.append(finding)
      }
    }
    return out
  }

  private func unsafe(_ way: FabricPath, from near: ThingID, to far: ThingID) -> [LinkFinding] {
    var hops = way.hops
    // Behind a position in which nothing else is plugged there is no face to meet.
    while case .position? = hops.last { hops.removeLast() }
    let end: ThingID? =
      switch way.stop {
      case nil, .otherLanes: far
      case .otherPort(let port): port
      default: nil
      }
    let path = FabricPath(hops: hops, stop: way.stop)
    guard let channel = try? maker.channel(path, from: near, to: end ?? .zero) else { return [] }
    var (findings, unjudged): ([LinkFinding], [LinkUnknown]) = ([], [])
    for joint in 0..<channel.jointCount {
      JointCheck(channel, joint).run(&findings, &unjudged)
    }
    return findings.filter(\.code.isUnsafe).map { finding in
      var finding = finding
      // Joints have no number on a way that is not whole.
      if case .joint(let number) = finding.place {
        finding.placeText =
          number == 0
          ? channel.near.label
          : number > channel.rest.count ? channel.far.label : channel.adapters[number - 1].label
      }
      return finding
    }
  }
}

extension LinkFinding {
  /// Whether it is the same about the same two faces.
  fileprivate func isSameJoint(as other: LinkFinding) -> Bool {
    code == other.code && placeText == other.placeText && Set(parts) == Set(other.parts)
  }
}
