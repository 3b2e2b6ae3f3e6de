/// What of the kit was checked.
public enum KitCheckName: String, Hashable, Sendable, CaseIterable {
  /// A face known to be clean looks clean.
  case knownGoodFace = "known-good-face"
  /// How a tip's picture shows a known face.
  case view
  /// How far the scope's clock is from the laptop's.
  case clock
  /// The tester's reference.
  case reference
  /// Whether there is enough of it.
  case stock
}
