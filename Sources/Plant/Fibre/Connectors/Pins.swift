/// Whether an array connector has guide pins.
public enum Pins: String, Hashable, Sendable, CaseIterable {
  case pinned
  case unpinned
}
