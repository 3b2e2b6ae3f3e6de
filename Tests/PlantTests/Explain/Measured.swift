import Plant
import Testing

/// Maps and readings as one writes them down, and what is made of them.
enum Measured {
  static let dr4 =
    OpticsCatalogue.standard.optic("400GBASE-DR4") ?? Plain.optic(.parallel4)

  /// `1:12 2:-` as pairs.
  static func pairs(_ text: String) -> [(near: Int, far: Int?)] {
    text.split(separator: " ").compactMap { word in
      let parts = word.split(separator: ":")
      guard parts.count == 2, let near = Int(parts[0]) else { return nil }
      return (near, Int(parts[1]))
    }
  }

  /// Every position of a connector by a rule.
  static func all(_ count: Int = 12, _ rule: (Int) -> Int?) -> [(near: Int, far: Int?)] {
    (1...count).map { ($0, rule($0)) }
  }

  /// Two ports with any cabling between them that works.
  static func ports(_ optic: Optic = dr4) -> ExpectedLink {
    .ports(
      near: ModulePort("near module", optic: optic), far: ModulePort("far module", optic: optic))
  }

  static func channel(_ recipe: String, _ kind: ConnectorKind = .mpo12) throws -> ExpectedLink {
    let setting = try #require(RecipeSetting(kind))
    return .channel(try ChannelRecipe(recipe).channel(setting))
  }

  static func explain(
    _ expectation: ExpectedLink = ports(), map: [(near: Int, far: Int?)],
    _ circumstances: Circumstances = Circumstances()
  ) throws -> Explanation {
    Explainer.explain(
      try FaultEvidence(expectation, map: map, circumstances: circumstances))
  }

  static func explain(
    _ expectation: ExpectedLink = ports(), lanes: [LaneSample],
    _ circumstances: Circumstances = Circumstances()
  ) throws -> Explanation {
    Explainer.explain(
      try FaultEvidence(expectation, samples: lanes, circumstances: circumstances))
  }

  /// Readings of one end, lanes 1, 2 and so on; nil is no light.
  static func end(_ end: ChannelEnd, sent: [Int?]? = nil, received: [Int?]) -> [LaneSample] {
    func light(_ power: Int?) -> LaneSample.Light { power.map { .power($0) } ?? .dark }
    return received.enumerated().map { place, power in
      LaneSample(
        end, lane: place + 1, sent: sent.map { light($0[place]) } ?? .notRead,
        received: light(power))
    }
  }

  static let well: [Int?] = [500, 700, 400, 600]
  static let fine: [Int?] = [-900, -1_100, -700, -1_000]
}

extension Explanation {
  /// The causes that come first, by their words.
  var first: [String] { likeliest.map(\.cause.code).sorted() }

  /// The plug positions named first at a joint's face or a part's end.
  func plugs(_ name: String) -> [Int] {
    looks.first { $0.suspect.name == name }?.suspect.spots.map(\.spot.plug) ?? []
  }
}
