/// A rule of the whole plan, which no link can break alone.
public enum PlanRule: String, Hashable, Sendable, CaseIterable {
  /// Links whose cords end in each other's ports.
  case exchangedCords = "exchanged-cords"
  /// A way that comes to another port.
  case wrongPort = "wrong-port"
  /// Two links that claim one port.
  case doubleBookedPort = "double-booked-port"
  /// More plugs than a port or a position has room for.
  case doubleBookedPlace = "double-booked-place"
  /// A spare leg that two open tasks take.
  case doubleBookedLeg = "double-booked-leg"
  /// Parts that make no way light could go.
  case contradiction
}
