/// The way from a port, as far as cable ends are recorded.
public struct FabricPath: Hashable, Sendable {
  /// What is passed, in order.
  public var hops: [PathHop]
  /// Why it does not come to the goal; nil if it does.
  public var stop: PathStop?

  /// Both parts.
  public init(hops: [PathHop], stop: PathStop?) {
    self.hops = hops
    self.stop = stop
  }

  /// Whether it comes to the port it should.
  public var isComplete: Bool { stop == nil }
}
