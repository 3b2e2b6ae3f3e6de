/// What a command's exit code says, after the BSD `sysexits` numbers.
public enum ExitKind: Int32, Sendable {
  /// A check failed.
  case checkFailed = 1
  /// The command was typed wrongly.
  case usage = 64
  /// The input is bad.
  case badInput = 65
  /// No such thing, or something needed is missing.
  case missing = 69
  /// A fault inside ferrule.
  case fault = 70
  /// Something could not be written.
  case cannotWrite = 73
  /// The store is busy.
  case busy = 75
  /// The other side is not trusted, or this one is not.
  case notTrusted = 77
}
