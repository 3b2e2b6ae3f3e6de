/// Which pictures go into bundles.
public enum ImageChoice: String, CaseIterable, Hashable, Sendable {
  /// All.
  case all
  /// Those of looks that found dirt or damage.
  case failed
  /// None.
  case none
}
