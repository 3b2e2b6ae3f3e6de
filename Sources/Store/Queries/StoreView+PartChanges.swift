internal import Foundation
internal import GRDB
internal import Guide
internal import Plant

/// Parts that were changed, and what is owed for them.
extension StoreView {
  /// How far back changed parts are looked for: what is older is asked for when its link is touched.
  private static let changedDays: Int64 = 366

  /// The links at places where one part took the place of another, as far as something may still be owed
  /// for it.
  func linksOwedForParts(nowMS: Int64) throws -> [LinkRecord] {
    let since = Self.firstID(atMS: nowMS - Self.changedDays * 86_400_000)
    let moves = try rows(
      """
      SELECT move.id, move.kind, move.place
      FROM part_move AS move
      WHERE move.id >= ? AND move.direction = 'in' AND move.kind IN ('plug', 'module')
        AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = move.id)
        AND EXISTS (
          SELECT 1 FROM part_move AS old
          WHERE old.place = move.place AND old.kind = move.kind AND old.direction = 'out'
            AND old.part <> move.part)
      """, [since.data])
    return try moves.flatMap { move -> [LinkRecord] in
      guard let place = try port(move.need("place")) else { return [] }
      let isModule = move.text("kind") == PartKind.module.rawValue
      let ports = isModule ? try cage(of: place) : [place]
      return try ports.flatMap { try links(ofPort: $0.id) }.filter { link in
        try !isPaid(link.id, since: move.need("id"), isModule: isModule)
      }
    }
  }

  /// Whether all that can be owed for a changed part came after it by the clocks of the laptops; what is
  /// doubtful counts as owed and is looked at closely.
  private func isPaid(_ link: ThingID, since move: ThingID, isModule: Bool) throws -> Bool {
    let paid =
      isModule
      ? """
      SELECT EXISTS (
          SELECT 1 FROM signature
          WHERE subject = ?1 AND id > ?2 AND kind = 'accepted' AND supersedes IS NULL
            AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = signature.id))
        AND (
          NOT EXISTS (SELECT 1 FROM soak WHERE link = ?1 AND id > ?2 AND action <> 'started')
          OR EXISTS (
            SELECT 1 FROM soak
            WHERE link = ?1 AND id > ?2 AND action = 'started' AND supersedes IS NULL
              AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = soak.id)))
        AND NOT EXISTS (SELECT 1 FROM due WHERE topic = 'soak' AND subject = ?1)
        AS paid
      """
      : """
      SELECT EXISTS (
          SELECT 1 FROM polarity_test
          WHERE subject = ?1 AND id > ?2 AND supersedes IS NULL
            AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = polarity_test.id))
        AND EXISTS (
          SELECT 1 FROM loss_test
          WHERE subject = ?1 AND id > ?2 AND supersedes IS NULL
            AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = loss_test.id))
        AND NOT EXISTS (
          SELECT 1 FROM loss_test
          WHERE subject = ?1 AND id > ?2 AND verdict = 'fail'
            AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = loss_test.id))
        AND EXISTS (
          SELECT 1 FROM signature
          WHERE subject = ?1 AND id > ?2 AND kind = 'accepted' AND supersedes IS NULL
            AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = signature.id))
        AS paid
      """
    return try rows(paid, [link.data, move.data]).first?.int("paid") == 1
  }

  /// The part of each kind that went in last at the ends of a link, and what was tested, seen and
  /// accepted since.
  ///
  /// - Parameter live: the facts about the link that count, in order.
  func partChanges(_ link: LinkRecord, _ live: [Fact]) throws -> [PartChange] {
    let accepted = try acceptances(of: link.id, live)
    return try [link.portA, link.portB].flatMap { port -> [PartChange] in
      var moves = try facts(in: "part_move", where: "place = ?", [port.id.data])
      let holder = try moduleHolder(port)
      if holder.id != port.id {
        moves += try facts(in: "part_move", where: "place = ?", [holder.id.data]).filter { fact in
          if case .partMove(let move) = fact.body { move.kind == .module } else { false }
        }
      }
      var lastOut: [PartKind: ThingID] = [:]
      var last: [PartKind: PartChange] = [:]
      for fact in LiveFacts.of(try settled(moves)) {
        guard case .partMove(let move) = fact.body else { continue }
        if move.direction == .outOf { lastOut[move.kind] = move.part }
        // The same part back in its place changes nothing.
        guard move.direction == .into, lastOut[move.kind] != move.part else { continue }
        let later = live.filter { Fact.precedes(fact, $0) }
        let lossTests = later.compactMap { fact in
          if case .lossTest(let test) = fact.body { test } else { LossTest?.none }
        }
        var change = PartChange(
          move: Recorded(fact, move), port: port.id,
          polarityTested: later.contains {
            if case .polarityTest = $0.body { true } else { false }
          },
          lossTested: lossTests.last?.hasPassed ?? false,
          isReplacement: lastOut[move.kind] != nil,
          isAccepted: accepted.contains { Fact.precedes(fact, $0) })
        if move.kind == .plug, change.isReplacement, !change.isAccepted {
          let end = try cordOtherEnd(fact, move, link, from: port)
          (change.otherEnd, change.farFaceSettled) = (end, end.isSeenClean)
          change.isOtherEndInJob = try isOfJobAtBothEnds(fact)
        }
        if lossTests.last?.hasPassed == false { change.wrongTests = [.loss: "over the limit"] }
        change.excuses = try excuses(change)
        last[move.kind] = change
      }
      return last.values.sorted { ($0.move.atMS, $0.move.id) < ($1.move.atMS, $1.move.id) }
    }
  }

