/// Which shift hands over, what, and when.
public struct HandoverHeading: Hashable, Sendable {
  /// Name of the site.
  public var site: String
  /// The row it is about; nil for all rows.
  public var row: String?
  /// Who hands over.
  public var from: String
  /// Who takes over, if that is known.
  public var to: String?
  /// When; ms UTC.
  public var atMS: Int64
  /// When the shift began; ms UTC.
  public var sinceMS: Int64
  /// The laptop whose store it is made from.
  public var laptop: String
  /// The clock on the wall.
  public var clock: FloorClock

  /// All its parts.
  public init(
    site: String, row: String? = nil, from: String, to: String? = nil, atMS: Int64,
    sinceMS: Int64, laptop: String, clock: FloorClock = FloorClock()
  ) {
    self.site = site
    self.row = row
    self.from = from
    self.to = to
    self.atMS = atMS
    self.sinceMS = sinceMS
    self.laptop = laptop
    self.clock = clock
  }

  /// The row, or `all rows`.
  public var scope: String { row ?? "all rows" }
}
