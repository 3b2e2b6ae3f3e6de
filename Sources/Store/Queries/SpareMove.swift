public import Guide
public import Plant

/// One re-patch of a task, with the things it names.
public struct SpareMove: Hashable, Sendable {
  /// The end of the cord that is moved.
  public var cord: CableEnd
  /// The cord, by what people call it.
  public var cordName: String
  /// Where it is moved from.
  public var from: PanelSpot
  /// Where it is moved to.
  public var to: PanelSpot
  /// The leg behind where it is moved from; nil where that is not known.
  public var left: CableEnd?
}
