/// A soak was started, or ended.
///
/// `Fact.atMS` is when the counters were cleared or read.
public struct Soak: Hashable, Sendable {
  /// The link.
  public var link: ThingID
  /// What happened.
  public var action: SoakAction
  /// When it is long enough, for a start; ms UTC.
  public var dueMS: Int64?
  /// Who cleared or read the counters.
  public var byWhom: String?

  /// All its parts.
  public init(link: ThingID, action: SoakAction, dueMS: Int64? = nil, byWhom: String? = nil) {
    self.link = link
    self.action = action
    self.dueMS = dueMS
    self.byWhom = byWhom
  }
}
