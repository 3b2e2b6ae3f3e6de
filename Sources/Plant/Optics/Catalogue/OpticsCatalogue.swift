/// The optics and module parts that ferrule knows, with the site's own numbers over them.
public struct OpticsCatalogue: Hashable, Sendable {
  /// The optics.
  public private(set) var optics: [Optic]
  /// The module parts.
  public let modules: [ModulePart]
  /// AOC and DAC parts.
  public let sealed: [SealedCable]

  /// A catalogue of these.
  public init(optics: [Optic], modules: [ModulePart] = [], sealed: [SealedCable] = []) {
    self.optics = optics
    self.modules = modules
    self.sealed = sealed
  }

  /// What ferrule comes with.
  public static let standard = OpticsCatalogue(
    optics: Optic.lanes25 + Optic.lanes50 + Optic.multimode100 + Optic.singleMode100
      + Optic.nvidia + Optic.lanes200,
    modules: ModulePart.nvidiaMultimode + ModulePart.nvidiaSingleMode,
    sealed: SealedCable.nvidia)

  /// The optic of a name or alias, or of a module's part number; nil if there is none.
  ///
  /// Case, blanks and hyphens do not matter.
  public func optic(_ name: String) -> Optic? {
    let folded = Self.fold(name)
    if let found = optics.first(where: { optic in
      ([optic.name] + optic.aliases).contains { Self.fold($0) == folded }
    }) {
      return found
    }
    guard let part = module(name) else { return nil }
    return optics.first { $0.name == part.opticName }
  }

  /// The module of a part number; nil if there is none.
  public func module(_ partNumber: String) -> ModulePart? {
    let folded = Self.fold(partNumber)
    return modules.first { Self.fold($0.partNumber) == folded }
  }

  /// The AOC or DAC of a part number, by what it begins with; nil if there is none.
  public func sealedCable(_ partNumber: String) -> SealedCable? {
    let folded = Self.fold(partNumber)
    return sealed.filter { folded.hasPrefix(Self.fold($0.beginsWith)) }
      .max { $0.beginsWith.utf8.count < $1.beginsWith.utf8.count }
  }

  /// Names that look like one that is not there, at most six.
  public func similar(to name: String) -> [String] {
    let folded = Self.fold(name)
    let digits = folded.filter(\.isNumber)
    let scored = optics.map { optic -> (String, Int) in
      let own = Self.fold(optic.name)
      var score = own.contains(folded) || folded.contains(own) ? 8 : 0
      if !digits.isEmpty, own.filter(\.isNumber) == digits { score += 4 }
      score += zip(own, folded).prefix { $0 == $1 }.count
      score += zip(own.reversed(), folded.reversed()).prefix { $0 == $1 }.count
      return (optic.name, score)
    }
    return scored.filter { $0.1 > 2 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(6).map(\.0)
  }

  /// The catalogue with the site's own numbers.
  ///
  /// - Throws: `noSuchOptic` or `outOfRange`; then nothing is applied.
  public func applying(_ overrides: [OpticOverride]) throws(OpticOverrideError)
    -> OpticsCatalogue
  {
    var changed = self
    for override in overrides {
      guard let optic = optic(override.optic),
        let place = changed.optics.firstIndex(where: { $0.name == optic.name })
      else { throw .noSuchOptic(override.optic) }
      try changed.optics[place].apply(override)
    }
    return changed
  }

  private static func fold(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { $0 != "-" && $0 != " " && $0 != "_" })
    ).lowercased()
  }
}
