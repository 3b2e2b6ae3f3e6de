/// What goes dark if something is pulled.
public struct BlastRadius: Hashable, Sendable {
  /// The links that go dark, those with traffic first.
  public var dark: [DarkLink]
  /// Links that may go dark too: nobody has recorded all they pass.
  public var unknown: [DarkLink]
  /// Live links that stay up if the hand is careful: beside what is pulled.
  public var neighbours: [LiveNeighbour]

  /// All its parts.
  public init(
    dark: [DarkLink] = [], unknown: [DarkLink] = [], neighbours: [LiveNeighbour] = []
  ) {
    self.dark = dark
    self.unknown = unknown
    self.neighbours = neighbours
  }

  /// The links with traffic on them that go dark.
  public var live: [DarkLink] { dark.filter(\.isLive) }

  /// The links in service of which a port is shut already.
  public var shut: [DarkLink] { dark.filter { $0.isInService && $0.isShut } }

  /// The links that go dark and are only planned.
  public var planned: [DarkLink] { dark.filter { !$0.isInService } }

  /// The hosts at an end of a live link that goes dark, each once, in order.
  public var hosts: [String] {
    Set(live.flatMap(\.hosts)).sorted(by: NaturalOrder.precedes)
  }

  /// The GPUs whose rail a live link that goes dark is, each once, in order.
  public var rails: [Int] { Set(live.compactMap(\.rail)).sorted() }

  /// How many live lanes go dark, as far as the optics are known.
  public var lanes: Int { live.reduce(0) { $0 + ($1.lanes ?? 0) } }

  /// How many live links go dark of which nobody knows the lanes.
  public var linksWithoutLanes: Int { live.count { $0.lanes == nil } }

  /// How many live links of each owner go dark, the most first; nil is nobody said.
  public var owners: [(owner: String?, links: Int)] {
    Dictionary(grouping: live, by: \.owner).map { ($0, $1.count) }.sorted {
      ($1.1, $0.0 ?? "\u{10FFFF}") < ($0.1, $1.0 ?? "\u{10FFFF}")
    }
  }
}
