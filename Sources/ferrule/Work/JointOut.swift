import Guide
import Plant
import Store

/// Since when the plug of a joint is out, as it is recorded.
struct JointOut {
  var atMS: Int64
  var technician: String
  /// Whether it came out by mistake, and not for work.
  var isMistake: Bool

  /// Nil where it is in, or nobody has recorded that it came out.
  init?(_ joint: RecordedJoint, _ view: StoreView) throws {
    let facts = LiveFacts.of(try joint.history(view))
    let plug = try joint.plug(view)
    let last = facts.last { fact in
      if case .plugging(let plugging) = fact.body { plug.contains(plugging.joint) } else { false }
    }
    guard let last, case .plugging(let plugging) = last.body, plugging.action == .unplug else {
      return nil
    }
    (atMS, technician) = (last.atMS, last.technician)
    // Of one change both have the same place.
    isMistake = facts.contains { fact in
      guard case .disturbance(let mistake) = fact.body else { return false }
      return plug.contains(mistake.joint) && fact.order >= last.order
    }
  }

  /// Such as `02:15, unplugged by Mina`.
  func words(_ clock: FloorClock, nowMS: Int64) -> String {
    let how = isMistake ? "by mistake, said by" : "unplugged by"
    return "\(clock.moment(atMS, near: nowMS)), \(how) \(technician)"
  }
}
