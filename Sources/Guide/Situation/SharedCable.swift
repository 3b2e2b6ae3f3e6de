/// A cable that other links go through as well, such as a harness: whoever changes it at one joint changes it for all.
public struct SharedCable: Hashable, Sendable {
  /// What it is called, if it is known.
  public var name: String?
  /// Ports of the other links in service that go through it, as REFs; none if none is known.
  public var ports: [String]

  /// All its parts.
  public init(name: String? = nil, ports: [String] = []) {
    self.name = name
    self.ports = ports
  }
}