  /// The facts from which on the link is accepted: see ``AcceptedSince``.
  func acceptances(of link: LinkRecord) throws -> [Fact] {
    let facts = try factsOfLink(link.id) + factsOfSubject(link.id)
    return try acceptances(of: link.id, LiveFacts.of(try settled(facts)))
  }

  /// The same: it is accepted by name, or under any of its jobs.
  private func acceptances(of link: ThingID, _ live: [Fact]) throws -> [Fact] {
    let jobs = live.filter { if case .job = $0.body { true } else { false } }
    let signed = try jobs.flatMap {
      try facts(in: "signature", where: "subject = ?", [$0.id.data])
    }
    let known = Set(live.map(\.id))
    var all = live
    for fact in LiveFacts.of(try settled(signed)) where !known.contains(fact.id) {
      all.insert(fact, at: all.firstIndex { Fact.precedes(fact, $0) } ?? all.endIndex)
    }
    return AcceptedSince.facts(all, of: link)
  }

  /// The links in use in whose jobs a test could not be made, as far as none was made since by the clocks of the laptops;
  /// what is doubtful counts as owed and is looked at closely.
  ///
  /// Whoever signs for a link pays no test: it is due whether or not a job of it is open.
  func linksOwedTests(nowMS: Int64) throws -> [LinkRecord] {
    let since = Self.firstID(atMS: nowMS - Self.changedDays * 86_400_000)
    // A test that failed pays for none.
    let notFailed = """
       AND NOT EXISTS (
            SELECT 1 FROM loss_test
            WHERE subject = job.link AND id > said.id AND verdict = 'fail'
              AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = loss_test.id))
      """
    func isMade(_ test: TestTopic) -> String {
      let table = "\(test.rawValue)_test"
      return """
        said.name = '\(test.rawValue)' AND EXISTS (
            SELECT 1 FROM \(table)
            WHERE subject = job.link AND id > said.id AND supersedes IS NULL
              AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = \(table).id))
        """ + (test == .loss ? notFailed : "")
    }
    // The steps are read from that day on, not the steps of every job there ever was.
    let owed = try rows(
      """
      SELECT job.link
      FROM step AS said CROSS JOIN job ON job.id = said.job
      WHERE said.id >= ?1 AND said.outcome = 'cannot' AND said.name IN ('polarity', 'loss')
        AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = said.id)
        AND NOT (\(TestTopic.allCases.map(isMade).joined(separator: " OR ")))
      """, [since.data])
    return try Set(owed.map { $0.need("link") }).compactMap { id in
      try link(id).flatMap { $0.retiredAtMS == nil ? $0 : nil }
    }
  }

  /// The latest word on each test that could not be made in one of these jobs.
  func unmadeTests(_ jobs: [Recorded<Job>]) throws -> [UnmadeTest] {
    let said = try jobs.flatMap { job in
      try facts(in: "step", where: "job = ? AND outcome = 'cannot'", [job.id.data])
    }
    guard !said.isEmpty else { return [] }
    var latest: [TestTopic: UnmadeTest] = [:]
    for fact in LiveFacts.of(try settled(said)) {
      guard case .step(let step) = fact.body, step.outcome == "cannot",
        let topic = TestTopic(rawValue: step.name),
        let job = jobs.first(where: { $0.id == fact.job })
      else { continue }
      latest[topic] = UnmadeTest(topic: topic, joint: job.body.joint, said: Recorded(fact, step))
    }
    return TestTopic.allCases.compactMap { latest[$0] }
  }

  /// Why a test that is owed could not be made, as said in the repair that changed the part.
  private func excuses(_ change: PartChange) throws -> [TestTopic: String] {
    guard change.move.body.kind != .module, !(change.polarityTested && change.lossTested),
      let job = change.move.job, let situation = try repairSituation(job: job)
    else { return [:] }
    return RepairState.fold(situation).owedTests
  }
}
