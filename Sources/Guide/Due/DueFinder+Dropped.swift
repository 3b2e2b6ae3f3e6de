import Plant

/// Links that another link's plug took down.
extension DueFinder {
  /// One item for each end that nobody has seen up since, and that nobody at work asks for.
  func droppedItems(_ unfinished: [LinkJob]) -> [DueItem] {
    // Whoever repairs or accepts the link itself asks whether it is up.
    if unfinished.contains(where: \.isRunning) { return [] }
    var met: Set<ThingID> = []
    return situation.dropped.sorted { Fact.precedes($0.out, $1.out) }.compactMap { dropped in
      let (end, other) = ends(of: dropped.port)
      // One whose own cord came out is out there.
      guard end.plugging?.body.action != .unplug,
        !unfinished.contains(where: { $0.job.id == dropped.out.job && $0.setAside == nil })
      else { return nil }
      let holder = dropped.job.flatMap { $0.isFinished || $0.setAside != nil ? nil : $0 }
      if holder?.isRunning == true, !isGoingHome { return nil }
      guard met.insert(end.port.id).inserted else { return nil }
      var one = item(
        .notSeenUp, end, other, dropped.why(clock), sinceMS: dropped.out.atMS, job: holder)
      one.sinceFact = dropped.out.id
      one.next = dropped.next(at: end.port.ref)
      return one
    }
  }
}
