/// What a section of a bundle holds.
///
/// Sections of a lower kind stand before those of a higher.
package enum SectionKind: UInt8, Comparable, Sendable {
  /// What was signed about devices.
  case statements = 1
  /// How far each device stands for what it wrote.
  case heads = 2
  /// Changes, as their authors sealed them.
  case changes = 3
  /// Pieces of end-face images.
  case images = 4
  /// Pieces of a whole store, for a laptop that has none; then there are no changes and no images.
  case snapshot = 5

  package static func < (left: SectionKind, right: SectionKind) -> Bool {
    left.rawValue < right.rawValue
  }
}
