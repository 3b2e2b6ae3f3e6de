public import Plant

/// A repair of a link, and how it stands.
public struct LinkJob: Hashable, Sendable {
  /// The fact that began it.
  public var job: Recorded<Job>
  /// The latest parking or taking up again.
  public var pause: Recorded<Pause>?
  /// The latest signature that the hands are done.
  public var hands: Recorded<Signature>?
  /// The latest acceptance of the link under this job.
  public var accepted: Recorded<Signature>?
  /// Why the link was set aside in this job, if it was and still is.
  public var setAside: String?
  /// Whether its procedure opens a joint, or it has led to one that is to be looked at; only what its procedure
  /// says tells it, so whoever reads that says so.
  public var opens = true
  /// The position on a panel it was begun at, such as `P07A:22`; nil for one that was begun at a port.
  public var panel: String?

  /// All its parts.
  public init(
    job: Recorded<Job>, pause: Recorded<Pause>? = nil, hands: Recorded<Signature>? = nil,
    accepted: Recorded<Signature>? = nil, setAside: String? = nil, panel: String? = nil
  ) {
    self.job = job
    self.pause = pause
    self.hands = hands
    self.accepted = accepted
    self.setAside = setAside
    self.panel = panel
  }
}
