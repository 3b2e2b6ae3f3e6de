import Guide
import Plant
import Testing

/// A link that was accepted and is bad again is not accepted as it stands.
struct ReportedSinceTests {
  private static let before = Floor.id(600, kind: 1)
  private static let report = Floor.id(650, kind: 1)

  private func fact(_ number: UInt64, _ order: Int64, job: ThingID?, _ body: FactBody) -> Fact {
    Fact(
      id: Floor.id(600 + number, kind: 1), atMS: 1_000 * order, order: order, technician: "Jo",
      job: job, body: body)
  }

  /// What was said and signed in one job, at the orders from `first` on.
  private func acceptance(_ job: ThingID, from first: Int64, number: UInt64) -> [Fact] {
    let subject = Subject(kind: .link, id: Floor.link)
    let bodies: [FactBody] = [
      .answer(Answer(about: .linkUp, outcome: .yes, byWhom: "Noor")),
      .soak(Soak(link: Floor.link, action: .started)),
      .soak(Soak(link: Floor.link, action: .passed)),
      .signature(Signature(subject: subject, kind: .hands, byWhom: "Jo")),
      .signature(Signature(subject: subject, kind: .accepted, byWhom: "Dana")),
    ]
    return bodies.enumerated().map { place, body in
      fact(number + UInt64(place), first + Int64(place), job: job, body)
    }
  }

  /// The joint of an acceptance begun at order 20, of a link accepted at the orders 2 to 6.
  private func state(_ more: [Fact]) -> RepairState {
    var situation = Floor().situation
    situation.start = .untouched
    let earlier = Job(
      link: Floor.link, joint: Floor.nearPort, procedure: "acceptance", version: 1, code: "BEFORE")
    situation.facts =
      [situation.job, fact(0, 1, job: nil, .job(earlier))]
      + acceptance(Self.before, from: 2, number: 1) + more
    return RepairState.fold(situation)
  }

  private func fault(_ order: Int64) -> Fact {
    fact(50, order, job: nil, .fault(Fault(link: Floor.link, symptom: "errors", ticket: "INC1")))
  }

  @Test func `what was signed before a report counts no more, and a test does`() {
    let subject = Subject(kind: .link, id: Floor.link)
    let tested = fact(40, 3, job: nil, .polarityTest(PolarityTest(subject: subject)))
    let bad = state([tested, fault(10)])
    #expect(bad.topics[.linkUp] == nil)
    #expect(bad.soak == .notStarted)
    #expect(bad.handsBy == nil)
    #expect(bad.acceptedBy == nil)
    #expect(bad.polarityTested)
  }

  @Test func `a report of before it was accepted, or one that was closed, takes nothing back`() {
    let close = fact(51, 11, job: nil, .faultClose(FaultClose(fault: Self.report, why: "typo")))
    for more in [[], [fault(1)], [fault(10), close]] {
      let state = state(more)
      #expect(state.isAccepted)
      #expect(state.acceptedBy == "Dana")
    }
  }

  @Test func `what was accepted in this very job stays so when it is bad again later`() {
    let own = acceptance(Floor.job, from: 21, number: 10)
    #expect(state([fault(10)] + own).isAccepted)
    #expect(state(own + [fault(30)]).isAccepted)
  }
}
