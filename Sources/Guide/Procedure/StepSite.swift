/// At which joint a step is done.
public enum StepSite: String, Hashable, Sendable, CaseIterable {
  /// Where the job was begun.
  case here
  /// The port at the other end of the link.
  case far
  /// The other ports of the same module.
  case cage
  /// The position on the panel nearer to where the job was begun, to which a cord is moved.
  case nearPanel = "near-panel"
  /// The position on the other panel, to which a cord is moved.
  case farPanel = "far-panel"
  /// The other end of the cord at the port the job was begun at: a position on a panel, or the far port.
  case cordEnd = "cord-end"
  /// The joint on a panel the job was begun at: then `here` and `far` are the ports of its link.
  case panel
  /// The ports of the other links whose light passes that joint.
  case samePlug = "same-plug"

  /// Whether it is a position on a panel to which a cord is moved.
  public var isPanel: Bool { self == .nearPanel || self == .farPanel }
}
