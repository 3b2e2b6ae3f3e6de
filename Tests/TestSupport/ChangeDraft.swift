public import Change

/// Everything of a change but its hash.
public struct ChangeDraft: Sendable {
  /// The device that writes it.
  public let device: DeviceID
  /// Its number in the device's chain.
  public let seq: Int64
  /// The change before it in its chain.
  public let prev: ChangeHash?
  /// The other tips, ascending.
  public let deps: [ChangeHash]
  /// The declared time.
  public let hlc: Int64
  /// What it does.
  public let operations: [ChangeModel.Operation]
  /// For each operation the value its author was shown, if any.
  public let replaced: [[CellValue]?]

  /// The change under a name of eight random bytes.
  public func sealed(by random: inout RepeatableRandom) -> ChangeModel {
    ChangeModel(
      hash: ChangeHash(storage: Bytes32(random.next(), 0, 0, 0)), device: device, prev: prev,
      deps: deps, hlc: hlc, operations: operations)
  }
}
