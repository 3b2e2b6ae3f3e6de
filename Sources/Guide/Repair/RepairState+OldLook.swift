import Plant

/// How long ago the faces of an open joint were seen clean: what stands open, with no cap on, gathers dust.
///
/// A look counts no less for it by itself, for a laptop's clock may be wrong: whoever plugs in is told, looks again,
/// or says UNSEEN, and then it is owed.
extension RepairState {
  /// When the older of the looks was made that found both faces clean, if it is older than a look counts; ms UTC.
  func oldLook(at timeMS: Int64) -> Int64? {
    guard !isPlugged, medium.isFibreOrUnknown, bothSeenClean else { return nil }
    return oldLook(at: timeMS) { _ in true }
  }

  /// The same of a plug that goes in with that fact.
  func oldLook(before fact: Fact) -> Int64? {
    guard !isPlugged, medium.isFibreOrUnknown, bothSeenClean else { return nil }
    return oldLook(at: fact.atMS) { Fact.precedes($0, fact) }
  }

  private func oldLook(at timeMS: Int64, where counts: (Fact) -> Bool) -> Int64? {
    let plug = situation.ownPlug
    let looks = FaceSide.allCases.compactMap { side in
      situation.facts.last { fact in
        guard case .inspection(let look) = fact.body, situation.side(of: look.face) == side,
          look.joint.map(plug.contains) ?? true
        else { return false }
        return counts(fact)
      }?.atMS
    }
    guard let oldest = looks.min(), situation.policy.isOld(oldest, at: timeMS) else { return nil }
    return oldest
  }
}

extension RepairPolicy {
  /// Whether a look at an open face is older at that time than a look counts; ms UTC.
  public func isOld(_ lookMS: Int64, at timeMS: Int64) -> Bool {
    let (age, overflow) = timeMS.subtractingReportingOverflow(lookMS)
    return !overflow && age > Int64(cleanHours) * 3_600_000
  }
}
