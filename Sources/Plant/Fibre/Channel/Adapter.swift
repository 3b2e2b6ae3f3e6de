/// What holds two faces of parts together in a panel.
public struct Adapter: Hashable, Sendable {
  /// What a person calls it, such as `P07A:22` or `adapter 1`.
  public var label: String
  /// How its keys lie; nil if nobody said, or if it is for LC.
  public var keys: AdapterKeys?
  /// The connectors it takes; nil if nobody said.
  public var kind: ConnectorKind?

  /// All its parts.
  public init(_ label: String, keys: AdapterKeys?, kind: ConnectorKind? = nil) {
    self.label = label
    self.keys = keys
    self.kind = kind
  }
}
