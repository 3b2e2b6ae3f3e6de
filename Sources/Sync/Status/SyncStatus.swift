public import Change
public import Store

/// What is known about who has what.
public struct SyncStatus: Hashable, Sendable {
  /// Another store of the site, as its last bundle merged here described it.
  public struct Peer: Hashable, Sendable {
    /// Its device.
    public var device: DeviceID
    /// Its laptop's name.
    public var laptop: String
    /// Whether it is the central store.
    public var isCentral: Bool
    /// Whether it was one whose place another of its name took.
    public var isReplaced: Bool
    /// The counter of its last bundle merged here.
    public var counter: Int64
    /// When that was merged here; ms UTC.
    public var heardMS: Int64
    /// When it was written, by the peer's clock; ms UTC, nil if its manifest cannot be read.
    public var writtenMS: Int64?
    /// How many changes here it did not have then.
    public var lacked: Int
    /// How many changes it held then that waited for something.
    public var held: Int
    /// The changes it named then that are not here.
    public var missingHere: [ChangeName]
    /// The counter of the last bundle written here for it.
    public var sentCounter: Int64?
    /// When that was; ms UTC.
    public var sentMS: Int64?
  }

  /// One device of the site: the end of its chain as far as it was applied here, and what it may do.
  public struct Device: Hashable, Sendable {
    /// Whose chain.
    public var device: DeviceID
    /// Its laptop's name, if a bundle of it was merged here or it is this one.
    public var laptop: String?
    /// The number of its last change; 0 if none is here.
    public var lastSeq: Int64
    /// What somebody vouched it may do; nil if nobody did.
    public var role: DeviceRole?
    /// Why it was shut out; nil if it was not.
    public var shutOut: String?
    /// Whether it is this store's own device.
    public var isOwn: Bool
    /// Whether the device was copied or set back: it has more than one chain, or began one anew.
    public var isForked: Bool
    /// Whether it was a central store whose place another of its name took.
    public var isReplaced: Bool
  }

  /// A device that was copied or set back, with its laptop's name.
  public struct Copy: Hashable, Sendable {
    /// The device, and what shows it.
    public var copied: CopiedDevice
    /// Its laptop's name, if a bundle of it was merged here or it is this one.
    public var laptop: String?
  }

  /// A laptop whose clock was ahead of this one's by more than a day, with its name.
  public struct Clock: Hashable, Sendable {
    /// The device, and what shows it.
    public var ahead: ClockAhead
    /// Its laptop's name, where it is known.
    public var laptop: String?
  }

  /// What the central store has of this laptop's changes.
  public enum Home: Hashable, Sendable {
    /// This is the central store.
    case isCentral
    /// Nothing was ever heard from a central store: as far as is known it has none of them.
    case neverHeard(own: Int)
    /// What its last bundle proves.
    case heard(
      laptop: String, counter: Int64, heardMS: Int64, notHome: Int, heldThere: Int)

    /// How many own changes are not proved to be home.
    public var notHome: Int {
      switch self {
      case .isCentral: 0
      case .neverHeard(let own): own
      case .heard(_, _, _, let notHome, _): notHome
      }
    }
  }

  /// The other stores, the central one first.
  public var peers: [Peer]
  /// The ends of the chains.
  public var devices: [Device]
  /// The devices that were copied or set back.
  public var copies: [Copy]
  /// The laptops whose clock was far ahead of this one's.
  public var clocks: [Clock]
  /// What this laptop's clock says, where it cannot be right whoever else's is; ms UTC, nil where it may be.
  public var oddClockMS: Int64?
  /// The changes that wait here, and are not applied.
  public var held: [ChangeName]
  /// How many of them wait for a newer ferrule.
  public var heldForUpgrade: Int
  /// The changes that held ones name and that are not here.
  public var wants: [ChangeHash]
  /// The changes here that have no effect, because their device was shut out.
  public var void: [ChangeName]
  /// Why this laptop was shut out; nil if it was not.
  public var shutOut: String?
  /// What somebody vouched this laptop may do; nil if nobody did, and others refuse its bundles.
  public var role: DeviceRole?
  /// Whether what this laptop wrote is home.
  public var home: Home
}
