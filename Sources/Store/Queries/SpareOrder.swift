/// Which re-patch of a task is nearer to where its job was begun; the raw value is what its step stores.
public enum SpareOrder: String, Hashable, Sendable, CaseIterable {
  case firstNear = "first-near"
  case secondNear = "second-near"
}
