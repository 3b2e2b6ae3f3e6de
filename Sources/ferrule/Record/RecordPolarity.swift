import ArgumentParser
import Guide
import Plant
import Store

struct RecordPolarity: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "polarity", abstract: "A polarity test: where the light of each fibre arrived.")

  @Argument(
    help:
      "What was tested: a link or the near port of it, a cable or one end of it, a panel position.")
  var ref: String
  @Option(help: "Near and far positions, such as \"1:12 2:11 3:none\".") var map: String
  @Option(help: "The tester used; its label.") var tester: String?
  @OptionGroup var options: StoreOptions

  func run() throws {
    let map = try FibreMapList.parse(map)
    try options.record { view, draft, author in
      let tester = try ToolName.tester.checked(tester, "--tester", view)
      let tested = try RecordSubject.tested(ref, view)
      let thing = tested.thing
      let repair = try RecordSubject.repair(thing, view)
      let id = try draft.record(
        .polarityTest(
          PolarityTest(subject: thing.subject, near: tested.near, tester: tester, map: map)),
        job: repair?.id)
      let dark = map.values.count { $0 == nil }
      return RecordedFact(
        fact: "polarity_test", id: id, ref: thing.label,
        what: "polarity tested, \(map.count) positions" + (dark == 0 ? "" : ", \(dark) dark"),
        place: tested.place, repair: repair,
        told: try ToolName.tester.remarks(tester, at: nil, by: author, view, nowMS: draft.nowMS))
    }
  }
}
