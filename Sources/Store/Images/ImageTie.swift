public import Plant

/// That a picture shows something: what makes a second tie of the same bytes the same one.
public struct ImageTie: Hashable, Sendable {
  /// SHA-256 of the picture's bytes.
  public var sha256: [UInt8]
  /// The position it shows; nil for the whole face.
  public var fibre: Int?
  /// The look it belongs to.
  public var inspection: ThingID?

  /// All its parts.
  public init(sha256: [UInt8], fibre: Int? = nil, inspection: ThingID? = nil) {
    self.sha256 = sha256
    self.fibre = fibre
    self.inspection = inspection
  }
}
