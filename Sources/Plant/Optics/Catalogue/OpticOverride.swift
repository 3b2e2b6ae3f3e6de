/// One number of one optic as the site rules it.
public struct OpticOverride: Hashable, Sendable {
  /// Name or alias of the optic.
  public var optic: String
  /// Which number.
  public var field: OpticField
  /// The number, in the unit of the field.
  public var value: Int64
  /// Who says so, such as the name of the policy.
  public var source: String

  /// All its parts.
  public init(optic: String, field: OpticField, value: Int64, source: String) {
    self.optic = optic
    self.field = field
    self.value = value
    self.source = source
  }
}
