/// One thing light passes between the two ports of a link, as the records have it.
///
/// What it holds is shared, so that a way can be made longer and handed on without copying its parts.
public indirect enum PathHop: Hashable, Sendable {
  /// A cable, or one leg of a trunk or harness: from the end met first to the other.
  case cable(Cable, from: CableEnd, to: CableEnd)
  /// A position on a panel, entered on the side of one cable and left on the side of another.
  ///
  /// Two positions one after the other are the two faces of a cassette.
  case position(PanelPosition)

  /// The same passed the other way.
  public var reversed: PathHop {
    switch self {
    case .cable(let cable, let from, let to): .cable(cable, from: to, to: from)
    case .position: self
    }
  }

  /// Whether it is a leg of a harness.
  var isHarness: Bool {
    if case .cable(let cable, _, _) = self { cable.kind == .harness } else { false }
  }
}
