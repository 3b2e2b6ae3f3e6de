import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct RecordLoss: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "loss", abstract: "A loss test with its readings.")

  @Argument(
    help:
      "What was tested: a link or the near port of it, a cable or one end of it, a panel position.")
  var ref: String
  @Option(
    parsing: .upToNextOption,
    help: "FIBRE:NM:DB, with :A or :Z for the end the light went in, such as 1:850:0.35:A.")
  var reading: [String]
  @Option(parsing: .unconditional, help: "Length in metres, as measured.") var length: String?
  @Option(help: "How the tester was referenced.") var reference: WordArgument<ReferenceMethod>?
  @Option(help: "What the tester said.") var verdict: WordArgument<TesterVerdict>?
  @Option(help: "The tester used; its label.") var tester: String?
  @OptionGroup var options: StoreOptions

  func run() throws {
    let readings = try LossReadingList.parse(reading)
    let lengthMM = try length.map { text throws(CommandError) in try LengthText.parse(text) }
    try options.record { view, draft, author in
      let tester = try ToolName.tester.checked(tester, "--tester", view)
      let tested = try RecordSubject.tested(ref, view)
      let thing = tested.thing
      let repair = try RecordSubject.repair(thing, view)
      let id = try draft.record(
        .lossTest(
          LossTest(
            subject: thing.subject, near: tested.near, tester: tester,
            referenceMethod: reference?.value.rawValue,
            lengthMM: lengthMM, verdict: verdict?.value.rawValue, readings: readings)),
        job: repair?.id)
      var recorded = RecordedFact(
        fact: "loss_test", id: id, ref: thing.label, what: Self.text(readings, lengthMM),
        place: tested.place, repair: repair,
        told: try ToolName.tester.remarks(tester, at: nil, by: author, view, nowMS: draft.nowMS))
      if let least = readings.map(\.lossMilliDB).min(), least < 0 {
        recorded.told.append(
          "a loss of \(DecibelText.loss(least)) dB is a gain: the reference was bad; take it again."
        )
      }
      return recorded
    }
  }

  private static func text(_ readings: [LossReading], _ lengthMM: Int64?) -> String {
    let worst = readings.max { $0.lossMilliDB < $1.lossMilliDB }
    let most = worst.map { ", most \(DecibelText.loss($0.lossMilliDB)) dB on fibre \($0.fibre)" }
    let length = lengthMM.map { ", \(DecibelText.metres($0)) m" } ?? ""
    let count = readings.count == 1 ? "1 reading" : "\(readings.count) readings"
    return "loss tested, \(count)\(most ?? "")\(length)"
  }
}
