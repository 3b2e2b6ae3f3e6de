public import Change
public import Store

/// What a bundle's file says, without a store.
public struct BundleInfo: Hashable, Sendable {
  /// The changes of one device.
  public struct Device: Hashable, Sendable {
    /// Whose they are.
    public var device: DeviceID
    /// How many.
    public var changes: Int64
    /// The lowest number among them.
    public var firstSeq: Int64
    /// The highest number among them.
    public var lastSeq: Int64
  }

  /// The pictures a bundle has.
  public struct Images: Hashable, Sendable {
    /// How many whose bytes are whole in it and are what their hash says.
    public var whole = 0
    /// How many of which it has some pieces only.
    public var cut = 0
    /// How many of those lack only their beginning.
    public var rests = 0
    /// How many that are whole in it and are not what their hash says, or cannot be read.
    public var wrong = 0
    /// How large the pieces are together; bytes.
    public var bytes: Int64 = 0
  }

  /// The first line of the file.
  public var heading: String
  /// The device it is sealed for; nil if anyone can read it.
  public var sealedFor: DeviceID?
  /// Who wrote it, for whom, when, and what that store held; not to be believed if there is damage.
  public var manifest: BundleManifest
  /// What it says about devices; nobody has said yet whether that is to be believed.
  public var statements: [TrustStatement]
  /// How far each device stands for what it wrote; not verified.
  public var heads: [SignedHead]
  /// The changes of each device, in the order of their ids; 10,000 devices at most.
  public var devices: [Device]
  /// How many changes the file has in the sections that could be read.
  public var changes: Int64
  /// How many of them cannot be read as changes.
  public var unreadable: Int64
  /// The pictures in it.
  public var images: Images
  /// How many bytes the snapshot in it has; 0 if there is none.
  public var snapshotBytes: Int64
  /// How many sections could be read.
  public var sections: Int64
  /// What is wrong with the file after its manifest; nil if every hash is right and it ends as it should.
  public var damage: SyncError?
}

extension Sync {
  private static let devicesShown = 10_000

  /// Reads a bundle's file to its end and says what is in it.
  ///
  /// - Parameter store: the store whose key opens a sealed bundle.
  /// - Throws: a ``SyncError`` when not even the manifest can be read.
  public static func show(path: String, in store: Store? = nil) throws(SyncError) -> BundleInfo {
    let reader = try BundleReader(path, opening: try? store?.unsealingKey())
    let sealedFor = try recipient(ofSealed: path)
    var devices: [DeviceID: BundleInfo.Device] = [:]
    var unreadable: Int64 = 0
    var damage: SyncError?
    var images = ImageCounting()
    do throws(SyncError) {
      while let section = try reader.next() {
        switch section.kind {
        case .images:
          images.add(section)
          continue
        case .snapshot: continue
        case .statements, .heads, .changes: break
        }
        section.visit { bytes in
          guard let change = try? SealedChange(decoding: bytes).change else {
            unreadable += 1
            return
          }
          let known = devices[change.device]
          guard known != nil || devices.count < devicesShown else { return }
          devices[change.device] = BundleInfo.Device(
            device: change.device, changes: (known?.changes ?? 0) + 1,
            firstSeq: min(known?.firstSeq ?? .max, change.seq),
            lastSeq: max(known?.lastSeq ?? 0, change.seq))
        }
      }
    } catch {
      damage = error
    }
    return BundleInfo(
      heading: String(decoding: BundleFormat.firstLine.dropLast(), as: UTF8.self),
      sealedFor: sealedFor, manifest: reader.manifest, statements: reader.statements,
      heads: reader.heads,
      devices: devices.values.sorted { $0.device < $1.device },
      changes: reader.changeCount, unreadable: unreadable, images: images.finished(),
      snapshotBytes: reader.snapshotBytes, sections: reader.sectionCount,
      damage: damage)
  }
}
