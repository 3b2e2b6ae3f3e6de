import ArgumentParser
import Guide
import Paper
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
  @Option(parsing: .upToNextOption, help: "Pictures of it: PNG, JPEG or BMP files.")
  var image: [String] = []
  @OptionGroup var options: StoreOptions

  func run() throws {
    let text = try FaceText(face)
    let joint = try at.map { at throws(CommandError) in try JointText(at) }
    let fibres = try fibres.map { list throws(CommandError) in try FibreVerdictList.parse(list) }
    try agree(fibres ?? [:])
    let intake = try pictures()
    try options.record { store, view, draft, author in
      let tip = try ToolName.tip.checked(tip, "--tip", view)
      let met = try joint.map { try RecordedJoint($0, view) }
      let face = try RecordedFace(text, at: met, view, draft)
      try face.check(positions: (fibres ?? [:]).keys.sorted(), view)
      let repair = try face.joint.flatMap { try RecordRepair.only(at: $0, view) }
      let damage = try view.damageMemory(of: face.face)
      let id = try draft.record(
        .inspection(
          Inspection(
            face: face.face, joint: face.joint, verdict: verdict.value, fibres: fibres ?? [:],
            tip: tip, judgedBy: "person")),
        job: repair?.id)
      let tied = try keep(intake, of: face, look: id, tip, store, view, draft)
      let bad = FibreVerdictList.text(fibres ?? [:])
      return RecordedFact(
        fact: "inspection", id: id, ref: face.label,
        what: "inspected: \(verdict.value.rawValue)" + (bad.isEmpty ? "" : " (\(bad))")
          + (tied.isEmpty ? "" : ", \(tied.count) picture\(tied.count == 1 ? "" : "s")"),
        place: face.port?.place, repair: repair,
        told: try ToolName.tip.remarks(tip, at: face, by: author, view, nowMS: draft.nowMS)
          + (tip.map { try spots(fibres ?? [:], of: face.face, tip: $0, view) } ?? [])
          + stillDamaged(face, damage, fibres ?? [:], by: author, draft))
    }
  }

  /// That a face which is called clean was damaged, and this look does not say that it is not any more.
  private func stillDamaged(
    _ face: RecordedFace, _ damage: DamageMemory, _ fibres: [Int: FibreVerdict], by author: String,
    _ draft: Draft
  ) -> [String] {
    guard verdict.value == .clean, let seen = damage[face.face] else { return [] }
    let look = Inspection(
      face: face.face, joint: face.joint, verdict: .clean, fibres: fibres, judgedBy: "person")
    let fact = Fact(
      id: .zero, atMS: draft.nowMS, order: .max, technician: author, body: .inspection(look))
    var after = damage
    guard after.take(look, fact, of: face.face, at: face.joint ?? face.face.part) == .damage else {
      return []
    }
    let which = seen.fibres.map(String.init)
    let marks = (which.isEmpty ? ["1"] : which).map { "\($0):ok" }.joined(separator: " ")
    return [
      "It was seen DAMAGED" + (which.isEmpty ? "" : ", fibre \(which.joined(separator: " ")),")
        + " by \(seen.technician) at \(TimeText.minute(seen.atMS)) UTC: it stays so. "
        + "If that is clean now: --verdict clean --fibres \"\(marks)\""
    ]
  }

  /// Where the fibres that are not well are in the tip's picture, to be compared with what is seen.
  private func spots(
    _ fibres: [Int: FibreVerdict], of face: Face, tip: String, _ view: StoreView
  ) throws -> [String] {
    let bad = fibres.filter { $0.value != .ok }.keys.sorted()
    guard !bad.isEmpty else { return [] }
    // That two people say otherwise is said with the result already.
    guard try !view.isViewDisputed(of: RecordKey.tool(kind: "tip", label: tip).id) else {
      return []
    }
    guard try view.orientation(ofTip: tip) != nil else {
      return [
        "Nobody has checked how \(tip) shows a face: ferrule kit check \(ShellWord.quoted(tip))"
      ]
    }
    guard let picture = try view.picture(of: face, tip: tip) else { return [] }
    return bad.compactMap(picture.text(of:)).map { "in this tip's picture, key up, \($0)" }
  }

  /// The files, all of them looked at before anything is recorded.
  private func pictures() throws -> ImageIntake? {
    guard !image.isEmpty else { return nil }
    let most = 256
    guard image.count <= most else {
      throw CommandError(
        .badInput, "bad-value", "\(image.count) pictures of one look; it can have \(most).",
        next: "record the look without them, then ferrule image add FILE… --face FACE")
    }
    let intake = ImageIntake(image)
    try intake.requireAllGood(json: options.json, skipBad: false)
    return intake
  }

  /// The bytes first, then their facts with the look's.
  private func keep(
    _ intake: ImageIntake?, of face: RecordedFace, look: ThingID, _ tip: String?, _ store: Store,
    _ view: StoreView, _ draft: Draft
  ) throws -> [ImageTying.Tied] {
    guard let intake else { return [] }
    for batch in intake.batches() { try store.keepImages(intake.originals(batch)) }
    return try ImageTying(
      face: face, inspection: look, cleaning: nil, takenMS: nil, tip: tip, isLookSaid: true
    ).record(intake.entries.map { ($0, nil) }, view, draft)
  }

  private func agree(_ fibres: [Int: FibreVerdict]) throws {
    let bad = FibreVerdictList.text(fibres)
    guard verdict.value == .clean, !bad.isEmpty else { return }
    throw CommandError(
      .badInput, "bad-value", "A face with \(bad) on it is not clean.",
      next: "give the verdict of its worst fibre; nothing was recorded")
  }
}
