/// The order in which a dirty face is cleaned.
///
/// Dry, dry, pen, dry: Cisco document 51834 and AT&T TP-76461; then wet-dry where the site allows
/// it. A look through the scope comes after every rung.
public enum CleaningLadder {
  /// Dry cleanings before the pen is changed or its gender checked.
  public static let dryBeforePen = 2
  /// Dry cleanings before anything wet.
  public static let dryBeforeWet = 3
  /// Wet cleanings before the face is set aside.
  public static let wetDry = 2

  /// The next rung for a face that is dirty now.
  public static func advice(
    _ count: CleaningCount, side: FaceSide, policy: RepairPolicy
  ) -> CleaningAdvice {
    if count.total >= policy.maxCleans { return .giveUp }
    if count.wetDry == 0 {
      if count.dry < dryBeforePen { return .dry }
      if !count.penChecked { return .changePen }
      if count.dry < dryBeforeWet { return .dry }
    }
    return policy.allowsWet(side) && count.wetDry < wetDry ? .wetDry : .giveUp
  }
}
