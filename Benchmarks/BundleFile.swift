import Change
import Store
import Sync
import TestSupport

/// A bundle of given changes, as another store would export them.
enum BundleFile {
  /// Writes it; each of the laptops signs its last change, and the site's key vouches for all of them.
  static func write(
    _ changes: some Sequence<SealedChange>, of laptops: [Laptop], to path: String
  ) throws {
    let exporter = try DeviceByHand(0xE4)
    let site = Workshop.site
    let heads = try laptops.compactMap { laptop in
      try laptop.last.map { try laptop.keys.head($0, site: site) }
    }
    let siteKey = try Workshop.siteKey
    let manifest = BundleManifest(
      site: site, siteName: "Bench", keys: exporter.keys, laptop: "LT-07",
      authority: siteKey.authority, isCentral: false, recipient: nil, counter: 1,
      writtenMS: Workshop.endMS, vector: StoreVector(tips: heads.map(\.name)))
    let writer = try BundleWriter(
      try OutputFile(path), manifest: manifest, sign: exporter.signature)
    for keys in [exporter.keys] + laptops.map(\.keys.keys) {
      try writer.add(siteKey.certificate(of: keys, laptop: "LT", site: site))
    }
    for head in heads.sorted(by: { $0.name < $1.name }) { try writer.add(head) }
    for change in changes { try writer.add(change.bytes) }
    try writer.finish()
  }
}
