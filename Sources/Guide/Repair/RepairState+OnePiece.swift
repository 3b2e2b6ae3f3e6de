import Plant

/// An AOC or DAC: one piece with both its plugs.
extension RepairState {
  /// Whether the cable here is one piece with its plugs, and is changed by its plug at this port.
  ///
  /// A job that changes a cord at both its ends has steps at the other one.
  var isOnePiece: Bool {
    !medium.isFibreOrUnknown && situation.cordChange == nil && situation.cordMove == nil
  }

  /// The port whose plug was changed with the cable that went in here; nil if none was.
  public var changedAtOtherPort: PortCard? {
    isOnePiece && changedParts.contains(.plug) ? situation.otherPort : nil
  }

  /// The same, as long as nothing says that the plug is in there.
  public var otherPlugDue: PortCard? { isOtherPlugDue ? changedAtOtherPort : nil }
}
