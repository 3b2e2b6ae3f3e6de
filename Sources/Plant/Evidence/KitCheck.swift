/// A tool was checked before it was relied on.
public struct KitCheck: Hashable, Sendable {
  /// The tool; nil where the check is of no single one.
  public var tool: ThingID?
  /// What was checked.
  public var check: KitCheckName
  /// Whether it was as it should be.
  public var outcome: KitOutcome
  /// The scope's clock minus the laptop's; ms.
  public var clockOffsetMS: Int64?
  /// What was seen.
  public var text: String?

  /// All its parts.
  public init(
    tool: ThingID?, check: KitCheckName, outcome: KitOutcome, clockOffsetMS: Int64? = nil,
    text: String? = nil
  ) {
    self.tool = tool
    self.check = check
    self.outcome = outcome
    self.clockOffsetMS = clockOffsetMS
    self.text = text
  }
}
