import Plant

/// What is owed for parts that were changed: tests, looks, an acceptance.
extension DueFinder {
  /// What is owed for a part that light goes through: tests, and a look at a cord's other end.
  func partItems(_ change: PartChange) -> [DueItem] {
    // Light goes through a module, but its fibres stay as they were.
    guard mayBeFibre, change.move.body.kind != .module else { return [] }
    let (end, other) = ends(of: change.port)
    let by = change.move.technician
    let holder = holder(change.move.job)
    var items: [DueItem] = []
    let untested: [TestTopic] =
      (change.polarityTested ? [] : [.polarity]) + (change.lossTested ? [] : [.loss])
    if !untested.isEmpty {
      let found = untested.compactMap { topic in change.wrong(topic).map { (topic, $0) } }
      let silent = untested.filter { change.wrong($0) == nil }
      var whys = found.map { Self.words([$0.0], owedBecause: $0.1) }
      if !silent.isEmpty {
        let excuse = silent.compactMap { change.excuses[$0] }.first.map { ": \($0)" } ?? ""
        whys.append(
          silent.map(\.rawValue).joined(separator: " and ") + " not tested since\(excuse)")
      }
      let why = "\(change.move.body.kind.word) changed by \(by): \(whys.joined(separator: "; "))"
      items.append(item(.partUntested, end, other, why, since: change.move, job: holder))
    }
    if !change.farFaceSettled {
      items.append(otherEndItem(change, end, other, holder))
    }
    return items
  }

  /// Tests that are owed for one reason: they could not be made, or found something wrong.
  private static func words(_ tests: [TestTopic], owedBecause reason: String) -> String {
    let names = tests.map(\.rawValue).joined(separator: " and ")
    return TestTopic.wasMade(owedBecause: reason)
      ? "\(names) \(reason)" : "\(names) not tested: \(reason)"
  }

  /// The look that is owed at the other end of a cord, where that end is.
  private func otherEndItem(
    _ change: PartChange, _ end: LinkEnd, _ other: LinkEnd, _ holder: LinkJob?
  ) -> DueItem {
    let there = change.otherEnd
    var why = "new cord, by \(change.move.technician): nobody has looked at its other end"
    if let name = there?.name { why += " \(name)" }
    var one = item(
      .farFaceUnseen, other, end, why, sinceMS: change.move.atMS, job: holder)
    // To go on with a repair that has no step there would not lead there.
    if !change.isOtherEndInJob { one.code = nil }
    guard let there else { return one }
    if let place = there.place {
      (one.port, one.isAtPanel) = (place, place.isOnPanel)
    } else {
      (one.port, one.otherPort) = (end.port, other.port)
      one.why += ", which is recorded nowhere"
      (one.code, one.command) = (nil, there.command)
    }
    return one
  }

  /// Tests that a job could not make; those of a changed part are told with it.
  func testItem() -> DueItem? {
    guard mayBeFibre else { return nil }
    let changes = situation.partChanges.filter { $0.move.body.kind != .module }
    let owed = situation.unmadeTests.filter { test in
      !changes.contains { test.topic == .polarity ? !$0.polarityTested : !$0.lossTested }
    }
    guard let last = owed.max(by: { !$0.said.isSince($1.said) }) else { return nil }
    let (end, other) = ends(of: last.joint)
    func reason(_ test: UnmadeTest) -> String { test.reason ?? "no reason given" }
    let alike = owed.filter { reason($0) == reason(last) }
    let whys = (alike.count == owed.count ? [owed] : owed.map { [$0] }).map { tests in
      Self.words(tests.map(\.topic), owedBecause: reason(tests[0]))
    }
    // A signature over what is owed pays nothing; it names who took the link with it.
    let accepted = situation.jobs.compactMap(\.accepted).last { $0.isSince(last.said) }
    let whom = accepted.map { "; accepted all the same by \($0.body.byWhom)" } ?? ""
    let holder = holder(last.said.job)
    var one = item(
      .partUntested, end, other,
      whys.joined(separator: "; ") + " (\(last.said.technician))" + whom, since: last.said,
      job: holder)
    if holder == nil { (one.job, one.tests) = (last.said.job, owed.map(\.topic)) }
    return one
  }

  /// What the link is owed because its module was changed in a repair of another link.
  ///
  /// One's own repair asks for all of it, and a cord that is out comes first.
  func moduleItem(_ unfinished: [LinkJob]) -> DueItem? {
    guard unfinished.isEmpty,
      let change = situation.partChanges.last(where: { $0.move.body.kind == .module }),
      change.isReplacement, !change.isAccepted
    else { return nil }
    let (end, other) = ends(of: change.port)
    if let holder = holder(change.move.job), holder.isRunning || holder.isParked { return nil }
    if end.plugging?.body.action == .unplug { return nil }
    let time = clock.hourMinute(change.move.atMS)
    var one = item(
      .moduleChanged, end, other,
      "its module was changed by \(change.move.technician) at \(time), not accepted yet: "
        + "link up, lanes, soak",
      sinceMS: change.move.atMS)
    one.procedure = "other-link"
    return one
  }
}
