public import Change

/// Something that was said, signed, about a laptop of the site or by it.
public struct DeviceEvent: Hashable, Sendable {
  /// What was said.
  public enum What: Hashable, Sendable {
    /// It belongs to the site, under that name.
    case joined(laptop: String, DeviceRole)
    /// It vouched for another.
    case vouched(laptop: String, DeviceRole)
    /// It was shut out.
    case shutOut(why: String)
    /// Its change of that number counts although it was shut out.
    case counts(seq: Int64)
  }

  /// When, by the clock of who said it; ms UTC.
  public var atMS: Int64
  /// The laptop that said it; nil for the site's key.
  public var by: String?
  /// What was said.
  public var what: What
}
