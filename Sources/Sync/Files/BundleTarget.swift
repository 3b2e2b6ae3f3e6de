/// Where the bytes of a bundle go: into a file, or sealed into one.
package protocol BundleTarget: AnyObject {
  /// How many bytes the file has, or will have once what waits is written.
  var size: Int64 { get }
  /// Writes the bytes behind those written so far.
  func append(_ bytes: [UInt8]) throws(SyncError)
  /// Waits until the disk has the file, gives it its name, and waits until the disk has that.
  func finish(beforeRename: () -> Void) throws
}

extension OutputFile: BundleTarget {}
