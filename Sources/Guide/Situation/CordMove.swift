public import Plant

/// What a joint is to a job that moves the cords of a link from one leg of a trunk to another.
public enum CordMove: Hashable, Sendable {
  /// A port at an end of the link: shut meanwhile and never opened. The positions are those between which
  /// cords are moved.
  case port(positions: Set<ThingID>)
  /// The position on a panel to which a cord is moved.
  case panel(PanelMove)

  /// The move, at a panel.
  public var panel: PanelMove? {
    switch self {
    case .port: nil
    case .panel(let move): move
    }
  }
}
