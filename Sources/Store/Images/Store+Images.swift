/// The original bytes of end-face images.
///
/// Bytes are kept before the fact that names them is written: a kill between the two leaves bytes that
/// no fact names, and never a fact whose bytes were lost here.
extension Store {
  /// Keeps originals that are not here yet; on the disk when this returns.
  ///
  /// One that is here with damaged bytes is mended.
  ///
  /// - Throws: a ``StoreError`` with code `cannot-write`, `store-busy` or `store-damaged`.
  @discardableResult
  public func keepImages(_ originals: [ImageOriginal]) throws -> ImagesKept {
    let kept = try archive.keep(originals)
    environment.reach(.imageBytesStored)
    return kept
  }

  /// Whether the bytes of a hash are here.
  public func holdsImage(_ sha256: [UInt8]) throws -> Bool {
    try archive.read { try ImageArchive.holds($0, sha256) } ?? false
  }

  /// The original bytes of a hash; nil if they are not here.
  ///
  /// - Throws: a ``StoreError`` with code `store-damaged` if they are not what they were.
  public func imageBytes(_ sha256: [UInt8]) throws -> [UInt8]? {
    guard let found = try archive.read({ try ImageArchive.row($0, sha256) }) ?? nil else {
      return nil
    }
    guard ImageOriginal(bytes: found.bytes).sha256 == sha256 else {
      throw StoreError(
        .damaged, "The picture is damaged: its bytes are not what they were.",
        next: "ferrule image add FILE --face FACE, with the original, mends it")
    }
    return found.bytes
  }

  /// Hashes every picture again and compares what is kept with what the facts name.
  ///
  /// - Parameter progress: is told how many were looked at, and of how many.
  public func verifyImages(progress: (Int, Int) -> Void = { _, _ in }) throws -> ImageReport {
    var check = ImageCheck(self)
    try check.checkBytes(progress: progress)
    try check.compare()
    return check.report
  }

  /// The pictures of other laptops that are known of here and whose bytes are not.
  public func wantedImages() throws -> [ImageReport.Wanted] {
    var check = ImageCheck(self)
    try check.compare()
    return check.report.wanted
  }

  /// The same, as it is inside a transaction.
  public func wantedImages(in view: StoreView) throws -> [ImageReport.Wanted] {
    var check = ImageCheck(self)
    try check.compare(view.db)
    return check.report.wanted
  }
}
