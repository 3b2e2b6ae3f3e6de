public import Store

/// What bundles refuse or cannot do.
public struct SyncError: DescribedError, Hashable {
  /// The kinds of trouble.
  public enum Code: String, Sendable {
    case noSuchFile = "no-such-file"
    case cannotRead = "cannot-read"
    case notABundle = "not-a-bundle"
    case newerBundle = "newer-bundle"
    case unsignedBundle = "unsigned-bundle"
    case unknownLaptop = "unknown-laptop"
    case revokedLaptop = "revoked-laptop"
    case otherAuthority = "other-authority"
    case siteKeyUnknown = "site-key-unknown"
    case sealedForOther = "sealed-for-other"
    case noRecipient = "no-recipient"
    case unsignedChanges = "unsigned-changes"
    case nameTaken = "name-taken"
    case notARequest = "not-a-request"
    case requestDamaged = "request-damaged"
    case noSuchChange = "no-such-change"
    case bundleCutShort = "bundle-cut-short"
    case bundleDamaged = "bundle-damaged"
    case notABackup = "not-a-backup"
    case newerBackup = "newer-backup"
    case backupCutShort = "backup-cut-short"
    case backupDamaged = "backup-damaged"
    case notCentral = "not-central"
    case centralName = "central-name"
    case otherSite = "other-site"
    case cannotWrite = "cannot-write"
    case fileExists = "file-exists"
    case noSuchPeer = "no-such-peer"
    case snapshotBundle = "snapshot-bundle"
    case snapshotNotOurs = "snapshot-not-ours"
    case snapshotMoved = "snapshot-moved"
    case ambiguousPeer = "ambiguous-peer"
  }

  /// What kind of trouble it is.
  public var code: Code
  /// What happened to which file or peer.
  public var message: String
  /// The next command to type.
  public var next: String?

  /// An error with all its parts.
  public init(_ code: Code, _ message: String, next: String?) {
    self.code = code
    self.message = message
    self.next = next
  }

  /// How the message ends where a file is refused whole.
  static let nothingTaken = "Nothing was taken from it."

  /// What happened, without the word that nothing was taken: for where something was.
  var happening: String {
    guard message.hasSuffix(Self.nothingTaken) else { return message }
    return String(message.dropLast(Self.nothingTaken.count + 1))
  }

  /// The code as text.
  public var codeText: String { code.rawValue }

  /// The exit code that goes with the code.
  public var exit: ExitKind {
    switch code {
    case .notABundle, .bundleCutShort, .bundleDamaged, .otherSite, .ambiguousPeer, .noRecipient,
      .notABackup, .backupCutShort, .backupDamaged, .notCentral, .centralName, .notARequest,
      .requestDamaged, .snapshotBundle, .snapshotNotOurs, .nameTaken:
      .badInput
    case .unsignedBundle, .unsignedChanges, .sealedForOther, .unknownLaptop, .revokedLaptop,
      .otherAuthority, .siteKeyUnknown:
      .notTrusted
    case .noSuchFile, .noSuchChange, .cannotRead, .newerBundle, .newerBackup, .noSuchPeer: .missing
    case .cannotWrite, .fileExists: .cannotWrite
    case .snapshotMoved: .busy
    }
  }
}
