public import Change
public import Store

/// What a merge did, or would do.
public struct MergeReport: Hashable, Sendable {
  /// What became of the bundle's changes.
  public struct Changes: Hashable, Sendable {
    /// Taken in, with those that had waited here and could now be taken in as well.
    public var applied = 0
    /// Here already.
    public var known = 0
    /// New here, and waiting for something.
    public var held = 0

    /// What became of a bundle's changes.
    public init(applied: Int = 0, known: Int = 0, held: Int = 0) {
      self.applied = applied
      self.known = known
      self.held = held
    }
  }

  /// What came from one device.
  public struct DeviceLine: Hashable, Sendable {
    /// The device.
    public var device: DeviceID
    /// The name of its laptop, where it is known.
    public var laptop: String?
    /// How many of its changes were taken in.
    public var changes = 0
    /// How many facts were in them.
    public var facts = 0
    /// How many rows of records they made or edited.
    public var records = 0
  }

  /// A laptop of which changes are without effect now that were not before the merge, or that was shut out by it.
  public struct ShutOut: Hashable, Sendable {
    /// The device.
    public var device: DeviceID
    /// The name of its laptop, where it is known.
    public var laptop: String?
    /// Why it was shut out; nil if it was not.
    public var why: String?
    /// Whether it was not shut out before the merge.
    public var isNew: Bool
    /// How many of its changes are without effect now that had it, or came with the bundle.
    public var changes = 0
    /// How many facts are in them.
    public var facts = 0
  }

  /// Who wrote the bundle, for whom and when.
  public var manifest: BundleManifest
  /// What became of its changes.
  public var changes = Changes()
  /// How many facts came with the changes applied.
  public var facts = 0
  /// How many rows of records the changes applied made or edited.
  public var records = 0
  /// How many disagreements are open now, without the double bookings.
  public var conflicts = 0
  /// How many things are double-booked now.
  public var doubleBooked = 0
  /// How many facts share an id with another one, of those counted as disagreements.
  public var sameIDs = 0
  /// What came from which device.
  public var devices: [DeviceLine] = []
  /// Disagreements and double bookings that were not there before.
  public var opened: [Disagreement] = []
  /// Those that were there before and are decided now.
  public var decided: [Disagreement] = []
  /// Those that have another answer now.
  public var changed: [Disagreement] = []
  /// What this laptop recorded and others took back, by place: what may be open first.
  public var takenBack: [OwnTakenBack] = []
  /// Images that are here now and were not, because the bundle had the bytes or the last of them.
  public var imagesAdded = 0
  /// Images of which some pieces came, and not all are here yet.
  public var imagesBegun = 0
  /// The first 1,000 images whose bytes were not taken.
  public var imagesLeftOut: [LeftOutImage] = []
  /// How many there were.
  public var imagesLeftOutCount = 0
  /// Why images could not be kept, though the records were; nil if nothing went wrong.
  public var imagesTrouble: StoreError?
  /// Images that are known of here and whose bytes are not, once the bundle is merged.
  public var imagesWanted = 0
  /// The first 1,000 changes that were not taken in.
  public var leftOut: [LeftOutChange] = []
  /// How many were not taken in.
  public var leftOutCount = 0
  /// How many changes wait here now, whatever bundle they came with.
  public var waiting = 0
  /// How many of them wait for a newer ferrule.
  public var waitingForUpgrade = 0
  /// Whether nothing was written because this was a rehearsal.
  public var isDryRun: Bool
  /// Whether this store wrote the bundle itself.
  public var isOwnBundle: Bool
  /// Whether this store found that it was copied or set back, and parted from its copies.
  public var storeWasSetBack = false
  /// The number of the last change of this laptop that the exporter says it holds, of which neither the change
  /// nor this laptop's signature is here; nil if there is none, or the exporter said so before.
  public var unproven: Int64?
  /// The devices of which this merge shows, or shows anew, that they were copied or set back.
  public var copied: [SyncStatus.Copy] = []
  /// The laptops of which this merge shows that their clock was far ahead of this one's.
  public var clocks: [SyncStatus.Clock] = []
  /// What this laptop's clock says, where it cannot be right whoever else's is; ms UTC, nil where it may be.
  public var oddClockMS: Int64?
  /// The laptops whose changes lost their effect by this merge, or came without it.
  public var shutOut: [ShutOut] = []
  /// Whether the exporter's own words about what it holds were news.
  public var peerUpdated = false

  /// Whether the bundle brought nothing new.
  public var changedNothing: Bool {
    changes.applied == 0 && changes.held == 0 && !peerUpdated && imagesAdded + imagesBegun == 0
  }

  mutating func leaveOut(_ image: LeftOutImage) {
    imagesLeftOutCount += 1
    if imagesLeftOut.count < 1_000 { imagesLeftOut.append(image) }
  }

  mutating func leaveOut(_ change: LeftOutChange) {
    leftOutCount += 1
    if leftOut.count < 1_000 { leftOut.append(change) }
  }
}
