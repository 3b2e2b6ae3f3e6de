import Paper
import Store

/// A laptop whose clock is years wrong has its answers shown, or not shown, for no good reason.
enum ClockCheck {
  /// 2024 to 2099; ms UTC.
  private static let believed: Range<Int64> = 1_704_067_200_000..<4_102_444_800_000

  /// Tells the person before something is written with a time nobody can believe.
  static func warn(_ nowMS: Int64) {
    guard !believed.contains(nowMS) else { return }
    Console.error(
      """
      WARNING: this laptop's clock says \(TimeText.day(nowMS)). What is written now has that time for ever
        and is shown over, or under, what others say. Set the clock first.
      """)
  }
}
