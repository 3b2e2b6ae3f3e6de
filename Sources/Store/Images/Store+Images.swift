public import Change

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

  /// The pictures that are known of here and whose bytes are not, wherever they were taken.
  ///
  /// Where the file of pictures cannot be read, that is all of them: nobody may rely on what is in it.
  public func missingImages() throws -> [ImageReport.Wanted] {
    try read { try missingImages(in: $0) }
  }

  /// The same, as it is inside a transaction.
  public func missingImages(in view: StoreView) throws -> [ImageReport.Wanted] {
    do {
      var check = ImageCheck(self)
      try check.compare(view.db)
      return check.report.missing
    } catch let trouble as StoreError
      where [.damaged, .notAStore, .newerStore].contains(trouble.code)
    {
      return try view.namedImages()
    }
  }

  /// Keeps pieces of images that are not whole yet; on the disk when this returns.
  public func keepImagePieces(_ pieces: [ImagePiece]) throws {
    guard !pieces.isEmpty else { return }
    try archive.keep(pieces)
    environment.reach(.imagePiecesStored)
  }

  /// The pieces that are here of an image that is not whole, by number.
  public func imagePieces(of image: ChangeHash) throws -> [Int: [UInt8]] {
    try archive.pieces(of: image)
  }

  /// Forgets the pieces of an image.
  public func dropImagePieces(of image: ChangeHash) throws {
    try archive.dropPieces(of: [image])
  }

  /// Which pieces are here of images that are not whole, by hash.
  public func heldImagePieces() throws -> [HeldPieces] { try archive.heldPieces() }
}
