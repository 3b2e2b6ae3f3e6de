import Plant

/// How often a face was cleaned since its joint was opened.
public struct CleaningCount: Hashable, Sendable {
  /// Dry.
  public var dry: Int
  /// Wet, then dry at once.
  public var wetDry: Int
  /// Whether the pen was changed, or its gender checked.
  public var penChecked: Bool

  /// Counts; all zero unless given.
  public init(dry: Int = 0, wetDry: Int = 0, penChecked: Bool = false) {
    self.dry = dry
    self.wetDry = wetDry
    self.penChecked = penChecked
  }

  /// Both kinds together.
  public var total: Int { dry + wetDry }

  /// Counts one more.
  mutating func count(_ method: CleaningMethod) {
    switch method {
    case .dry: dry += 1
    case .wetDry: wetDry += 1
    }
  }
}
