import ArgumentParser
import Plant
import Store

struct RecordInspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "A face was looked at with a scope.")

  @Argument(help: "The face: PORT/port, PORT/cord, PART:CONNECTOR or CABLE:a.") var face: String
  @Option(help: "The whole face, pins and holes too.") var verdict: WordArgument<FaceVerdict>
  @Option(parsing: .unconditional, help: "Fibre by fibre, such as \"1:ok 2:dirt\".") var fibres:
    String?
  @Option(help: "The scope tip used; its label.") var tip: String?
  @Option(help: "The joint where a part named by itself was looked at.") var at: String?
  @OptionGroup var options: StoreOptions

  func run() throws {
    let text = try FaceText(face)
    let joint = try at.map { at throws(CommandError) in try JointText(at) }
    let fibres = try fibres.map { list throws(CommandError) in try FibreVerdictList.parse(list) }
    let tip = try RecordText.checked(tip, "--tip")
    try agree(fibres ?? [:])
    try options.record { view, draft, _ in
      let met = try joint.map { try RecordedJoint($0, view) }
      let face = try RecordedFace(text, at: met, view, draft)
      let repair = try face.joint.flatMap { try RecordRepair.only(at: $0, view) }
      let id = try draft.record(
        .inspection(
          Inspection(
            face: face.face, joint: face.joint, verdict: verdict.value, fibres: fibres ?? [:],
            tip: tip, judgedBy: "person")),
        job: repair?.id)
      let bad = FibreVerdictList.text(fibres ?? [:])
      return RecordedFact(
        fact: "inspection", id: id, ref: face.label,
        what: "inspected: \(verdict.value.rawValue)" + (bad.isEmpty ? "" : " (\(bad))"),
        place: face.port?.place, repair: repair)
    }
  }

  private func agree(_ fibres: [Int: FibreVerdict]) throws {
    let bad = FibreVerdictList.text(fibres)
    guard verdict.value == .clean, !bad.isEmpty else { return }
    throw CommandError(
      .badInput, "bad-value", "A face with \(bad) on it is not clean.",
      next: "give the verdict of its worst fibre; nothing was recorded")
  }
}
