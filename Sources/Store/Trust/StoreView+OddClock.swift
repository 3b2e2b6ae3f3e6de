internal import Change

extension StoreView {
  /// Before it there was no ferrule: the first day of 2024; ms UTC.
  private static let firstMS: Int64 = 1_704_067_200_000

  /// Whether of all clocks this laptop's is the wrong one: the log has times far ahead of `nowMS`, and either that is
  /// before 2024 or most of the laptops that wrote were ahead of it, two at least.
  ///
  /// One alone may be wrong itself, this laptop's own before it was set right too.
  package func isClockOdd(nowMS: Int64) throws -> Bool {
    let ahead = try clocksAhead(nowMS: nowMS)
    guard !ahead.isEmpty else { return false }
    guard nowMS >= Self.firstMS else { return true }
    let writers = Set(try ChangeLog(db).chains.chains.map(\.device))
    return ahead.count > 1 && ahead.count * 2 > writers.count
  }
}
