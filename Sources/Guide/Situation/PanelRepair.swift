/// What a joint is to a job that repairs a joint on a panel.
public enum PanelRepair: Hashable, Sendable {
  /// The joint itself: a position on a panel.
  case joint
  /// A port whose light passes it: shut meanwhile, and never opened by the job.
  case port(into: PortCard)
}
