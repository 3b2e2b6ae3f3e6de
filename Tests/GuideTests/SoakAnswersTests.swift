import Guide
import Plant
import Testing

/// What two laptops recorded of one soak, or of two, once it is one log.
struct SoakAnswersTests: FloorSuite {
  private static let accepted = FactBody.signature(
    Signature(subject: Subject(kind: .link, id: Floor.link), kind: .accepted, byWhom: "Dana"))
  private static let soakMS: Int64 = 125 * 60_000

  /// A repair that soaks, its hands signed, and the name of its counters.
  private func soaking() throws -> (floor: Floor, counters: Int64) {
    var floor = Floor()
    try say(&floor, ["read it out", "it is shut", "unplugged", "clean", "clean", "plugged in"])
    try say(&floor, ["read it out", "open, link is up", "NOC says ok", "read it out", "cleared"])
    let counters = try #require(Self.started(floor))
    try say(&floor, ["sign hands done"])
    return (floor, counters)
  }

  private static func started(_ floor: Floor) -> Int64? {
    floor.situation.facts.compactMap { fact -> Int64? in
      if case .soak(let soak) = fact.body, soak.action == .started { soak.dueMS } else { nil }
    }.last
  }

  /// What the centre said of the counters, as a laptop records it.
  private func read(_ action: SoakAction, _ counters: Int64?) -> [FactBody] {
    [
      .answer(
        Answer(
          about: .soak, outcome: action == .passed ? .yes : .no,
          text: action == .failed ? "errors on Rx2" : nil, byWhom: "noor")),
      .soak(Soak(link: Floor.link, action: action, dueMS: counters, byWhom: "noor")),
    ]
  }

  @Test(arguments: [true, false], [true, false])
  func `a soak that failed is failed, whichever of two answers comes first`(
    isFailedFirst: Bool, isNamed: Bool
  ) throws {
    var (floor, counters) = try soaking()
    let named = isNamed ? counters : nil
    floor.nowMS += Self.soakMS
    if isFailedFirst { floor.record(read(.failed, named)) }
    floor.record(read(.passed, named))
    floor.record([Self.accepted])
    if !isFailedFirst { floor.record(read(.failed, named)) }
    #expect(floor.prompt.phase == .lookNext(.soakFailed))
    #expect(floor.state.topics[.soak]?.answer?.text == "errors on Rx2")
    #expect(floor.state.acceptedBy == nil)
    #expect(floor.state.lostAcceptance == "Dana")
    #expect(!floor.job.isAcceptedAsItStands)
    #expect(floor.prompt.lines.count <= 6, "\(floor.prompt.lines)")
    // Counters are cleared after it, and it is accepted anew.
    try say(&floor, ["ask NOC again", "read it out", "link is up", "NOC says ok"])
    #expect(floor.prompt.phase == .counters)
    floor.record(read(.passed, named))
    #expect(floor.prompt.phase == .counters)
    try say(&floor, ["read it out", "cleared"])
    floor.nowMS += Self.soakMS
    try say(&floor, ["read it out", "passed"])
    #expect(floor.prompt.phase == .accept)
    try say(&floor, ["accepted"])
    #expect(floor.prompt.phase == .done)
    #expect(floor.state.lostAcceptance == nil)
  }

  @Test func `a soak that passed is that of its own counters, not of those cleared since`() throws {
    var (floor, old) = try soaking()
    for action in [PlugAction.unplug, .plugIn] {
      floor.record(
        [.plugging(Plugging(joint: Floor.farPort, action: action))], job: nil, technician: "Ana")
    }
    floor.nowMS += 60 * 60_000
    try say(&floor, ["read it out", "link is up", "NOC says ok", "read it out", "cleared"])
    let new = try #require(Self.started(floor))
    try #require(new != old)
    // The other laptop lacks all that.
    floor.record(read(.passed, old))
    floor.record([Self.accepted])
    #expect(floor.prompt.phase == .soak(dueMS: new))
    #expect(floor.state.topics[.soak]?.answer == nil)
    #expect(floor.state.acceptedBy == nil)
    #expect(floor.state.lostAcceptance == "Dana")
    floor.record(read(.failed, old))
    #expect(floor.prompt.phase == .soak(dueMS: new))
    let lines = floor.prompt.lines
    #expect(lines.contains("ACCEPTED Dana: counts no more"), "\(lines)")
    floor.nowMS = new
    try say(&floor, ["read it out", "passed", "accepted"])
    #expect(floor.prompt.phase == .done)
  }

