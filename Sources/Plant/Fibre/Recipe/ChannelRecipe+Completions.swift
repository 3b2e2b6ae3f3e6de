extension ChannelRecipe {
  /// The recipe as it is written.
  public var text: String {
    ([first].map(Self.letter) + rest.flatMap { [$0.keys.letter, Self.letter($0.cable)] })
      .joined(separator: " ")
  }

  /// Of how many cables of unknown type it is worked out which would be good.
  public static let mostUnknown = 4

  /// The types that cables of unknown type would need for a good link: one list a solution, in order.
  ///
  /// Types A and B only; empty if all types are known, if more than four are not, or if none would
  /// help.
  public func completions(_ setting: RecipeSetting) -> [[CablePolarity]] {
    let unknown = cables.filter { $0 == nil }.count
    guard (1...Self.mostUnknown).contains(unknown) else { return [] }
    return (0..<(1 << unknown)).compactMap { number in
      let types = (0..<unknown).map { number >> $0 & 1 == 0 ? CablePolarity.b : .a }
      guard let channel = try? completed(types).channel(setting),
        LinkJudge().judge(channel).verdict.isGood
      else { return nil }
      return types
    }
  }

  private func completed(_ types: [CablePolarity]) -> ChannelRecipe {
    var left = types[...]
    func cable(_ cable: Cable) -> Cable { cable ?? left.popFirst() }
    let opening = cable(first)
    return ChannelRecipe(opening, rest.map { Step(keys: $0.keys, cable: cable($0.cable)) })
  }

  private static func letter(_ cable: Cable) -> String { cable?.text ?? "?" }
}
