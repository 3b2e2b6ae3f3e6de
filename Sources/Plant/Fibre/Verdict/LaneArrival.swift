/// Where the light of a transmitter arrives.
public enum LaneArrival: Hashable, Sendable {
  /// At the receiver of this lane.
  case receiver(Int)
  /// At the transmitter of this lane: no light on any receiver.
  case transmitter(Int)
  /// At a position of the far port, in plug view, that has no lane.
  case unused(Int)
  /// Nowhere: a part has no fibre there; the first part is 0.
  case none(segment: Int, position: Int)
  /// Out of a part by a connector that is not of this link.
  case elsewhere(segment: Int, FibreEnd)

  /// For a program: `rx1`, `tx1`, `unused5`, `none`, `elsewhere`.
  public var code: String {
    switch self {
    case .receiver(let lane): "rx\(lane)"
    case .transmitter(let lane): "tx\(lane)"
    case .unused(let position): "unused\(position)"
    case .none: "none"
    case .elsewhere: "elsewhere"
    }
  }
}
