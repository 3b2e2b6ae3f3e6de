/// What goes dark if something is pulled.
public struct BlastRadius: Hashable, Sendable {
  /// The links that go dark, those in service first.
  public var dark: [DarkLink]
  /// Links that may go dark too: nobody has recorded all they pass.
  public var unknown: [DarkLink]
  /// Links in service that stay up if the hand is careful: beside what is pulled.
  public var neighbours: [LiveNeighbour]

  /// All its parts.
  public init(
    dark: [DarkLink] = [], unknown: [DarkLink] = [], neighbours: [LiveNeighbour] = []
  ) {
    self.dark = dark
    self.unknown = unknown
    self.neighbours = neighbours
  }

  /// The links in service that go dark.
  public var live: [DarkLink] { dark.filter(\.isInService) }

  /// The links that go dark and are only planned.
  public var planned: [DarkLink] { dark.filter { !$0.isInService } }

  /// The hosts at an end of a link in service that goes dark, each once, in order.
  public var hosts: [String] {
    Set(live.flatMap(\.hosts)).sorted(by: NaturalOrder.precedes)
  }

  /// The GPUs whose rail a link in service that goes dark is, each once, in order.
  public var rails: [Int] { Set(live.compactMap(\.rail)).sorted() }

  /// How many lanes in service go dark, as far as the optics are known.
  public var lanes: Int { live.reduce(0) { $0 + ($1.lanes ?? 0) } }

  /// How many links in service go dark of which nobody knows the lanes.
  public var linksWithoutLanes: Int { live.count { $0.lanes == nil } }

  /// How many links in service of each owner go dark, the most first; nil is nobody said.
  public var owners: [(owner: String?, links: Int)] {
    Dictionary(grouping: live, by: \.owner).map { ($0, $1.count) }.sorted {
      ($1.1, $0.0 ?? "\u{10FFFF}") < ($0.1, $1.0 ?? "\u{10FFFF}")
    }
  }
}
