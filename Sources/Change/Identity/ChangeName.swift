/// How a change is called on the wire, in dumps and in messages.
@frozen
public struct ChangeName: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Whose chain the change is in.
  public let device: DeviceID
  /// Its place in that chain, from 1.
  public let seq: Int64
  /// The hash of its canonical bytes.
  public let hash: ChangeHash

  /// The name made of these three parts.
  @inlinable
  public init(device: DeviceID, seq: Int64, hash: ChangeHash) {
    self.device = device
    self.seq = seq
    self.hash = hash
  }

  /// Device, place and hash, joined by slashes.
  public var description: String { "\(device)/\(seq)/\(hash)" }

  /// Compares by device, then place, then hash.
  @inlinable
  public static func < (left: ChangeName, right: ChangeName) -> Bool {
    if left.device != right.device { return left.device < right.device }
    return left.seq != right.seq ? left.seq < right.seq : left.hash < right.hash
  }
}
