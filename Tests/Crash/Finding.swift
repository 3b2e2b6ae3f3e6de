/// Something that must not be: each is a fault of the program.
public struct Finding: Sendable, CustomStringConvertible {
  /// What kind of wrong it is.
  public enum Kind: String, Sendable {
    /// Something acknowledged is not there.
    case lost
    /// Two changes that left have one number.
    case reused
    /// `doctor` is not content, or the store cannot be read.
    case unwell
    /// Something is there in part.
    case halfDone = "half done"
    /// The same command does not succeed afterwards.
    case stuck
    /// The program trapped, hung, or did not say plainly what happened.
    case untold
  }

  /// What kind of wrong it is.
  public var kind: Kind
  /// What the program was asked to do.
  public var errand: Errand
  /// What met it.
  public var fault: Fault
  /// What was seen.
  public var sentence: String

  /// In words.
  public var description: String { "\(kind.rawValue): \(errand.rawValue), \(fault): \(sentence)" }
}
