/// Something wrong with a procedure.
public struct ProcedureFinding: Hashable, Sendable {
  /// What kind of fault; programs match on the raw value.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A way that leads to no step, or a job that is never accepted.
    case deadEnd = "dead-end"
    /// A step nothing leads to.
    case unreachable
    /// A way back that may be taken for ever.
    case noLimit = "no-limit"
    /// A way the step's verb cannot take.
    case noSuchWay = "no-such-way"
    /// Something that harms a link, a face or a hand.
    case unsafe
  }

  /// What kind of fault.
  public var kind: Kind
  /// The step it is about; nil for the whole procedure.
  public var step: String?
  /// Its line in the file; 1 is first.
  public var line: Int
  /// What is wrong, in one sentence.
  public var text: String
}
