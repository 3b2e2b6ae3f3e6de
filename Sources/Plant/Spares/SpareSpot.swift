/// Where one end of a spare leg is, and what is free there.
public enum SpareSpot: Hashable, Sendable {
  /// Landed at a position on whose other side nothing is plugged in.
  case position(PanelPosition)
  /// Landed behind a cassette, with the positions in front of it at which nothing is plugged in.
  case cassette(rear: PanelPosition, free: [PanelPosition], fronts: Int)
  /// Coiled and capped, or in a tray: it has to be landed first.
  case loose(CableEndState)

  /// Whether all of the leg is free here.
  public var isWhole: Bool {
    switch self {
    case .position, .loose: true
    case .cassette(_, let free, let fronts): free.count == fronts
    }
  }

  /// For a list, such as `P01A:22` or `coiled`.
  public var text: String {
    switch self {
    case .position(let position): position.label
    case .cassette(let rear, let free, let fronts):
      "\(rear.label), \(free.count) of \(fronts) pairs"
    case .loose(let state): state == .inTray ? "in tray" : state.rawValue
    }
  }
}
