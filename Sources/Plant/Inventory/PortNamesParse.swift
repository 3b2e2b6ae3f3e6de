extension PortNames {
  /// The canonical names a person may have meant; case and blanks do not matter.
  ///
  /// Empty if the text cannot be a port of that model. More than one if it names a whole cage
  /// (`OSFP25`) or a side of a row nobody has looked at. A bare number is the InfiniBand port
  /// number. For an unknown model the text itself comes back, and its number where it is like `P49`.
  public static func parse(
    _ text: String, model: String?, row: Row? = nil, rules: PortRules = PortRules()
  ) -> [String] {
    let key = squeezed(text)
    guard !key.isEmpty else { return [] }
    if let port = rules.canonical(key, of: model) { return [port] }
    switch Family(model: model) {
    case .twinOSFP(let cages):
      let layout = rules.layout(model)
      return twinCandidates(key, cages: cages) { row ?? layout?.stand(ofCage: $0) }
    case .singleMPO(let cages):
      guard let port = numbered(key) ?? slotted(key), (1...cages).contains(port) else { return [] }
      return [String(port)]
    case .ethernetOSFP(let cages):
      let spelled = after("osfp", key).map { "swp" + $0 } ?? key
      guard let port = swp(spelled), (1...cages).contains(port.cage),
        (0...7).contains(port.part ?? 0)
      else { return [] }
      return [ethernet(spelled, cages: cages).canonical]
    case .dgxH100:
      let inCage = portsOfDGXH100.filter { $0.cage.lowercased() == key }.map(\.adapter)
      if !inCage.isEmpty { return inCage }
      let found = hostH100(text)
      return found.cage != nil || adapter(text) != nil ? [found.canonical] : []
    case .dgxA100:
      return adapter(text).map { [$0] } ?? []
    case .unknown:
      let name = trimmed(text)
      guard let number = numbered(key), String(number) != name else { return [name] }
      return [name, String(number)]
    }
  }

  private static func twinCandidates(_ key: String, cages: Int, row: (Int) -> Row?) -> [String] {
    func both(_ cage: Int?, _ connectors: [Int] = [1, 2]) -> [String] {
      guard let cage, (1...cages).contains(cage) else { return [] }
      return connectors.map { "\(cage)/\($0)" }
    }
    if let port = numbered(key) {
      guard (1...(cages * 2)).contains(port) else { return [] }
      return [twin(port, row: nil).canonical]
    }
    if let port = swp(key) {
      guard let part = port.part else { return both(port.cage) }
      return (0...1).contains(part) ? both(port.cage, [part + 1]) : []
    }
    if let port = counted(fromZero: key) { return both(port.cage, [port.connector]) }
    var rest = Substring(key)
    for prefix in ["osfp", "cage", "ib1/", "1/"] {
      // `1/2` is cage 1; only `1/25/1` has the chassis in front.
      if prefix == "1/", key.split(separator: "/").count != 3 { continue }
      if let tail = after(prefix, key) { rest = tail }
    }
    for wanted in [Side.left, .right] where rest.hasSuffix(wanted.rawValue) {
      guard let cage = count(rest.dropLast(wanted.rawValue.count)) else { return [] }
      return both(
        cage,
        [1, 2].filter { (side(ofConnector: $0, cage: cage, row: row(cage)) ?? wanted) == wanted })
    }
    if let port = twinNumber(String(rest)) { return both((port + 1) / 2, [port % 2 == 1 ? 1 : 2]) }
    return both(count(rest))
  }

  /// The number in `49`, `P49`, `port 49` or `IB port 49`.
  private static func numbered(_ key: String) -> Int? {
    for prefix in ["ibport", "port", "ib", "p", ""] {
      if let tail = after(prefix, key), let number = count(tail) { return number }
    }
    return nil
  }

  /// The number in `1/17` or `IB1/17`.
  private static func slotted(_ key: String) -> Int? {
    (after("ib1/", key) ?? after("1/", key)).flatMap(count)
  }

  /// `P24.0` in the public device-type library is cage 25, connector 1: both count from 0.
  private static func counted(fromZero key: String) -> (cage: Int, connector: Int)? {
    guard let parts = after("p", key)?.split(separator: ".", omittingEmptySubsequences: false),
      parts.count == 2, let cage = count(parts[0]), let connector = count(parts[1]),
      cage < 999, connector < 2
    else { return nil }
    return (cage + 1, connector + 1)
  }

  private static func after(_ prefix: String, _ key: String) -> Substring? {
    key.hasPrefix(prefix) ? key.dropFirst(prefix.count) : nil
  }

  /// Digits only, at most nine of them.
  static func count(_ digits: Substring) -> Int? {
    guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 })
    else { return nil }
    return Int(digits)
  }

  /// Folded, and without any blanks.
  static func squeezed(_ text: String) -> String {
    NameFolding.fold(text).filter { $0 != " " && $0 != "\t" }
  }

  static func trimmed(_ text: String) -> String {
    let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0.isNewline }
    var name = text.drop(while: blank)
    while let last = name.last, blank(last) { name.removeLast() }
    return String(name)
  }
}
