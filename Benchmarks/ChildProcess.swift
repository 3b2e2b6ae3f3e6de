#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs another program to its end and tells what it took.
enum ChildProcess {
  struct Outcome {
    var took: Took
    /// The most memory it had in use; bytes.
    var peakBytes: Int64
  }

  /// - Throws: a ``BenchError`` when it cannot be started or does not end with `exits`.
  static func run(_ path: String, _ arguments: [String], exits: Int32 = 0) throws -> Outcome {
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var child: pid_t = 0
    var status: Int32 = 0
    var usage = rusage()
    let (_, took) = try Stopwatch.time {
      guard posix_spawn(&child, path, &actions, nil, &words, environ) == 0 else {
        throw BenchError("\(path) cannot be started")
      }
      while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
    }
    guard status & 0x7F == 0, (status >> 8) & 0xFF == exits else {
      throw BenchError(
        "\(path) \(arguments.joined(separator: " ")) ended with status \(status >> 8 & 0xFF)")
    }
    let spent =
      Int64(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1_000_000_000
      + Int64(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1_000
    return Outcome(
      took: Took(wallNS: took.wallNS, processorNS: spent),
      peakBytes: Int64(usage.ru_maxrss) * Self.memoryUnit)
  }

  /// Darwin counts bytes, Linux kilobytes.
  private static var memoryUnit: Int64 {
    #if canImport(Darwin)
      1
    #else
      1024
    #endif
  }
}
