public import Change

/// Another store of this site, as its last bundle described it.
public struct PeerRecord: Hashable, Sendable {
  /// Its device.
  public var device: DeviceID
  /// Its laptop's name.
  public var laptop: String
  /// Whether it is the central store.
  public var isCentral: Bool
  /// The counter of its last bundle merged here; 0 if none was.
  public var counter: Int64
  /// When that bundle was merged here; ms UTC.
  public var heardMS: Int64
  /// What it held then, as its bundle spelled it.
  public var vector: [UInt8]
  /// What proves that: a signature, as the module of bundles spells it; empty if none is kept.
  public var proof: [UInt8]
  /// The counter of the last bundle written here for it.
  public var sentCounter: Int64?
  /// When that was; ms UTC.
  public var sentMS: Int64?

  /// A peer with all its parts.
  public init(
    device: DeviceID, laptop: String, isCentral: Bool, counter: Int64, heardMS: Int64,
    vector: [UInt8], proof: [UInt8] = [], sentCounter: Int64? = nil, sentMS: Int64? = nil
  ) {
    self.device = device
    self.laptop = laptop
    self.isCentral = isCentral
    self.counter = counter
    self.heardMS = heardMS
    self.vector = vector
    self.proof = proof
    self.sentCounter = sentCounter
    self.sentMS = sentMS
  }
}
