/// What the store refuses or cannot do.
public struct StoreError: DescribedError, Hashable {
  /// The kinds of trouble.
  public enum Code: String, Sendable {
    case noStore = "no-store"
    case storeExists = "store-exists"
    case notAStore = "not-a-store"
    case newerStore = "newer-store"
    case oldSQLite = "old-sqlite"
    case noSuchThing = "no-such-thing"
    case ambiguous = "ambiguous"
    case exists = "exists"
    case notDisputed = "not-disputed"
    case changedMeanwhile = "changed-meanwhile"
    case badValue = "bad-value"
    case busy = "store-busy"
    case cannotWrite = "cannot-write"
    case diskFull = "disk-full"
    case damaged = "store-damaged"
    case keyMissing = "key-missing"
    case otherSite = "other-site"
    case mayNotVouch = "may-not-vouch"
    case shutOut = "shut-out"
    case fault = "internal"
  }

  /// What kind of trouble it is.
  public var code: Code
  /// What happened to which thing.
  public var message: String
  /// The next command to type.
  public var next: String?

  /// An error with all its parts.
  public init(_ code: Code, _ message: String, next: String? = nil) {
    self.code = code
    self.message = message
    self.next = next
  }

  /// The code as text.
  public var codeText: String { code.rawValue }

  /// The exit code that goes with the code.
  public var exit: ExitKind {
    switch code {
    case .noStore, .noSuchThing, .notDisputed, .keyMissing: .missing
    case .storeExists, .exists, .ambiguous, .badValue, .otherSite, .changedMeanwhile: .badInput
    case .notAStore, .newerStore, .oldSQLite, .damaged: .missing
    case .mayNotVouch, .shutOut: .notTrusted
    case .busy: .busy
    case .cannotWrite, .diskFull: .cannotWrite
    case .fault: .fault
    }
  }
}
