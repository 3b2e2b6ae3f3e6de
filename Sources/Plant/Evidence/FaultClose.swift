/// A fault was closed.
public struct FaultClose: Hashable, Sendable {
  /// The fault.
  public var fault: ThingID
  /// How, as said.
  public var why: String

  /// All its parts.
  public init(fault: ThingID, why: String) {
    self.fault = fault
    self.why = why
  }
}
