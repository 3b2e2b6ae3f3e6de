internal import Foundation
internal import GRDB
public import Guide
public import Plant

/// What had been seen of a plug when it went in.
extension StoreView {
  /// What the looks before it say of the faces of a plug that went in although they were not both seen clean.
  ///
  /// - Parameter fact: the plugging.
  public func plugSeen(_ fact: Fact, _ plugging: Plugging) throws -> PlugSeen {
    let joint = Set(try portsOnPlug(of: plugging.joint)).union([plugging.joint])
    let cordFace = plugging.cordPart.map { Face(part: $0, connector: 1) }
    let faces = [plugging.portFace, cordFace].compactMap(\.self)
    let happened = try faces.flatMap(factsOfFace)
    let joints = happened.reduce(into: joint) { joints, fact in
      if case .inspection(let look) = fact.body, let joint = look.joint { joints.insert(joint) }
    }
    let touches = try joints.sorted().flatMap { joint in
      try pluggings(at: joint) + facts(in: "disturbance", where: "joint = ?", [joint.data])
    }
    let all = try settled(happened + touches)
    guard let order = all.first(where: { $0.id == fact.id }) else { return PlugSeen() }
    return PlugSeen(
      portFace: plugging.portFace, cordFace: cordFace,
      isOnPanel: try position(plugging.joint) != nil, at: joint,
      by: all.filter { Fact.precedes($0, order) })
  }
}
