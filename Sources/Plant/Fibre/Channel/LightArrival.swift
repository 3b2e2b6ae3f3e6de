/// Where the light of one fibre ends up that sets out from a port of a channel.
public enum LightArrival: Hashable, Sendable {
  /// At the other port, at a position in plug view.
  case port(Int)
  /// In a part, at a position where it has no fibre; the first part is 0.
  case noFibre(segment: Int, position: Int)
  /// Out of a part by another connector than the one the channel goes on by.
  case strays(segment: Int, FibreEnd)
  /// Nobody knows: the design of a part or the keys of an adapter are missing.
  case unknown(LightUnknown)
}
