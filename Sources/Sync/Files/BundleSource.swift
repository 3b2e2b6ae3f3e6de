/// Where the bytes of a bundle come from: its file, or what was sealed in one.
protocol BundleSource: AnyObject {
  /// The file, for sentences about it.
  var path: String { get }
  /// The next bytes: `count` of them, fewer only at the end.
  func next(_ count: Int) throws(SyncError) -> [UInt8]
}

extension InputFile: BundleSource {}
