import Guide
import Plant
import Testing

/// What was recorded where it was done counts before what somebody said of it later, from memory.
struct StatedFactTests {
  private let port = Self.id(1)

  private static func id(_ number: UInt8) -> ThingID {
    ThingID(bytes: [UInt8](repeating: 0, count: 15) + [number]) ?? ThingID.zero
  }

  private func job(_ number: UInt8, code: ShortCode = "ABC234") -> Fact {
    fact(
      number,
      .job(Job(link: Self.id(2), joint: port, procedure: "repair", version: 1, code: code)))
  }

  private func fact(_ number: UInt8, _ body: FactBody, job: UInt8? = nil, order: Int64? = nil)
    -> Fact
  {
    Fact(
      id: Self.id(number), atMS: Int64(number), order: order ?? Int64(number),
      technician: "Ana", job: job.map(Self.id), body: body)
  }

  private func gate(_ number: UInt8, _ action: GateAction, by whom: String, job: UInt8) -> Fact {
    fact(number, .portGate(PortGate(port: port, action: action, byWhom: whom)), job: job)
  }

  /// What somebody said from memory: job 50 goes on with the repair that is job 10.
  private var memory: [Fact] {
    let step = Step(name: "dark", outcome: "stated", reason: "resumed from memory, ABC234")
    return [
      job(50), gate(60, .shut, by: "from memory", job: 50),
      fact(61, .step(step), job: 50, order: 60),
    ]
  }

  private func recorded(_ facts: [Fact]) -> ThingID {
    let all = facts + memory
    return StatedSteps.recorded(for: memory[1], among: all).id
  }

  @Test func `who shut it is who was named when it was shut`() {
    #expect(recorded([job(10), gate(11, .shut, by: "Noor", job: 10)]) == Self.id(11))
  }

  @Test func `what was opened since is shut as it was said`() {
    let facts = [
      job(10), gate(11, .shut, by: "Noor", job: 10), gate(12, .opened, by: "Noor", job: 10),
    ]
    #expect(recorded(facts) == Self.id(60))
  }

  @Test func `another repair's word is not this one's`() {
    let facts = [job(10, code: "XYZ567"), gate(11, .shut, by: "Noor", job: 10)]
    #expect(recorded(facts) == Self.id(60))
    #expect(recorded([]) == Self.id(60))
  }

  @Test func `what was recorded is told as it is, whatever was recorded before`() {
    let last = gate(20, .shut, by: "Bo", job: 10)
    let facts = [job(10), gate(11, .shut, by: "Noor", job: 10), last]
    #expect(StatedSteps.recorded(for: last, among: facts + memory).id == last.id)
  }
}
