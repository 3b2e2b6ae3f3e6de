/// The ports on one connector of a module, among which a harness deals out its lanes.
struct SplitPorts<Source: FabricSource> {
  private let source: Source
  private let ports: [ThingID]

  /// The ports that share a connector.
  init(_ source: Source, _ ports: [ThingID]) {
    self.source = source
    self.ports = ports
  }

  /// Which of so many parts of the connector a port is; 1 has the first lanes.
  ///
  /// `swp31s2` says it by itself. Other names do by their order, if there are as many as parts; nil if
  /// there are not.
  func number(of port: ThingID, of count: Int) throws -> Int? {
    guard count > 1, let label = try source.port(port)?.label else { return nil }
    if let part = Self.part(label) { return part % count + 1 }
    guard ports.count == count else { return nil }
    let names = try ports.map { try source.port($0)?.label ?? "" }
    return names.sorted(by: NaturalOrder.precedes).firstIndex(of: label).map { $0 + 1 }
  }

  /// The port that is one of so many parts; nil if none or more than one is recorded as it.
  func port(_ number: Int, of count: Int) throws -> ThingID? {
    let found = try ports.filter { try self.number(of: $0, of: count) == number }
    return found.count == 1 ? found[0] : nil
  }

  /// The part in `LEAF-1:swp31s2`; 0 is the first.
  private static func part(_ label: String) -> Int? {
    let name = label.split(separator: ":").last.map(String.init) ?? label
    return PortNames.swp(NameFolding.fold(name))?.part
  }
}