  @Test func `of counters that two laptops cleared untouched the later pass, and either fails`()
    throws
  {
    var (floor, first) = try soaking()
    let second = first + 60_000
    floor.record([.soak(Soak(link: Floor.link, action: .started, dueMS: second))])
    floor.record(read(.passed, first))
    #expect(floor.prompt.phase == .soak(dueMS: second))
    var failed = floor
    failed.record(read(.failed, first))
    #expect(failed.prompt.phase == .lookNext(.soakFailed))
    floor.record(read(.passed, second))
    #expect(floor.prompt.phase == .accept)
  }

  @Test(arguments: [true, false])
  func `what was only said from memory to be cleared outdates no counters that ran`(
    isOfBefore: Bool
  ) throws {
    var (floor, counters) = try soaking()
    let recalled = counters + 3_600_000
    floor.record([
      .answer(Answer(about: .counters, outcome: .yes, byWhom: StatedSteps.someone)),
      .soak(Soak(link: Floor.link, action: .started, dueMS: recalled)),
      .step(Step(name: "counters", outcome: "stated", reason: "resumed from memory, 7K3Q9X")),
    ])
    #expect(floor.prompt.phase == .soak(dueMS: recalled))
    floor.record(read(.passed, isOfBefore ? counters : recalled))
    #expect(floor.prompt.phase == .accept)
  }

  @Test func `a soak that is not started passes by no word`() throws {
    var (floor, counters) = try soaking()
    floor.record([.plugging(Plugging(joint: Floor.farPort, action: .unplug))], job: nil)
    floor.record(read(.passed, counters))
    floor.record([Self.accepted])
    #expect(floor.state.soak == .notStarted)
    #expect(floor.state.acceptedBy == nil)
    #expect(floor.state.lostAcceptance == "Dana")
  }

  @Test func `whoever reads counters names them`() throws {
    var (floor, counters) = try soaking()
    func named(_ words: String) throws -> [Int64?] {
      let choice = try #require(floor.prompt.choices.first { $0.label == words })
      let bodies = try choice.facts(
        input: floor.input(for: choice), nowMS: floor.nowMS, technician: "Raj")
      return bodies.compactMap { body -> Int64?? in
        if case .soak(let soak) = body { .some(soak.dueMS) } else { nil }
      }
    }
    #expect(try named("failed already") == [counters])
    floor.nowMS = counters
    try say(&floor, ["read it out"])
    #expect(try named("passed") == [counters])
    #expect(try named("failed") == [counters])
    try say(&floor, ["passed"])
    #expect(try named("errors came back") == [counters])
  }

  @Test func `an acceptance is of what was done before its counters were cleared`() {
    var order: Int64 = 0
    func fact(_ body: FactBody) -> Fact {
      order += 1
      return Fact(
        id: Floor.id(700 + UInt64(order), kind: 1), atMS: order, order: order, technician: "Jo",
        job: Floor.job, body: body)
    }
    func soak(_ action: SoakAction, _ counters: Int64?) -> Fact {
      fact(.soak(Soak(link: Floor.link, action: action, dueMS: counters)))
    }
    let cleared = soak(.started, 10)
    let again = soak(.started, 20)
    let (passed, signed) = (soak(.passed, 10), fact(Self.accepted))
    let failed = soak(.failed, 20)
    func since(_ facts: [Fact]) -> [ThingID] {
      AcceptedSince.facts(facts, of: Floor.link).map(\.id)
    }
    #expect(since([cleared, passed, signed]) == [cleared.id])
    #expect(since([cleared, again, passed, signed]) == [cleared.id])
    #expect(since([cleared, passed, signed, failed]) == [])
    #expect(since([cleared, failed, passed, signed]) == [])
    #expect(since([cleared, passed, signed, again, failed]) == [cleared.id])
    #expect(since([signed]) == [signed.id])
  }
}
