/// A link whose light, or whose cord, ends in another port than planned.
public struct WrongArrival<Port: Hashable & Sendable>: Hashable, Sendable {
  /// The port it begins in.
  public var from: Port
  /// The port it was to end in.
  public var wanted: Port
  /// The port it ends in.
  public var found: Port

  /// All its parts.
  public init(from: Port, wanted: Port, found: Port) {
    self.from = from
    self.wanted = wanted
    self.found = found
  }
}
