import Paper
import Plant
import Store

/// The link between two modules as a person describes it, without a store.
struct SpokenLink {
  var channel: String?
  var connector: MapFrameArgument?
  var optic: String?
  var circuits: CircuitsArgument
  var twoRow: [TwoRowArgument]

  /// What is expected, and how it is called.
  func expected() throws -> (link: ExpectedLink, heading: String) {
    if connector == .cassette {
      guard channel == nil, optic == nil else {
        throw CommandError(
          .usage, "cassette-alone", "Between the fronts of two cassettes there is no module.",
          next: "ferrule explain --connector cassette --map \"1:1 2:2 …\"")
      }
      return (
        .cassetteFronts(circuits.circuits), "fronts of two cassettes, \(circuits.rawValue)"
      )
    }
    let found = try optic.map { try OpticName.find($0) }
    let kind = try kind(found)
    if let channel {
      guard kind.isArray else {
        throw Self.notArray(kind)
      }
      let recipe = try recipe(channel)
      let letters = Dictionary(twoRow.map { ($0.letter, $0.map) }, uniquingKeysWith: { $1 })
      guard
        let setting = found.map({ RecipeSetting($0, twoRow: letters) })
          ?? RecipeSetting(kind, twoRow: letters)
      else { throw Self.notArray(kind) }
      let name = found.map { "\($0.name), \(kind.text)" } ?? kind.text
      return (.channel(try recipe.channel(setting)), "\(recipe.text)   (\(name))")
    }
    func port(_ label: String) -> ModulePort {
      ModulePort(label, optic: found, face: found == nil ? FaceType(kind: kind) : nil)
    }
    let name = found.map { "\($0.name), \(kind.text)" } ?? kind.text
    return (.ports(near: port("near module"), far: port("far module")), name)
  }

  /// The port at either end as described, where a store does not know it; nil if nothing was said.
  ///
  /// - Throws: `usage` if a whole way was described.
  func assumed() throws -> ModulePort? {
    guard channel == nil, connector != .cassette else {
      throw CommandError(
        .usage, "link-and-channel",
        "LINK takes the way from the store; --channel and the front of a cassette describe another.",
        next: "leave LINK or --channel out")
    }
    guard optic != nil || connector != nil else { return nil }
    let found = try optic.map { try OpticName.find($0) }
    let kind = try kind(found)
    return ModulePort("", optic: found, face: found == nil ? FaceType(kind: kind) : nil)
  }

  private func kind(_ optic: Optic?) throws(CommandError) -> ConnectorKind {
    let typed = connector?.kind
    guard let optic else { return typed ?? .mpo12 }
    if let typed, !typed.joins(optic.layout.kind) {
      throw CommandError(
        .badInput, "connector-differs",
        "\(optic.name) has \(optic.layout.kind.text), not \(typed.text).",
        next: "leave --connector out, or name another optic")
    }
    return optic.layout.kind
  }

  private func recipe(_ text: String) throws(CommandError) -> ChannelRecipe {
    do {
      return try ChannelRecipe(text)
    } catch {
      throw CommandError(
        .badInput, error.code, SafeLine.text(error.sentence), next: "--channel \"B a B a B\"")
    }
  }

  private static func notArray(_ kind: ConnectorKind) -> CommandError {
    CommandError(
      .badInput, "not-an-array",
      "The types A, B and C are of cables with MPO connectors, not of \(kind.text).",
      next: "leave --channel out")
  }
}
