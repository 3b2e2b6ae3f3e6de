extension PortNames {
  /// Port n of a twin-port switch: cage (n + 1) / 2, connector 1 if n is odd, else 2.
  static func twin(_ port: Int, row: Row?) -> PortNames {
    let cage = (port + 1) / 2
    let connector = port % 2 == 1 ? 1 : 2
    let side = side(ofConnector: connector, cage: cage, row: row)
    return PortNames(
      canonical: "\(cage)/\(connector)", cage: String(cage), connector: connector, side: side,
      aliases: ["IB port \(port)", "P\(port)", "swp\(cage)s\(connector - 1)"]
        + (side.map { ["OSFP\(cage) \($0.rawValue)"] } ?? []),
      remark: side == nil ? " = OSFP\(cage), side not known" : "")
  }

  /// The side of a connector; nil where nobody said which way up the row is.
  static func side(ofConnector connector: Int, cage: Int, row: Row?) -> Side? {
    guard let row = row ?? (cage % 2 == 1 ? .upright : nil) else { return nil }
    return side(ofConnector: connector, row: row)
  }

  /// The side of a connector in a row that stands so.
  public static func side(ofConnector connector: Int, row: Row) -> Side {
    (connector == 1) == (row == .upright) ? .left : .right
  }

  /// The port number of `25/1`.
  static func twinNumber(_ canonical: String) -> Int? {
    let parts = canonical.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let cage = count(parts[0]), let connector = count(parts[1]),
      (1...999).contains(cage), (1...2).contains(connector)
    else { return nil }
    return cage * 2 - 2 + connector
  }

  /// A port named `swp5`, or `swp5s0` where the cage is split.
  ///
  /// How many ways it is split is not in the name. Its first part is on connector 1, and parts 4 to
  /// 7 exist only where an 8-way split puts them on connector 2; of the others only the cage is
  /// known.
  static func ethernet(_ name: String, cages: Int) -> PortNames {
    guard let port = swp(NameFolding.fold(name)), (1...cages).contains(port.cage),
      (0...7).contains(port.part ?? 0)
    else { return PortNames(canonical: name) }
    let connector: Int? =
      switch port.part {
      case 0?: 1
      case (4...)?: 2
      default: nil
      }
    let canonical = "swp\(port.cage)" + (port.part.map { "s\($0)" } ?? "")
    return PortNames(
      canonical: canonical, cage: String(port.cage), connector: connector,
      aliases: port.part == nil ? ["OSFP\(port.cage)"] : [],
      remark: port.part == nil ? "" : ", in OSFP\(port.cage)")
  }

  /// The numbers in `swp25` or `swp25s0`.
  static func swp(_ folded: String) -> (cage: Int, part: Int?)? {
    guard folded.hasPrefix("swp") else { return nil }
    let parts = folded.dropFirst(3).split(separator: "s", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2, let cage = count(first) else { return nil }
    if parts.count == 1 { return (cage, nil) }
    guard let part = count(parts[1]) else { return nil }
    return (cage, part)
  }
}
