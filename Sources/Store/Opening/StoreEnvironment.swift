/// What a store takes from outside: the clock, randomness, and where its witness lies.
public struct StoreEnvironment: Sendable {
  /// The wall clock; ms UTC.
  public var nowMS: @Sendable () -> Int64
  /// That many random bytes, fit for keys.
  public var randomBytes: @Sendable (Int) -> [UInt8]
  /// A point a test may stop the process at; does nothing in ordinary use.
  public var reach: @Sendable (CrashPoint) -> Void
  /// Where witnesses lie; nil if there is no place for them.
  public var witness: WitnessFolder?
  /// Tells the person at the laptop that the store was copied or set back, once it has parted.
  public var tell: @Sendable (CopyNotice) -> Void
  /// The newest schema this ferrule knows; nil is this program's.
  ///
  /// Tests play an older ferrule with a lower one.
  package var newestSchema: Int?

  /// An environment with all its parts.
  public init(
    nowMS: @escaping @Sendable () -> Int64,
    randomBytes: @escaping @Sendable (Int) -> [UInt8],
    reach: @escaping @Sendable (CrashPoint) -> Void = { _ in },
    witness: WitnessFolder? = nil,
    tell: @escaping @Sendable (CopyNotice) -> Void = { _ in }
  ) {
    self.nowMS = nowMS
    self.randomBytes = randomBytes
    self.reach = reach
    self.witness = witness
    self.tell = tell
  }
}
