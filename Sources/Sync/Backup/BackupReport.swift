public import Store

/// What a backup wrote.
public struct BackupReport: Hashable, Sendable {
  /// Where the backup is.
  public var path: String
  /// What it is of.
  public var card: BackupCard
  /// Its size.
  public var bytes: Int64
  /// Whether the images of end faces are in it.
  public var hasImages: Bool
  /// What was found when the images of the store were looked at; those that are damaged are in the
  /// backup as they are, those that are lost or wanted are not.
  public var images: ImageReport
}
