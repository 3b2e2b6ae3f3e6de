public import Plant

/// What is said of a channel that was written down: the same values for text, JSON and a picture.
public struct PolarityReport: Sendable {
  /// As it was written.
  public let recipe: ChannelRecipe
  /// What was assumed beside it.
  public let setting: RecipeSetting
  /// The channel.
  public let channel: Channel
  /// What is to be said of it.
  public let judgement: LinkJudgement
  /// What would make it good: each a list of changes that belong together.
  public let fixes: [[DesignChange]]
  /// Types that cables of unknown type would need.
  public let completions: [[CablePolarity]]

  /// Judges a recipe.
  ///
  /// - Throws: a ``ChannelError`` if the parts are no channel.
  public init(_ recipe: ChannelRecipe, _ setting: RecipeSetting) throws(ChannelError) {
    self.recipe = recipe
    self.setting = setting
    channel = try recipe.channel(setting)
    let judge = LinkJudge()
    judgement = judge.judge(channel)
    fixes = judge.fixes(for: channel)
    completions = recipe.completions(setting)
  }

  /// What the verdict means, in a sentence.
  var sentence: String {
    switch judgement.verdict {
    case .unsafe(let finding):
      return "\(finding.placeText): \(finding.what) \(capital(finding.fix))."
    case .unfit(let finding): return finding.what
    case .dark, .crossed:
      let own = judgement.findings.first { $0.code == .dark || $0.code == .crossed }
      return own?.what ?? ""
    case .cannotJudge(let unknown):
      let list = unknown.map { $0.text(in: channel) }.joined(separator: "; ")
      return "Not known: \(list).\(twoRowHint)"
    case .good: return "Every lane arrives at its receiver, both ways."
    }
  }

  /// Why no types are named for cables of unknown type; nil if some are, or all types are known.
  var noCompletion: String? {
    let unknown = recipe.cables.count { $0 == nil }
    guard unknown > 0, completions.isEmpty else { return nil }
    if unknown > ChannelRecipe.mostUnknown {
      return "\(unknown) types are not known; of more than \(ChannelRecipe.mostUnknown) it is not "
        + "worked out which would be good."
    }
    if OneRowConnector(setting.connector) == nil {
      return
        "What A and B do on \(setting.connector.text) makers differ about: without --two-row it "
        + "cannot be said which would be good."
    }
    return "With no A or B in place of ? it is good."
  }

  /// What nobody said and would decide.
  var unknown: [String] {
    guard case .cannotJudge(let unknown) = judgement.verdict else { return [] }
    return unknown.map { $0.text(in: channel) }
  }

  /// Changes that belong together, in words.
  func text(_ fix: [DesignChange]) -> String {
    fix.map { $0.text(in: channel) }.joined(separator: " and ")
  }

  /// The cables of unknown type with the types they would need, in words.
  func text(_ types: [CablePolarity]) -> String {
    let places = recipe.cables.indices.filter { recipe.cables[$0] == nil }
    return zip(places, types).map { "cable \($0 + 1): \($1.text)" }.joined(separator: " and ")
  }

  /// The lanes that one end sends.
  func lanes(from end: ChannelEnd) -> [LaneResult] {
    judgement.lanes?.filter { $0.from == end } ?? []
  }

  /// What to type where a letter means different things to different makers.
  private var twoRowHint: String {
    guard let letter = recipe.cables.compactMap({ $0 }).first(where: setting.isUnsaid) else {
      return ""
    }
    let maps = TwoRowMap.allCases.map(\.rawValue).joined(separator: ", ")
    return " Makers differ about what \(letter.text) is on \(setting.connector.text): look at the "
      + "drawing of the part, then add --two-row \(letter.text)=MAP (\(maps))."
  }

  private func capital(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
