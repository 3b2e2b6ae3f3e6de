import Plant
import Store

/// The jobs that are open beside one, as whoever goes on with it has to know of them: at its joint, on its plug, at
/// another joint of its link or another link of its module.
struct JobsBeside {
  /// The jobs of the link.
  let onLink: [OpenRepair]
  /// Those begun at the other ports of the plug.
  let onPlug: [OpenRepair]
  private let inModule: [OpenRepair]
  private let joint: ThingID

  /// - Parameters:
  ///   - link: the link that is worked on.
  ///   - joint: where: a port, or a position on a panel.
  init(_ view: StoreView, link: ThingID, at joint: ThingID) throws {
    self.joint = joint
    onLink = try OpenRepair.all(view, ofLink: link)
    let port = try view.port(joint)
    onPlug = try port.map { try OpenRepair.all(view, onPlugOf: $0) } ?? []
    inModule = try port.map { try OpenRepair.all(view, alsoAt: $0) } ?? []
  }

  /// A line each.
  ///
  /// - Parameter known: the one that is gone on with; nil if none is.
  func lines(besides known: ThingID?) -> [String] {
    let plugJobs = Set(onPlug.map(\.fact.id))
    return onLink.filter { $0.fact.id != known }.map {
      $0.job.joint == joint ? $0.asSameJoint : $0.asFarEnd
    }
      + onPlug.map(\.asSamePlug)
      + inModule.filter { !plugJobs.contains($0.fact.id) }.map(\.asSameModule)
  }
}
