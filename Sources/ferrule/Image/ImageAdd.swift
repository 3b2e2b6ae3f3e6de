import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct ImageAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Keep pictures of a face and say what they show.",
    discussion: """
      Without --inspection the pictures belong to your last look at the face, if that was in the last \
      half hour. Nothing is added when one file is bad, unless told --skip-bad. Adding a file again \
      writes nothing.
      """)

  @Argument(help: "The files: PNG, JPEG or BMP, told by their content.") var files: [String]
  @Option(help: "The face: PORT/port, PORT/cord, PART:CONNECTOR or CABLE:a.") var face: String
  @Option(help: "The fibre they show, as 3; or one fibre a file in order of their names, as 1-12.")
  var fibre: String?
  @Option(help: "The joint where a part named by itself was looked at.") var at: String?
  @Option(help: "The look they belong to: latest, none, or digits of its id.")
  var inspection: String?
  @Option(help: "The cleaning they were made after: latest, or digits of its id.")
  var cleaning: String?
  @Option(help: "When they were taken, as the scope's clock has it, in UTC; else the files' times.")
  var taken: String?
  @Option(help: "The scope tip used; its label.") var tip: String?
  @Flag(help: "Leave out files that cannot be taken.") var skipBad = false
  @OptionGroup var options: StoreOptions

  func run() throws {
    let text = try FaceText(face)
    let joint = try at.map { at throws(CommandError) in try JointText(at) }
    let fibres = try ImageFibres(fibre)
    let takenMS = try taken.map { try TakenText.parse($0) }
    let store = try options.open()
    let tip = try store.read { try ToolName.tip.checked(self.tip, "--tip", $0) }
    let author = try options.author(store)
    var intake = ImageIntake(files)
    try intake.requireAllGood(json: options.json, skipBad: skipBad)
    if case .each = fibres { intake.sortByName(NaturalOrder.precedes) }
    let assigned = try fibres.assigned(to: intake.entries.count)

    var report = ImageAddReport(refused: intake.refused)
    let progress = ProgressLine(what: "pictures kept")
    let nowMS = store.environment.nowMS()
    do {
      for batch in intake.batches() {
        let originals = try intake.originals(batch)
        let (aim, kept, tied, told) = try store.write(author: author) { view, draft in
          let met = try joint.map { try RecordedJoint($0, view) }
          let face = try RecordedFace(text, at: met, view, draft)
          try face.check(positions: assigned.compactMap { $0 }, view)
          let aim =
            try report.aim ?? chosen(face, tip, takenMS, view, by: author, nowMS: nowMS)
          // The bytes come first: a fact never names what was lost here.
          let kept = try store.keepImages(originals)
          let tied = try aim.tying.record(zip(intake.entries[batch], assigned[batch]), view, draft)
          let told =
            tied.contains { $0.fact != nil }
            ? try ToolName.tip.remarks(aim.tying.tip, at: face, by: author, view, nowMS: nowMS)
              + KitStamp.clockRemarks(view, by: author, nowMS: nowMS) : []
          return (aim, kept, tied, told)
        }
        report.take(aim, kept, tied, told)
        store.environment.reach(.imageFactWritten)
        progress.show(batch.upperBound, of: intake.entries.count)
      }
    } catch {
      progress.done()
      report.tellBegun(of: intake.entries.count)
      throw error
    }
    progress.done()
    Console.out(options.json ? report.json.pretty : report.text)
    if !options.json { for refusal in intake.refused { Console.error(refusal.line) } }
    for sentence in report.told { Console.error("note: \(SafeLine.text(sentence))") }
  }

  /// What the pictures are tied to; the same for all batches.
  private func chosen(
    _ face: RecordedFace, _ tip: String?, _ takenMS: Int64?, _ view: StoreView, by author: String,
    nowMS: Int64
  ) throws -> ImageAddReport.Aim {
    let looks = try view.inspections(of: face.face)
    let look = try ImageAnchor(inspection, absent: .recent).choose(
      looks, "look", of: self.face, by: author, nowMS: nowMS)
    let cleaning = try ImageAnchor(cleaning, absent: .none).choose(
      view.cleanings(of: face.face), "cleaning", of: self.face, by: author, nowMS: nowMS)
    var lookTip: String?
    if case .inspection(let body)? = look?.body { lookTip = body.tip }
    return ImageAddReport.Aim(
      tying: ImageTying(
        face: face, inspection: look?.id, cleaning: cleaning?.id, takenMS: takenMS,
        tip: tip ?? lookTip, isLookSaid: inspection != nil),
      look: look, otherLook: inspection == nil && look == nil ? looks.last : nil)
  }
}

/// The time in `--taken`.
enum TakenText {
  static func parse(_ text: String) throws(CommandError) -> Int64 {
    do {
      return try TimeText.parse(text)
    } catch {
      throw CommandError(
        .usage, "bad-time", "\(SafeLine.text(text)) is no time.",
        next: "--taken 2026-11-22T22:05:00Z")
    }
  }
}
