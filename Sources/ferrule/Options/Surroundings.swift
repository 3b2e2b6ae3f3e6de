import Foundation
import Paper
import Store

/// The clock and the randomness of a run, and where a test may stop it.
enum Surroundings {
  static func environment() throws -> StoreEnvironment {
    let fixed = try fixedNowMS()
    let stop = try KillSwitch(ProcessInfo.processInfo.environment["FERRULE_KILL_AT"])
    return StoreEnvironment(
      nowMS: { fixed ?? Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)) },
      randomBytes: { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      },
      reach: { stop?.reach($0) },
      witness: WitnessFolder.standard(),
      tell: { Console.error(CopyText.notice($0)) })
  }

  /// The time in FERRULE_NOW; nil if it is not set.
  private static func fixedNowMS() throws -> Int64? {
    guard let text = ProcessInfo.processInfo.environment["FERRULE_NOW"], !text.isEmpty else {
      return nil
    }
    do {
      return try TimeText.parse(text)
    } catch {
      throw CommandError(
        .usage, "bad-time", "FERRULE_NOW is not a time: \(text).",
        next: "FERRULE_NOW=2026-11-22T22:10:00Z")
    }
  }
}
