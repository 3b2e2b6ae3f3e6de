public import Change

/// What an export wrote.
public struct ExportReport: Hashable, Sendable {
  /// Where the bundle is.
  public var path: String
  /// Its number among the bundles of this store.
  public var counter: Int64
  /// Whom it was made for; nil if it is for anyone.
  public var recipient: DeviceID?
  /// How many changes it carries.
  public var changes: Int64
  /// How many sections it has.
  public var sections: Int64
  /// Its size.
  public var bytes: Int64
  /// Whether it carries everything the store has.
  public var isComplete: Bool
  /// Whether a witness of it was kept outside the store.
  public var isWitnessed: Bool
  /// How many pictures are in it, whole or in part.
  public var images: Int
  /// How large they are in it; bytes.
  public var imageBytes: Int64
  /// How many pictures, or rests of them, did not fit.
  public var imagesLeft: Int
  /// How many pictures were left out because their bytes here are damaged.
  public var imagesDamaged: Int
  /// Whether only the recipient can open it.
  public var isSealed: Bool
  /// How many statements about laptops were left out because a bundle takes no more.
  public var statementsLeft: Int
  /// How many signed ends of chains were left out because a bundle takes no more.
  public var headsLeft: Int
}
