public import Change
public import Store

/// What the central store is proved to have of what is here, and what nobody is proved to have.
public struct SyncReceipt: Hashable, Sendable {
  /// A bundle of the central store, whose word it is.
  public struct Source: Hashable, Sendable {
    /// Its laptop's name.
    public var laptop: String
    /// The bundle's number.
    public var counter: Int64
    /// When it was written, by the central store's clock; ms UTC.
    public var writtenMS: Int64
    /// When it was merged here; ms UTC.
    public var heardMS: Int64
    /// The changes and pictures here that this store alone is not proved to have.
    public var lacked: Int
    /// Whether the store was set back since, so that the bundle proves nothing any more.
    public var isVoid: Bool
  }

  /// A central store whose place another one of its name took.
  public struct Replaced: Hashable, Sendable {
    /// Its device.
    public var device: DeviceID
    /// Its laptop's name.
    public var laptop: String
    /// The number of its last bundle merged here, which proves nothing any more.
    public var counter: Int64
    /// When that was written, by its clock; ms UTC.
    public var writtenMS: Int64
    /// When it was merged here; ms UTC.
    public var heardMS: Int64
  }

  /// What is here of changes, and what of them is not home.
  public struct Changes: Hashable, Sendable {
    /// Of this laptop, not applied at the central store.
    public var notHome = 0
    /// Those of them that the central store holds and that wait there.
    public var heldThere = 0
    /// When the first of them was written, at the latest now; ms UTC, nil if all are home.
    public var sinceMS: Int64?
    /// Of other laptops, not at the central store as far as is known here.
    public var othersNotHome = 0
  }

  /// What is here of pictures, and what of them is not home.
  public struct Images: Hashable, Sendable {
    /// Taken on this laptop, with their bytes here.
    public var own = 0
    /// Those of them that the central store is not proved to have.
    public var notHome = 0
    /// Of other laptops, with their bytes here, that the central store is not proved to have.
    public var othersNotHome = 0
    /// Known of here, and their bytes are not.
    public var missing = 0
  }

  /// A device of which a change is named somewhere that is not here.
  public struct Lacked: Hashable, Sendable {
    /// The device.
    public var device: DeviceID
    /// Its laptop's name, where it is known.
    public var laptop: String?
    /// The last change of it that is named.
    public var namedSeq: Int64
    /// The last change of it that is here; 0 if none is.
    public var hereSeq: Int64

    /// Whether what is named is of another line than what is here: the device was copied.
    public var isOtherLine: Bool { namedSeq <= hereSeq }

    /// The laptops somebody vouched for come first, and of these the one of which most is lacked: anybody of the
    /// site can name changes that nobody wrote.
    static func isWorse(_ one: Lacked, _ other: Lacked) -> Bool {
      (one.laptop == nil ? 1 : 0, other.namedSeq - other.hereSeq, one.device)
        < (other.laptop == nil ? 1 : 0, one.namedSeq - one.hereSeq, other.device)
    }
  }

  /// A bundle that was written and is not known to have been merged by anybody it was for.
  public struct NotReturned: Hashable, Sendable {
    /// The bundle.
    public var bundle: WrittenBundle
    /// The name of the laptop it was for; nil if for anyone.
    public var laptop: String?
  }

  /// Whether this laptop may be wiped.
  public enum Wipe: Hashable, Sendable {
    /// Everything here is proved to be at a central store; where there are several, each thing at one of
    /// them at least.
    case safe
    /// It is the central store.
    case isCentral
    /// No central store was ever heard, but such as were replaced.
    case neverHeard
    /// Something is not home, or this store was set back: what it lost since may be nowhere.
    case notHome
  }

  /// The central stores' bundles that prove it, the one heard last first; none if none was heard, or this
  /// is a central store.
  public var sources: [Source] = []
  /// The central stores that were heard and count no more, the one heard last first; none if this is a central
  /// store.
  public var replaced: [Replaced] = []
  /// The changes.
  public var changes = Changes()
  /// The pictures.
  public var images = Images()
  /// Those of them that have all that is here, each by itself: what is home may be in parts with several.
  public var complete: [Source] { sources.filter { $0.lacked == 0 } }
  /// The devices of which more exists than is here, the worst first.
  public var lacked: [Lacked] = []
  /// The bundles that did not come back, newest first.
  public var notReturned: [NotReturned] = []
  /// What shows that this store was set back and has not written since; nil if nothing does.
  public var setBack: CopySign?
  /// Whether this laptop may be wiped.
  public var wipe = Wipe.neverHeard

  /// The changes and pictures here that no central store is proved to have.
  var open: Int { Self.open(changes, images) }

  /// The changes and pictures that are not home.
  static func open(_ changes: Changes, _ images: Images) -> Int {
    changes.notHome + changes.othersNotHome + images.notHome + images.othersNotHome
  }
}
