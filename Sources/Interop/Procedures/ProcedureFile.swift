public import Guide
internal import Plant
internal import Yams

/// Reads the file of a procedure; docs/procedures.md describes it.
public enum ProcedureFile {
  /// The most bytes a file may have.
  public static let mostBytes = YAMLText.mostBytes
  /// The most steps a procedure may have.
  public static let mostSteps = 60

  /// The procedure a file describes.
  ///
  /// - Parameter file: the file's name, for errors.
  /// - Throws: an ``ImportError`` with the line at fault. Whether the procedure makes sense is for
  ///   `ProcedureCheck` to say.
  public static func read(_ bytes: [UInt8], file: String) throws(ImportError) -> Procedure {
    let text = try YAMLText(bytes, file: file)
    var fields = try YAMLFields(try text.root(), file: file, what: "A procedure")
    let name = try fields.name("procedure")
    let version = try fields.number("version", 1...9999)
    let about = try fields.needed("about", most: 60)
    let start = try fields.word("starts", ProcedureStart.self) ?? .plugged
    let ladderLine = fields.line(of: "clean")
    let ladder = try fields.words("clean", CleaningRung.self, most: 20) ?? CleaningLadder.usual
    let nodes = try fields.list("steps", most: mostSteps)
    try fields.finish(known: "procedure, version, about, starts, clean, steps")
    var steps: [StepDefinition] = []
    for node in nodes {
      let step = try self.step(node, file)
      if let other = steps.first(where: { $0.name == step.name }) {
        throw ImportError(
          file: file, line: step.line, otherLine: other.line, code: .duplicateStep,
          message: "The step \(step.name) stands in line \(other.line) already.")
      }
      steps.append(step)
    }
    return Procedure(
      name: name, version: version, about: about, start: start, ladder: ladder,
      ladderLine: ladderLine, steps: steps)
  }

  private static func step(_ node: Node, _ file: String) throws(ImportError) -> StepDefinition {
    var fields = try YAMLFields(node, file: file, what: "A step")
    let name = try fields.name("step")
    guard let verb = try fields.word("do", StepVerb.self) else {
      throw YAMLText.error(file, fields.line, .missingKey, "do is missing.")
    }
    let site = try fields.word("at", StepSite.self) ?? .here
    let title = try fields.needed("screen", most: 12)
    let whyLine = fields.line(of: "why")
    let why = try fields.needed("why", most: 240)
    guard Columns.wrap(why).count <= Columns.height else {
      throw YAMLText.error(
        file, whyLine, .badValue,
        "why fits \(Columns.height) lines of \(Columns.width) columns.")
    }
    let media = try fields.words("media", Medium.self, most: 3).map { Set($0) }
    let isAside = try fields.word("aside", YesNo.self) == .yes
    let isForChanges = try fields.word("when", ChangedWord.self) != nil
    let then = try fields.table("then", StepOutcome.self)
    var limits: [StepOutcome: Int] = [:]
    let limitLine = fields.line(of: "at-most")
    for (outcome, text) in try fields.table("at-most", StepOutcome.self) {
      guard let limit = Int(text), (1...50).contains(limit) else {
        throw YAMLText.error(
          file, limitLine, .badValue, "at-most \(outcome.rawValue) is a number from 1 to 50.")
      }
      limits[outcome] = limit
    }
    try fields.finish(known: "step, do, at, screen, why, media, aside, when, then, at-most")
    return StepDefinition(
      name: name, verb: verb, site: site, title: title, why: why,
      media: media ?? Set(Medium.allCases), isAside: isAside, isForChanges: isForChanges,
      then: then, atMost: limits, line: fields.line)
  }

  private enum YesNo: String, CaseIterable { case yes, no }
  private enum ChangedWord: String, CaseIterable { case changed }
}
