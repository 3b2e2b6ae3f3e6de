/// The hybrid clock: 48 bits of milliseconds since 1970 and 16 bits of counter in one integer.
///
/// It only chooses what to show first among concurrent values; nothing is right or wrong by it.
public enum HybridTime {
  /// The greatest time a change may declare: 2^62 − 1.
  public static let maximum: Int64 = 1 << 62 - 1

  /// The time to declare for a new change.
  ///
  /// `seen` is the greatest effective time held; `wallMS` the wall clock in milliseconds since 1970.
  public static func next(seen: Int64, wallMS: Int64) -> Int64 {
    let wall = min(max(wallMS, 0), maximum >> 16) << 16
    return min(max(min(seen, maximum) + 1, wall), maximum)
  }

  /// The time to order by: what was declared, but later than everything the change covers.
  @inlinable
  public static func effective(declared: Int64, parents: some Sequence<Int64>) -> Int64 {
    parents.reduce(declared) { max($0, $1 == .max ? .max : $1 + 1) }
  }

  /// The wall clock's part of a time, in milliseconds since 1970.
  public static func wallMS(of time: Int64) -> Int64 {
    time >> 16
  }

  /// How far a clock may be ahead of another before one of them is called wrong; ms.
  public static let doubtMS: Int64 = 86_400_000

  /// Whether a time is so far ahead of a laptop's clock that one of the two is wrong; both ms UTC.
  public static func isAhead(_ timeMS: Int64, nowMS: Int64) -> Bool {
    timeMS > nowMS + doubtMS
  }
}
