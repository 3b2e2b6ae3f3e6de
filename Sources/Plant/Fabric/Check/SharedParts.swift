/// Whether a change of a part that several links share (a trunk, a cassette, what is behind it) would
/// spoil one of them.
struct SharedParts {
  /// A part passed by more links is asked for these only; trunks have up to 144 legs.
  private static let most = 288

  private let fabric: Fabric
  private let uses: LinkUses

  init(_ fabric: Fabric) {
    self.fabric = fabric
    uses = LinkUses(fabric)
  }

  /// Whether a change leaves every other link well that passes the same part and is well now.
  func spoilsNothing(
    _ change: DesignChange, of link: FabricLink, _ way: FabricPath, _ maker: ChannelMaker<Fabric>,
    _ judge: LinkJudge
  ) -> Bool {
    guard let part = Self.part(change, way) else { return true }
    return uses.links(passing: part).lazy.filter { $0.id != link.id }.prefix(Self.most).allSatisfy {
      other in
      guard let own = Self.way(of: other, in: fabric),
        let channel = (try? maker.reading(of: other, from: fabric.first(of: other)))?.channel,
        judge.judge(channel).verdict.isGood, let same = Self.same(change, part, own)
      else { return true }
      return channel.changing(same).map { judge.judge($0).verdict.isGood } ?? false
    }
  }

  private static func way(of link: FabricLink, in fabric: Fabric) -> FabricPath? {
    let first = fabric.first(of: link)
    let way = try? FabricWalk.path(fabric, from: first, to: link.far(from: first))
    return way.flatMap { $0.isComplete ? $0 : nil }
  }

  private static func shared(_ segment: PathSegment) -> ThingID? {
    switch segment {
    case .cable(let cable, _, _): cable.kind == .trunk ? cable.id : nil
    case .cassette(let id, _, _): id
    }
  }

  private static func shared(_ position: PanelPosition) -> ThingID? {
    position.cassette == nil ? nil : position.id
  }

  private static func part(_ change: DesignChange, _ way: FabricPath) -> ThingID? {
    switch change {
    case .design(let place, _):
      way.segments.indices.contains(place) ? shared(way.segments[place]) : nil
    case .keys(let place, _):
      way.positions.indices.contains(place) ? shared(way.positions[place]) : nil
    }
  }

  /// The same change where another link passes the part.
  private static func same(_ change: DesignChange, _ part: ThingID, _ way: FabricPath)
    -> DesignChange?
  {
    switch change {
    case .design(_, let design):
      way.segments.firstIndex { shared($0) == part }.map { .design($0, design) }
    case .keys(_, let keys):
      way.positions.firstIndex { shared($0) == part }.map { .keys($0, keys) }
    }
  }
}
