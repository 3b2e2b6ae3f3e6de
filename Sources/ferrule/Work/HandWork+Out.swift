import Guide
import Plant

/// A cord that was out already.
extension HandWork {
  /// That a cord was out before the job began, and whether by mistake, or that a look found it out; nil where neither is.
  var outBefore: String? {
    let began = head.situation.job
    let opened = joints.filter { !$0.isPlugged }.compactMap { state -> (at: ThingID, by: Fact)? in
      let id = state.situation.port.id
      guard let fact = state.openedBy ?? lastUnplug(at: id) else { return nil }
      let isSeen = state.openedByLook != nil && facts.contains { $0.id == fact.id }
      return isSeen || Fact.precedes(fact, began) ? (id, fact) : nil
    }
    guard let last = opened.max(by: { Fact.precedes($0.by, $1.by) }) else { return nil }
    let time = head.situation.clock.moment(last.by.atMS, near: began.atMS)
    let cord = named("cord", [last.at])
    guard Fact.precedes(last.by, began) else { return "\(cord) out by \(time), no UNPLUG recorded" }
    let isMistake = earlier.contains { fact in
      guard case .disturbance = fact.body else { return false }
      return fact.order == last.by.order
    }
    return "\(cord) out since \(time)" + (isMistake ? " by mistake" : "") + inOther(last.by.job)
  }

  /// By what the plug came out before the job began at a joint where nothing is recorded to have gone in before.
  private func lastUnplug(at spot: ThingID) -> Fact? {
    let last = earlier.last { fact in
      guard case .plugging(let plugging) = fact.body else { return false }
      return joint(plugging.joint)?.situation.port.id == spot
    }
    guard let last, case .plugging(let plugging) = last.body, plugging.action == .unplug else {
      return nil
    }
    return last
  }
}
