/// What the site says of its device types: how their cages stand, and what their ports are called.
///
/// Rules are named after the type: `faceplate/QM9700` holds for every model that has `qm9700` in it, however it
/// is written; of several that fit the longest counts.
public struct PortRules: Hashable, Sendable {
  private var layouts: [String: CageLayout] = [:]
  private var names: [String: [String: [String]]] = [:]

  /// The first part of a rule that says how cages stand.
  public static let faceplate = "faceplate/"
  /// The first part of a rule that says what ports are called.
  public static let portNames = "port-names/"

  /// No rules.
  public init() {}

  /// The rules among those of the site; one that cannot be read says nothing.
  public init(policies: [(name: String, value: String)]) {
    for (name, value) in policies {
      if let type = Self.type(of: name, Self.faceplate) {
        layouts[type] = CageLayout(value)
      } else if let type = Self.type(of: name, Self.portNames) {
        names[type] = Self.portNames(value)
      }
    }
  }

  /// What a rule calls the ports of a type, such as `mlx5_11=OSFP1P1,GPU7 mlx5_6=OSFP1P2,GPU4`.
  ///
  /// - Returns: the other names by canonical name; nil if it cannot be read, or a name stands for two ports.
  public static func portNames(_ text: String) -> [String: [String]]? {
    var names: [String: [String]] = [:]
    var taken: Set<String> = []
    for word in text.split(separator: " ") {
      let halves = word.split(separator: "=", omittingEmptySubsequences: false)
      guard halves.count == 2, !halves[0].isEmpty else { return nil }
      let others = halves[1].split(separator: ",", omittingEmptySubsequences: false).map(
        String.init)
      let canonical = PortNames.squeezed(String(halves[0]))
      guard names.updateValue(others, forKey: canonical) == nil else { return nil }
      for name in others.map(PortNames.squeezed) + [canonical] {
        guard (1...32).contains(name.utf8.count), taken.insert(name).inserted else { return nil }
      }
    }
    return names.isEmpty || names.count > 256 ? nil : names
  }

  /// How the cages of a model stand; nil if nobody said.
  public func layout(_ model: String?) -> CageLayout? { Self.fitting(layouts, model) }

  /// What a port is called besides its canonical name.
  func otherNames(_ canonical: String, of model: String?) -> [String] {
    Self.fitting(names, model)?[PortNames.squeezed(canonical)] ?? []
  }

  /// The port that a name of the site stands for.
  func canonical(_ squeezed: String, of model: String?) -> String? {
    Self.fitting(names, model)?.first { $0.value.contains { PortNames.squeezed($0) == squeezed } }?
      .key
  }

  private static func fitting<Rule>(_ rules: [String: Rule], _ model: String?) -> Rule? {
    guard !rules.isEmpty, let model else { return nil }
    let wanted = letters(model)
    let fitting = rules.keys.filter { Self.contains(wanted, $0) }
    let best = fitting.max { ($0.utf8.count, $1) < ($1.utf8.count, $0) }
    return best.flatMap { rules[$0] }
  }

  private static func type(of name: String, _ first: String) -> String? {
    let folded = NameFolding.fold(name)
    guard folded.hasPrefix(first) else { return nil }
    let type = letters(String(folded.dropFirst(first.count)))
    return type.isEmpty ? nil : type
  }

  /// ASCII letters and digits only, in lower case.
  private static func letters(_ text: String) -> String {
    NameFolding.fold(text).filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  private static func contains(_ text: String, _ part: String) -> Bool {
    var rest = text[...]
    while rest.utf8.count >= part.utf8.count {
      if rest.hasPrefix(part) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
