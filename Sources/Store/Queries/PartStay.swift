public import Plant

/// A time a part was in a port: how it came, what it served there, how it went.
public struct PartStay: Hashable, Sendable {
  /// The port; of a module the first of its cage.
  public var port: PortRecord
  /// The fact by which it went in; nil if nobody recorded that.
  public var cameIn: Fact?
  /// The fact by which it came out; nil as long as it is there.
  public var wentOut: Fact?
  /// The links it served, those out of use too.
  public var links: [LinkRecord] = []
  /// The faults that were reported of them meanwhile, oldest first; each body is a fault.
  public var faults: [Fact] = []

  /// The number of the return bag it went to from there.
  public var bag: String? {
    if case .partMove(let move)? = wentOut?.body { move.bag } else { nil }
  }
}
