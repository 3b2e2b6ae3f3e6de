/// A side of a rack.
///
/// Each side of a row is a walk of its own.
public enum RackSide: String, Hashable, Sendable, CaseIterable {
  case front
  case rear
}
