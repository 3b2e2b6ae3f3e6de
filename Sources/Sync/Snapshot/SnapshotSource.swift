/// The bytes of the backup that the pieces of a snapshot make.
///
/// A class because its bundle is one.
final class SnapshotSource: BundleSource {
  let path: String
  private let bundle: BundleReader
  private var open: [UInt8] = []
  private var offset = 0

  /// Begins at the first piece of the snapshot in the file.
  init(_ path: String) throws(SyncError) {
    self.path = path
    bundle = try BundleReader(path)
  }

  /// The hash the bundle ended with; nil before its end was read.
  var bundleHash: [UInt8]? { bundle.fileHash }

  func next(_ count: Int) throws(SyncError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      if offset == open.count, try !readSection() { break }
      let some = open[offset...].prefix(count - bytes.count)
      bytes += some
      offset += some.count
    }
    return bytes
  }

  /// Whether there was one more.
  private func readSection() throws(SyncError) -> Bool {
    open.removeAll(keepingCapacity: true)
    offset = 0
    guard let section = try bundle.next(only: .snapshot) else { return false }
    section.visit { open += $0 }
    return true
  }
}
