#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a piece of work took.
struct Took: Codable {
  /// By the clock on the wall; ns.
  var wallNS: Int64
  /// Processor time of all threads of this process; ns.
  ///
  /// Steadier than the wall on a machine that others use, too.
  var processorNS: Int64
}

enum Stopwatch {
  static func time<Value>(_ work: () throws -> Value) rethrows -> (value: Value, took: Took) {
    let wall = now(CLOCK_MONOTONIC)
    let processor = now(CLOCK_PROCESS_CPUTIME_ID)
    let value = try work()
    let took = Took(
      wallNS: now(CLOCK_MONOTONIC) - wall,
      processorNS: now(CLOCK_PROCESS_CPUTIME_ID) - processor)
    return (value, took)
  }

  private static func now(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
