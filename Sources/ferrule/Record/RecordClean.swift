import ArgumentParser
import Plant
import Store

struct RecordClean: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean", abstract: "A face was cleaned; only a look proves that it is clean.")

  @Argument(help: "The face: PORT/port, PORT/cord, PART:CONNECTOR or CABLE:a.") var face: String
  @Option(help: "How.") var method: WordArgument<CleaningMethod>
  @Option(help: "The pen, stick or reel used; its label.") var tool: String?
  @Option(help: "The joint where a part named by itself was cleaned.") var at: String?
  @OptionGroup var options: StoreOptions

  func run() throws {
    let text = try FaceText(face)
    let joint = try at.map { at throws(CommandError) in try JointText(at) }
    try options.record { view, draft, author in
      let tool = try ToolName.pen.checked(tool, "--tool", view)
      let met = try joint.map { try RecordedJoint($0, view) }
      let face = try RecordedFace(text, at: met, view, draft)
      let repair = try face.joint.flatMap { try RecordRepair.only(at: $0, view) }
      let id = try draft.record(
        .cleaning(
          Cleaning(face: face.face, joint: face.joint, method: method.value, tool: tool)),
        job: repair?.id)
      return RecordedFact(
        fact: "cleaning", id: id, ref: face.label, what: "cleaned, \(method.value.rawValue)",
        place: face.port?.place, repair: repair,
        told: try ToolName.pen.remarks(tool, at: face, by: author, view, nowMS: draft.nowMS))
    }
  }
}
