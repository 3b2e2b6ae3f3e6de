import Foundation
import Store
import Synchronization

/// Where a test kills the program: at a named point of the write path, the first or the Nth time it is
/// reached.
final class KillSwitch: Sendable {
  /// Nil if no point kills: the points that are reached are named on standard error.
  private let point: CrashPoint?
  private let times: Int
  private let reached = Mutex(0)

  /// What `FERRULE_KILL_AT` says: `POINT` or `POINT:N`, or `?` to see which are reached; nil if it is
  /// not set.
  init?(_ variable: String?) throws {
    guard let variable, !variable.isEmpty else { return nil }
    guard variable != "?" else {
      (point, times) = (nil, 0)
      return
    }
    let words = variable.split(separator: ":", omittingEmptySubsequences: false)
    guard let point = CrashPoint(rawValue: String(words[0])), words.count <= 2,
      let times = words.count == 2 ? Int(words[1]) : 1, times > 0
    else {
      throw CommandError(
        .usage, "bad-point", "FERRULE_KILL_AT names no point: \(variable).",
        next: "FERRULE_KILL_AT=\(CrashPoint.beforeCommit.rawValue):1")
    }
    self.point = point
    self.times = times
  }

  /// Ends the process by force if this is the time.
  func reach(_ point: CrashPoint) {
    guard self.point != nil else { return Console.error("reached \(point.rawValue)") }
    guard point == self.point else { return }
    let count = reached.withLock { count in
      count += 1
      return count
    }
    if count == times { kill(getpid(), SIGKILL) }
  }
}
