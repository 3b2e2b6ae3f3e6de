/// At which joint a step is done.
public enum StepSite: String, Hashable, Sendable, CaseIterable {
  /// Where the job was begun.
  case here
  /// The port at the other end of the link.
  case far
  /// The other ports of the same module.
  case cage
}
