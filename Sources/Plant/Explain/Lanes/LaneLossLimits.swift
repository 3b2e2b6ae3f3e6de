/// What the fibre of a lane may lose between the transmitter and the receiver; thousandths of dB.
struct LaneLossLimits {
  /// Up to this nothing is wrong.
  let sure: Int
  /// Above this something is.
  let most: Int

  /// By the optics and their fibre where that is known, else by the plan's own parts, else by what the
  /// strictest and the most patient of all optics allow.
  init(_ evidence: FaultEvidence) {
    let margins = evidence.expectation.channel.map {
      LinkJudge(evidence.links).judge($0).margins
    }
    // The joints at the modules are not in the optics' limit; each may lose as much as another.
    let ends = 2 * evidence.links.jointLossMilliDB
    if let limit = margins?.lossLimitMilliDB {
      (sure, most) = (limit + ends, limit + ends)
      return
    }
    let limits = ChannelEnd.allCases.compactMap { end -> (least: Int, most: Int)? in
      let all = evidence.expectation.port(end)?.optic?.limits.compactMap(\.lossMilliDB?.value)
      guard let all, let least = all.min(), let most = all.max() else { return nil }
      return (least, most)
    }
    let least = limits.map(\.least).min() ?? CommonPowers.lossLeast
    let highest = limits.map(\.most).min() ?? CommonPowers.lossMost
    guard let planned = margins?.worstLossMilliDB else {
      (sure, most) = (least + ends, highest + ends)
      return
    }
    // A way may lose what its parts may; readings are off by what neighbours may differ.
    let own = planned + evidence.rules.lowMilliDB
    sure = max(least, planned) + ends
    most = max(sure, min(highest, own) + ends)
  }
}
