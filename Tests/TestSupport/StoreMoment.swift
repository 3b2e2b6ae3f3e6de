/// What the clock shows and which random bytes come, for the work done inside ``at(_:seed:_:)``.
public enum StoreMoment {
  /// The wall clock; ms UTC.
  @TaskLocal public static var nowMS: Int64 = 1_800_000_000_000
  /// Where the random bytes begin.
  @TaskLocal public static var seed: UInt64 = 0

  /// Does some work at a moment.
  ///
  /// - Throws: what `work` throws.
  public static func at<Value>(
    _ nowMS: Int64, seed: UInt64 = 0, _ work: () throws -> Value
  ) rethrows -> Value {
    try $nowMS.withValue(nowMS) { try $seed.withValue(seed, operation: work) }
  }

  /// That many bytes: the same for the same seed.
  public static func bytes(_ count: Int) -> [UInt8] {
    var random = RepeatableRandom(seed: seed)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
  }
}
