/// Every name of one port: what the fabric calls it, what is printed beside it, what people type.
///
/// Nothing is invented: a port of a model not listed here keeps the name its source gave it.
///
/// Left and right are a statement about the row of cages, not about the module: a switch may have
/// its lower row of cages upside down. With no `row` given, odd cages are taken for the upper row
/// with modules the right way up, so that connector 1 is left; for even cages the side is not known
/// until somebody has looked, or the site's rule for the type says how its cages stand.
public struct PortNames: Hashable, Sendable {
  /// The one name other records use, such as `25/1`, `17` or `mlx5_11`.
  public let canonical: String
  /// The cage that holds the port's module, as printed; nil if not known.
  public let cage: String?
  /// Which connector of that module, 1 or 2; nil if not known.
  public let connector: Int?
  /// Where that connector sits in its row of cages; nil if not known.
  public let side: Side?
  /// The other names, most official first.
  public let aliases: [String]
  /// All names on one line for a person.
  public let line: String

  /// All names of a port.
  ///
  /// `portName` is the name in the source and `number` the number in the source, such as the
  /// InfiniBand port number. Where the two contradict each other only the name is given back. `rules` are
  /// what the site says of its device types.
  public static func names(
    model: String?, portName: String, number: Int? = nil, row: Row? = nil,
    rules: PortRules = PortRules()
  ) -> PortNames {
    let names = builtIn(model: model, portName: portName, number: number, row: row, rules)
    let known = Set(([names.canonical] + names.aliases).map(squeezed))
    let more = rules.otherNames(names.canonical, of: model).filter { !known.contains(squeezed($0)) }
    return more.isEmpty ? names : names.called(more)
  }

  private static func builtIn(
    model: String?, portName: String, number: Int?, row: Row?, _ rules: PortRules
  ) -> PortNames {
    let name = trimmed(portName)
    switch Family(model: model) {
    case .twinOSFP(let cages):
      guard let port = agreed(name, number, model, twinNumber), (1...(cages * 2)).contains(port)
      else { return infiniBand(name, number) }
      return twin(port, row: row ?? rules.layout(model)?.stand(ofCage: (port + 1) / 2))
    case .singleMPO(let cages):
      guard let port = agreed(name, number, model, { count($0[...]) }), (1...cages).contains(port)
      else { return infiniBand(name, number) }
      let canonical = String(port)
      return PortNames(
        canonical: canonical, cage: canonical, connector: 1,
        aliases: ["IB port \(port)", "P\(port)", "1/\(port)"])
    case .ethernetOSFP(let cages):
      return ethernet(name, cages: cages)
    case .dgxH100:
      return hostH100(name)
    case .dgxA100:
      return hostA100(name)
    case .unknown:
      return PortNames(canonical: name)
    }
  }

  /// The same port with more names.
  private func called(_ more: [String]) -> PortNames {
    let remark = line.dropFirst(([canonical] + aliases).joined(separator: " = ").count)
    return PortNames(
      canonical: canonical, cage: cage, connector: connector, side: side, aliases: aliases + more,
      remark: String(remark))
  }

  /// Whether the modules of a model have two connectors, one left and one right; also where nothing is
  /// known of it.
  public static func mayHaveSides(model: String?) -> Bool {
    switch Family(model: model) {
    case .twinOSFP, .ethernetOSFP, .dgxH100, .unknown: true
    case .singleMPO, .dgxA100: false
    }
  }

  init(
    canonical: String, cage: String? = nil, connector: Int? = nil, side: Side? = nil,
    aliases: [String] = [], remark: String = ""
  ) {
    self.canonical = canonical
    self.cage = cage
    self.connector = connector
    self.side = side
    self.aliases = aliases
    line = ([canonical] + aliases).joined(separator: " = ") + remark
  }

  /// The port number the name and the number agree on.
  private static func agreed(
    _ name: String, _ number: Int?, _ model: String?, _ decoded: (String) -> Int?
  ) -> Int? {
    let parsed = parse(name, model: model)
    let named = parsed.count == 1 ? decoded(parsed[0]) : nil
    guard let number else { return named }
    return name.isEmpty || named == number ? number : nil
  }

  /// A numbered port without a cage, such as that of a switch's aggregation node.
  private static func infiniBand(_ name: String, _ number: Int?) -> PortNames {
    guard let number else { return PortNames(canonical: name) }
    let canonical = name.isEmpty ? String(number) : name
    return PortNames(
      canonical: canonical, aliases: canonical == String(number) ? ["IB port \(number)"] : [])
  }
}
