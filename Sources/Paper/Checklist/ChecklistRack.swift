/// The lines of one rack on one walk, from its top down.
public struct ChecklistRack: Hashable, Sendable {
  /// Name of the rack.
  public let name: String
  /// At least one line.
  public let items: [ChecklistItem]
}
