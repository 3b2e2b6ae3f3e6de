internal import Change

extension StoreView {
  /// Before it there was no ferrule: the first day of 2024; ms UTC.
  package static let firstMS: Int64 = 1_704_067_200_000

  /// Whether this laptop's clock is wrong whoever else's is: `nowMS` is before 2024, and the log has later times.
  ///
  /// Where it says a time that may be, another's clock may as well be the wrong one.
  package func isClockOdd(nowMS: Int64) throws -> Bool {
    guard nowMS < Self.firstMS else { return false }
    return HybridTime.isAhead(
      HybridTime.wallMS(of: try ChangeLog(db).greatestTime()), nowMS: nowMS)
  }
}
