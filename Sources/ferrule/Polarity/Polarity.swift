import ArgumentParser
import Paper
import Plant
import Store

struct Polarity: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Work out where the light of a row of cables goes.",
    discussion: """
      CHANNEL is what lies between two modules, left to right: A, B, C for a cable by its type, a \
      or b for an adapter with opposed or aligned keys, ? for a cable of unknown type. Blanks do \
      not matter. Needs no store.

        ferrule polarity "B a B a B" --optic 400GBASE-DR4
      """)

  @Argument(help: "Cables and adapters, such as \"B a B\".")
  var channel: [String]

  @Option(help: "The connector: mpo8, mpo12, mpo16 or mpo24.")
  var connector: ArrayConnectorArgument?

  @Option(help: "The optic or module part number at both ends; then joints are judged too.")
  var optic: String?

  @Option(
    name: .customLong("two-row"),
    help: ArgumentHelp(
      "What a letter means on MPO-24, such as B=reversed: makers differ.",
      valueName: "LETTER=MAP"))
  var twoRow: [TwoRowArgument] = []

  @Option(help: ArgumentHelp("Draw it in a file.", valueName: "file"))
  var svg: String?

  @OptionGroup var options: CalculatorOptions

  func run() throws {
    let report = try PolarityReport(try recipe(), try setting())
    if let svg {
      let isFile = try OutputFile.write(Array(PolaritySVG.text(report).utf8), to: svg)
      // Standard output has room for one document.
      guard isFile else { return }
    }
    if options.json {
      Console.out(PolarityJSON.document(report).pretty)
    } else {
      Console.out(PolarityText.text(report))
    }
    if let svg { Console.error("drawn in \(svg)") }
  }

  private func recipe() throws -> ChannelRecipe {
    do {
      return try ChannelRecipe(channel.joined(separator: " "))
    } catch {
      throw CommandError(
        .badInput, error.code, SafeLine.text(error.sentence),
        next: "ferrule polarity \"B a B a B\"")
    }
  }

  private func setting() throws -> RecipeSetting {
    let letters = Dictionary(twoRow.map { ($0.letter, $0.map) }, uniquingKeysWith: { $1 })
    guard let optic else {
      let kind = connector?.kind ?? .mpo12
      guard let setting = RecipeSetting(kind, twoRow: letters) else {
        throw Self.notArray(kind.text)
      }
      try check(letters, setting)
      return setting
    }
    let found = try OpticName.find(optic)
    guard let setting = RecipeSetting(found, twoRow: letters) else {
      throw Self.notArray(found.name)
    }
    if let kind = connector?.kind, !kind.joins(setting.connector) {
      throw CommandError(
        .badInput, "connector-differs",
        "\(found.name) has \(setting.connector.text), not \(kind.text).",
        next: "leave --connector out, or name another optic")
    }
    try check(letters, setting)
    return setting
  }

  /// On one row the letters mean one thing.
  private func check(_ letters: [CablePolarity: TwoRowMap], _ setting: RecipeSetting) throws {
    guard let letter = letters.keys.map(\.text).min(), setting.connector != .mpo24 else { return }
    throw CommandError(
      .badInput, "one-row",
      "--two-row says what \(letter) is on MPO-24; on \(setting.connector.text), which has one row, "
        + "\(letter) means the same to all makers.",
      next: "leave --two-row out, or add --connector mpo24")
  }

  private static func notArray(_ name: String) -> CommandError {
    CommandError(
      .badInput, "not-an-array",
      "\(name) has LC pairs: the types A, B and C are of cables with MPO connectors. A duplex link "
        + "works when A and B change places an odd number of times on the way.",
      next: "ferrule polarity \"B a B\" --optic 400GBASE-DR4")
  }
}
