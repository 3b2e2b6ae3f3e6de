public import Plant

/// A fault nobody has closed.
public struct OpenFault: Hashable, Sendable {
  /// The fault, as it was reported first.
  public var fault: Recorded<Fault>
  /// What was reported of it besides, as on another laptop, and is open too.
  public var also: [Recorded<Fault>] = []
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

  /// Whether that is one of its reports.
  func isReported(_ id: ThingID?) -> Bool { id.map(reports.contains) ?? false }

  /// All its reports.
  public var reports: Set<ThingID> { Set([fault.id] + also.map(\.id)) }
}
