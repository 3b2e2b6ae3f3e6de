/// Where on the ladder of a procedure a dirty face is.
public enum CleaningLadder {
  /// The rungs of a procedure whose file names none.
  ///
  /// Dry, dry, pen, dry: Cisco document 51834 and AT&T TP-76461; then wet and dry where the site
  /// allows it. A look through the scope comes after every rung.
  public static let usual: [CleaningRung] = [.dry, .dry, .pen, .dry, .wet, .wet]

  /// The next rung for a face that is dirty now.
  public static func advice(
    _ count: CleaningCount, on ladder: [CleaningRung], side: FaceSide, policy: RepairPolicy
  ) -> CleaningAdvice {
    if count.total >= policy.maxCleans { return .giveUp }
    var (dry, wet) = (count.dry, count.wetDry)
    for rung in ladder {
      switch rung {
      case .dry:
        if dry > 0 {
          dry -= 1
        } else if count.wetDry == 0 {
          return .dry
        }
      case .pen: if !count.penChecked, count.wetDry == 0 { return .changePen }
      case .wet:
        guard policy.allowsWet(side) else { continue }
        if wet == 0 { return .wetDry }
        wet -= 1
      }
    }
    return .giveUp
  }
}
