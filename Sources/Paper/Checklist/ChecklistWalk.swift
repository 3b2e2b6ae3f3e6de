public import Plant

/// One pass along one side of a row.
public struct ChecklistWalk: Hashable, Sendable {
  /// Name of the hall.
  public let hall: String
  /// Name of the row.
  public let row: String
  /// The side walked; nil for lines whose side nobody said.
  public let side: RackSide?
  /// Racks in walking order, at least one.
  public let racks: [ChecklistRack]

  /// All lines in walking order.
  public var items: [ChecklistItem] {
    racks.flatMap(\.items)
  }

  /// What it is called on paper.
  public var title: String {
    switch side {
    case .front?: "FRONT WALK"
    case .rear?: "REAR WALK"
    case nil: "SIDE NOT KNOWN"
    }
  }
}
