import ArgumentParser
import Paper
import Plant
import Store

struct Loss: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Work out how much light cabling may lose, and whether an optic allows it.",
    discussion: """
      The limit is fibre + joints at the ends + joints between + splices. --mid counts the joints \
      between the ends only. Needs no store.

        ferrule loss --fibre OM4 --length 50m --mid 2 --mid-grade nvidia --optic 400GBASE-SR4
      """)

  @Option(help: "The fibre: OM3, OM4, OM5, OS1a or OS2.")
  var fibre: FibreGradeArgument

  @Option(parsing: .unconditional, help: "The length in metres, such as 50m.")
  var length: String

  @Option(
    parsing: .unconditional, help: "Joints between the ends; those at the ends are not counted.")
  var mid = 0

  @Option(help: "What a joint between the ends may lose: nvidia, low-loss, tia or dB.")
  var midGrade = JointGradeArgument(grade: .tia, name: "tia")

  @Option(parsing: .unconditional, help: "Splices.")
  var splices = 0

  @Option(parsing: .unconditional, help: "What a splice may lose; dB.")
  var spliceLoss: String?

  @Option(help: "How the tester was referenced: 1-jumper, 2-jumper or 3-jumper.")
  var reference = ReferenceArgument.oneJumper

  @Option(help: "What a joint at an end may lose: tia, reference-d, reference-e, iso or dB.")
  var endGrade = JointGradeArgument(grade: .tia, name: "tia")

  @Option(
    parsing: .unconditional,
    help: "What the fibre may lose; dB a km; else as the standards have it.")
  var attenuation: String?

  @Option(help: "The optic, or a module's part number.")
  var optic: String?

  @Option(parsing: .unconditional, help: "What was measured; dB.")
  var measured: String?

  @OptionGroup var options: CalculatorOptions

  func run() throws {
    let report = LossReport(
      setup: try setup(), midName: midGrade.name, endName: endGrade.name,
      optic: try optic.map { try OpticName.find($0) },
      measuredMilliDB: try measured.map { try Self.thousandths($0, "--measured") })
    if options.json {
      Console.out(LossJSON.document(report).pretty)
    } else {
      Console.out(LossText.text(report))
    }
  }

  private func setup() throws -> LossSetup {
    do {
      return try LossSetup(
        grade: fibre.grade, lengthMM: try lengthMM(),
        attenuationMilliDBPerKM: try attenuation.map { try Self.thousandths($0, "--attenuation") },
        midJoints: mid, midGrade: midGrade.grade, splices: splices,
        spliceMilliDB: try spliceLoss.map { try Self.thousandths($0, "--splice-loss") }
          ?? LossSetup.splice.value,
        reference: reference.method, endGrade: endGrade.grade)
    } catch let error as LossSetupError {
      throw CommandError(
        .badInput, "out-of-range", LossText.sentence(error),
        next: "ferrule loss --fibre OM4 --length 50m --mid 2")
    }
  }

  private func lengthMM() throws(CommandError) -> Int64 {
    let isMarked = length.last.map { "mM".contains($0) } ?? false
    let number = isMarked ? String(length.dropLast()) : length
    do {
      return Int64(try DecibelText.parse(number))
    } catch {
      throw CommandError(
        .badInput, "bad-value",
        SafeLine.text("--length: \"\(length)\" is no length in metres, such as 50m or 0.5m."),
        next: "--length 50m")
    }
  }

  private static func thousandths(_ text: String, _ option: String) throws(CommandError) -> Int {
    do {
      return try DecibelText.parse(text)
    } catch {
      throw CommandError(
        .badInput, "bad-value", "\(option): \(error.sentence)",
        next: "\(option) 0.35")
    }
  }
}
