public import Plant

/// One face of the joint: what is known of it, and what was done to it since it was opened.
public struct FaceHistory: Hashable, Sendable {
  /// Which face.
  public var face: Face
  /// What is known.
  public var state: FaceState
  /// How often it was cleaned.
  public var cleanings: CleaningCount
  /// Fibres with dirt or damage at the latest look, by position; empty if nobody said which.
  public var marks: Set<Int> = []
  /// Fibres that were dirty at the latest look, empty if nobody said which; nil if it was not dirty, or was cleaned.
  var dirt: Set<Int>?
  /// Those of the look before the latest cleaning.
  public var marksBefore: Set<Int> = []
  /// Those of the look before the latest wet cleaning.
  public var marksBeforeWet: Set<Int> = []
  /// How often it was looked at.
  public var looks: Int
  /// Whether somebody wants it replaced or set aside although it might still be cleaned.
  public var isGivenUp: Bool
  /// Whether a cap is on.
  public var isCapped: Bool

  /// A face about which nothing is known.
  public init(face: Face) {
    self.face = face
    state = .unknown
    cleanings = CleaningCount()
    looks = 0
    isGivenUp = false
    isCapped = false
  }
}
