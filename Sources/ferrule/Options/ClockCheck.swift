import Guide
import Paper
import Store

/// A laptop whose clock is wrong has its answers shown, or not shown, for no good reason.
enum ClockCheck {
  /// 2024 to 2099; ms UTC.
  private static let believed = StoreView.firstMS..<4_102_444_800_000

  /// Tells the person before something is written with a time nobody can believe, or one before what this laptop
  /// wrote already.
  static func warn(_ store: Store) throws {
    let nowMS = store.environment.nowMS()
    guard !believed.contains(nowMS) else {
      guard let lastMS = try store.read({ try $0.clockBehind(nowMS: nowMS) }) else { return }
      return Console.error(behind(lastMS, nowMS: nowMS))
    }
    Console.error(
      """
      WARNING: this laptop's clock says \(TimeText.day(nowMS)). What is written now has that time for ever
        and is shown over, or under, what others say. Set the clock first.
      """)
  }

  /// That this laptop wrote at a later time already; one line of at most 40 columns.
  private static func behind(_ lastMS: Int64, nowMS: Int64) -> String {
    "CLOCK BEHIND \(FloorClock.here(nowMS).moment(lastMS, near: nowMS)): date -u"
  }
}
