public import Change

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

  /// The first line of the file.
  public var heading: String
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
  /// How many sections could be read.
  public var sections: Int64
  /// What is wrong with the file after its manifest; nil if every hash is right and it ends as it should.
  public var damage: SyncError?
}

extension Sync {
  private static let devicesShown = 10_000

  /// Reads a bundle's file to its end and says what is in it.
  ///
  /// - Throws: a ``SyncError`` when not even the manifest can be read.
  public static func show(path: String) throws(SyncError) -> BundleInfo {
    let reader = try BundleReader(path)
    var devices: [DeviceID: BundleInfo.Device] = [:]
    var unreadable: Int64 = 0
    var damage: SyncError?
    do throws(SyncError) {
      while let section = try reader.next() {
        guard section.kind == .changes else { continue }
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
      manifest: reader.manifest, statements: reader.statements, heads: reader.heads,
      devices: devices.values.sorted { $0.device < $1.device },
      changes: reader.changeCount, unreadable: unreadable, sections: reader.sectionCount,
      damage: damage)
  }
}
