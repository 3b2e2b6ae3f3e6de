import Change
import Store
import Sync

/// A bundle of given changes, as another store would export them.
enum BundleFile {
  static func write(_ changes: some Sequence<SealedChange>, tips: [ChangeName], to path: String)
    throws
  {
    let manifest = BundleManifest(
      site: Workshop.site, siteName: "Bench",
      exporter: DeviceID(storage: Bytes32(0xE4, 1, 2, 3)), laptop: "LT-07", isCentral: false,
      recipient: nil, counter: 1, writtenMS: Workshop.endMS, vector: StoreVector(tips: tips))
    let writer = try BundleWriter(try OutputFile(path), manifest: manifest)
    for change in changes { try writer.add(change.bytes) }
    try writer.finish()
  }

  /// The last change of each device among some.
  static func tips(_ changes: [SealedChange]) -> [ChangeName] {
    var last: [DeviceID: ChangeName] = [:]
    for change in changes { last[change.change.device] = change.name }
    return Array(last.values)
  }
}
