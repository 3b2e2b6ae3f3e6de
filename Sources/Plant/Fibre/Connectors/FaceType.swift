/// What kind of end-face it is; nil is what nobody said.
public struct FaceType: Hashable, Sendable {
  /// The connector.
  public var kind: ConnectorKind?
  /// Guide pins; nothing to say of an LC.
  public var pins: Pins?
  /// The polish.
  public var polish: Polish?

  /// All its parts.
  public init(kind: ConnectorKind? = nil, pins: Pins? = nil, polish: Polish? = nil) {
    self.kind = kind
    self.pins = pins
    self.polish = polish
  }
}
