public import Plant

/// A fault nobody has closed.
public struct OpenFault: Hashable, Sendable {
  /// The fault.
  public var fault: Recorded<Fault>
  /// How many repairs this link had in the last days, the running one not counted.
  public var visits: Int
  /// How many days that looks back.
  public var visitDays: Int

  /// All its parts.
  public init(fault: Recorded<Fault>, visits: Int = 0, visitDays: Int = 8) {
    self.fault = fault
    self.visits = visits
    self.visitDays = visitDays
  }
}
