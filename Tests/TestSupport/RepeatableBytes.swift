internal import Synchronization

/// Random bytes that follow from a seed, never the same twice.
public final class RepeatableBytes: Sendable {
  private let random: Mutex<RepeatableRandom>

  /// Starts the sequence that belongs to `seed`.
  public init(seed: UInt64) {
    random = Mutex(RepeatableRandom(seed: seed))
  }

  /// The next bytes of the sequence.
  public func next(_ count: Int) -> [UInt8] {
    random.withLock { random in
      (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }
  }
}
