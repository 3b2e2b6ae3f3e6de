import Plant
import TestSupport

/// Random maps and channels.
enum RandomParts {
  static func connectors(_ random: inout RepeatableRandom) -> [ConnectorKind] {
    (0..<Int.random(in: 1...3, using: &random)).map { _ in
      ConnectorKind.allCases.randomElement(using: &random) ?? .mpo12
    }
  }

  /// Some fibres between random ends, at least one.
  static func map(
    from near: [ConnectorKind], to far: [ConnectorKind], _ random: inout RepeatableRandom
  ) throws -> FibreMap {
    func ends(_ kinds: [ConnectorKind]) -> [FibreEnd] {
      kinds.enumerated().flatMap { place, kind in
        kind.filled.map { FibreEnd(connector: place + 1, position: $0) }
      }.shuffled(using: &random)
    }
    let pairs = Array(zip(ends(near), ends(far)))
    let count = Int.random(in: 1...pairs.count, using: &random)
    return try FibreMap(near: near, far: far, pairs: Array(pairs.prefix(count)))
  }

  static func recipe(_ random: inout RepeatableRandom, cables: String = "ABC") -> String {
    var letters = String(cables.randomElement(using: &random) ?? "A")
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      letters.append("ab".randomElement(using: &random) ?? "a")
      letters.append(cables.randomElement(using: &random) ?? "A")
    }
    return letters
  }

  /// A channel of cables, each as a letter or as a random map of its own.
  static func channel(_ random: inout RepeatableRandom) throws -> Channel {
    func segment(_ number: Int) throws -> Segment {
      let design: PartDesign =
        Bool.random(using: &random)
        ? .cable(CablePolarity.allCases.randomElement(using: &random) ?? .a, .mpo12)
        : .free(try map(from: [.mpo12], to: [.mpo12], &random))
      return try Segment(
        FibrePart("part \(number)", design: design),
        from: PartSide.allCases.randomElement(using: &random) ?? .near)
    }
    let optic = Plain.optic(.parallel4)
    let first = try segment(1)
    var rest: [Channel.Step] = []
    for number in 0..<Int.random(in: 0...5, using: &random) {
      rest.append(
        Channel.Step(
          Adapter(
            "adapter \(number + 1)",
            keys: AdapterKeys.allCases.randomElement(using: &random)),
          try segment(number + 2)))
    }
    return try Channel(
      from: ModulePort("near", optic: optic), first, rest, to: ModulePort("far", optic: optic))
  }

  /// A channel of A and B parts that works.
  static func goodChannel(_ random: inout RepeatableRandom) throws -> Channel {
    while true {
      let letters = recipe(&random, cables: "AB")
      guard letters.filter({ "Bb".contains($0) }).count % 2 == 1,
        let setting = RecipeSetting(.mpo12)
      else { continue }
      return try ChannelRecipe(letters).channel(setting)
    }
  }
}
