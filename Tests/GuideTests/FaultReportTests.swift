import Guide
import Plant
import Testing

/// Which reports of a link are of one fault.
@Suite struct `Reports of one fault` {
  private func report(
    _ id: UInt8, _ symptom: String, ticket: String? = nil, link: UInt8 = 1, at: Int64,
    closed: Int64? = nil
  ) -> FaultReport {
    let fault = Fault(link: Self.id(link), symptom: symptom, ticket: ticket)
    let fact = Fact(
      id: Self.id(id), atMS: at, order: at, technician: "Raj", body: .fault(fault))
    return FaultReport(fault: Recorded(fact, fault), closedMS: closed)
  }

  private static func id(_ number: UInt8) -> ThingID {
    ThingID(bytes: [UInt8](repeating: number, count: 16)) ?? .zero
  }

  private func counts(_ reports: [FaultReport]) -> [Int] {
    FaultReport.together(reports).map(\.count)
  }

  @Test func `the same words under the same ticket, both open, are one fault`() {
    #expect(
      counts([
        report(10, "flaps", ticket: "INC1", at: 1), report(11, "Flaps ", ticket: "inc1", at: 2),
      ]) == [2])
    #expect(counts([report(10, "flaps", at: 1), report(11, "flaps", at: 1)]) == [2])
  }

  @Test func `another link, other words or another ticket are another fault`() {
    #expect(
      counts([
        report(10, "flaps", ticket: "INC1", at: 1), report(11, "flaps", at: 1),
        report(12, "crc", ticket: "INC1", at: 1),
        report(13, "flaps", ticket: "INC1", link: 2, at: 1),
      ]) == [1, 1, 1, 1])
  }

  @Test func `what comes again after it was closed is another fault`() {
    #expect(counts([report(10, "flaps", at: 1, closed: 5), report(11, "flaps", at: 6)]) == [1, 1])
    // Closed on one laptop while the other still had it open.
    let apart = [
      report(10, "flaps", at: 1, closed: 5), report(11, "flaps", at: 3, closed: 9),
      report(12, "flaps", at: 7), report(13, "flaps", at: 20),
    ]
    #expect(counts(apart) == [4])
    #expect(FaultReport.together(apart).first?.map(\.fault.id) == [10, 11, 12, 13].map(Self.id))
  }
}
