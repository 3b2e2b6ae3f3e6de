/// A position on one face of a joint, in both views.
public struct FaceSpot: Hashable, Sendable {
  /// The connector it is in.
  public var kind: ConnectorKind
  /// As seen on the plug's end-face, key up.
  public var plug: Int
  /// As seen looking into the receptacle, keyway up.
  public var receptacle: Int

  /// From the position in plug view; nil if the connector does not have it.
  public init?(_ kind: ConnectorKind, plug: Int) {
    guard let receptacle = kind.otherView(of: plug) else { return nil }
    self.kind = kind
    self.plug = plug
    self.receptacle = receptacle
  }
}
