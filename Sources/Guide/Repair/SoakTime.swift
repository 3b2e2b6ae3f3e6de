/// From when to when a link soaks.
///
/// It counts from the latest time its repair had heard of when the counters were cleared: a clock that was set
/// back cannot shorten a soak.
public struct SoakTime: Hashable, Sendable {
  /// When the counters were cleared, by the clock of the laptop that recorded it; ms UTC.
  public var clearedMS: Int64
  /// When it counts from; ms UTC, never before `clearedMS`.
  public var startedMS: Int64
  /// When it is long enough; ms UTC.
  public var dueMS: Int64

  /// What is to be done about a soak at some time.
  public enum Standing: Hashable, Sendable {
    /// It is waited for until then; ms UTC.
    case waits(untilMS: Int64)
    /// The centre is asked.
    case isDue
  }

  /// How far the clocks of two laptops differ without one of them being called wrong; ms.
  static let skewMS: Int64 = 300_000

  /// Times from what was recorded.
  ///
  /// - Parameters:
  ///   - clearedMS: when the counters were cleared, as recorded; ms UTC.
  ///   - dueMS: when it is long enough, as recorded; ms UTC.
  ///   - heardMS: the latest time of what was recorded in its repair before; ms UTC, nil if there is nothing.
  public init(clearedMS: Int64, dueMS: Int64, heardMS: Int64?) {
    self.clearedMS = clearedMS
    startedMS = max(clearedMS, heardMS ?? clearedMS)
    self.dueMS = Self.adding(dueMS, Self.between(clearedMS, startedMS))
  }

  /// Whether the clock was wrong when the counters were cleared, or before it.
  public var isClockWrong: Bool { Self.between(clearedMS, startedMS) > Self.skewMS }

  /// Whether the clock was wrong then, or is now: the centre is asked when the counters were cleared.
  public func isDoubtful(nowMS: Int64) -> Bool { isClockWrong || nowMS < clearedMS }

  /// What is to be done about it.
  ///
  /// While the time it counts from is still to come, the clock that was set back tells how long it has been
  /// since; one that was ahead would have everybody wait for nothing.
  public func standing(nowMS: Int64) -> Standing {
    guard nowMS >= clearedMS else { return .isDue }
    let isStillWrong = isClockWrong && nowMS < startedMS
    let untilMS =
      isStillWrong ? Self.adding(dueMS, -Self.between(clearedMS, startedMS)) : dueMS
    return nowMS < untilMS ? .waits(untilMS: untilMS) : .isDue
  }

  /// The time from one to a later one, as far as there are numbers for it; ms.
  private static func between(_ fromMS: Int64, _ toMS: Int64) -> Int64 {
    let (span, overflow) = toMS.subtractingReportingOverflow(fromMS)
    return overflow ? .max : span
  }

  private static func adding(_ timeMS: Int64, _ spanMS: Int64) -> Int64 {
    let (sum, overflow) = timeMS.addingReportingOverflow(spanMS)
    return overflow ? (spanMS < 0 ? .min : .max) : sum
  }
}
