import Plant
import Store

/// The tests of the last panel that was handed over: every leg, the spare ones too, panel to panel.
struct StoryTests {
  let teller: StoryTeller
  let plan: HallPlan

  func panelTests(hoursAgo: Int64) throws {
    guard let backbone = plan.links.first?.backbone else { return }
    try teller.store.write(author: "Mina", note: "acceptance of \(backbone.near.name)") {
      _, draft in
      try StoryKit.check(draft, atMS: teller.at(hoursAgo), tester: true)
      for position in 1...backbone.near.positions {
        let near = Subject(kind: .panelPosition, id: backbone.near.position(position))
        try Self.record(
          draft, subject: near, near: near, salt: position, lengthMM: Int64(backbone.lengthMM),
          atMS: teller.at(hoursAgo, Int64(position)), job: nil)
      }
    }
  }

  /// A good polarity test of type B, and a loss test at 850 nm with readings that differ a little.
  static func record(
    _ draft: Draft, subject: Subject, near: Subject, salt: Int, lengthMM: Int64, atMS: Int64,
    job: ThingID?
  ) throws {
    try draft.record(
      .polarityTest(
        PolarityTest(
          subject: subject, near: near, tester: "tester 1",
          map: Dictionary(uniqueKeysWithValues: (1...12).map { ($0, 13 - $0) }))),
      atMS: atMS, job: job)
    let readings = (1...12).map { fibre in
      LossReading(
        fibre: fibre, wavelengthNM: 850, fromEnd: "a",
        lossMilliDB: 240 + (salt * 37 + fibre * 53) % 310)
    }
    try draft.record(
      .lossTest(
        LossTest(
          subject: subject, near: near, tester: "tester 1", referenceMethod: "1-jumper",
          lengthMM: lengthMM, verdict: "pass", readings: readings)),
      atMS: atMS, job: job)
  }
}
