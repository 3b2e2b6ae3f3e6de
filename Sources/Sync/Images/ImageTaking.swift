internal import Change
internal import Store

/// Takes the pictures of a bundle whose changes are merged: those that are wanted here, once their bytes
/// are what their hash says.
///
/// Everything else was decided before: the changes stay whatever becomes of the pictures.
struct ImageTaking {
  private let store: Store
  private let isRehearsal: Bool
  /// The bytes of the pictures that are wanted, as the facts name them.
  private var wanted: [ChangeHash: Int64]
  /// The pieces of one picture that came one after the other.
  private var gathered: [Int: ImagePiece] = [:]
  private var whole: [ImageOriginal] = []
  private var wholeBytes = 0
  private var refused: Set<ChangeHash> = []
  private var seen = 0
  /// The hashes of those that are here now, or would be.
  private(set) var taken: Set<[UInt8]> = []

  /// Pictures are kept in batches of 16 MiB or 256.
  private static let batchBytes = 16 * 1_024 * 1_024
  private static let batchCount = 256

  /// - Parameter wanted: what is wanted here, with the merge.
  init(_ store: Store, wanted: [ImageReport.Wanted], isRehearsal: Bool) {
    self.store = store
    self.isRehearsal = isRehearsal
    self.wanted = wanted.reduce(into: [:]) { found, image in
      guard let hash = ChangeHash(bytes: image.sha256),
        (1...Int64(ImageOriginal.mostBytes)).contains(image.byteCount)
      else { return }
      found[hash] = image.byteCount
    }
  }

  /// Reads the pictures of a bundle and keeps what is wanted.
  ///
  /// - Throws: what the store throws; a bundle that broke since it was found whole is told in the report.
  mutating func take(
    _ step: MergeStep, into report: inout MergeReport, progress: (SyncProgress) -> Void
  ) throws {
    guard step.bundle.pieceCount > 0, !wanted.isEmpty else { return }
    do {
      let reader = try BundleReader(step.path, opening: step.key)
      while let section = try reader.next(only: .images) {
        try section.visit { try take($0, into: &report) }
        progress(SyncProgress(.pictures, done: seen, of: Int(step.bundle.pieceCount)))
      }
    } catch let trouble as SyncError {
      // The file was whole when its changes were merged; they stay.
      report.leaveOut(
        LeftOutImage(
          image: nil,
          sentence: "No more pictures can be read: \(trouble.happening) Its records are taken."))
    }
    try finishPicture(into: &report)
    try keepWhole(into: &report)
  }

  private mutating func take(
    _ bytes: UnsafeRawBufferPointer, into report: inout MergeReport
  ) throws {
    seen += 1
    let piece: ImagePiece
    do throws(PieceFault) {
      piece = try ImagePiece(decoding: bytes)
    } catch {
      return report.leaveOut(
        LeftOutImage(image: nil, sentence: "A piece cannot be read: \(error.words)."))
    }
    if let last = gathered.values.first, last.image != piece.image {
      try finishPicture(into: &report)
    }
    guard let size = wanted[piece.image], !refused.contains(piece.image) else { return }
    guard Int64(piece.imageBytes) == size else {
      return refuse(
        piece.image, "It is said to have \(piece.imageBytes) bytes, and its record says \(size).",
        &report)
    }
    gathered[piece.number] = piece
  }

  private mutating func refuse(
    _ image: ChangeHash, _ sentence: String, _ report: inout MergeReport
  ) {
    refused.insert(image)
    gathered = [:]
    report.leaveOut(LeftOutImage(image: image, sentence: sentence))
  }

  /// Keeps the picture whose pieces were gathered if they are all there with those that came before, else
  /// the pieces.
  private mutating func finishPicture(into report: inout MergeReport) throws {
    guard let first = gathered.values.first else { return }
    let image = first.image
    let pieces = gathered
    gathered = [:]
    let count = ImagePiece.count(ofBytes: first.imageBytes)
    var all = pieces.mapValues(\.bytes)
    let cameWhole = all.count == count
    if !cameWhole {
      for (number, bytes) in try store.imagePieces(of: image) where all[number] == nil {
        all[number] = bytes
      }
    }
    guard all.count == count else {
      report.imagesBegun += 1
      if !isRehearsal { try store.keepImagePieces(pieces.values.sorted { $0.number < $1.number }) }
      return
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(first.imageBytes)
    for number in 0..<count { bytes += all[number] ?? [] }
    let original = ImageOriginal(bytes: bytes)
    guard original.sha256 == image.bytes else {
      // Which of the pieces is wrong nobody can tell: they all go.
      if !isRehearsal { try store.dropImagePieces(of: image) }
      return refuse(
        image,
        cameWhole
          ? "Its bytes are not what its hash says."
          : "Its pieces do not make what its hash says; all of them were dropped.", &report)
    }
    wanted[image] = nil
    taken.insert(original.sha256)
    guard !isRehearsal else {
      report.imagesAdded += 1
      return
    }
    whole.append(original)
    wholeBytes += bytes.count
    if wholeBytes >= Self.batchBytes || whole.count >= Self.batchCount {
      try keepWhole(into: &report)
    }
  }

  private mutating func keepWhole(into report: inout MergeReport) throws {
    guard !whole.isEmpty else { return }
    try store.keepImages(whole)
    report.imagesAdded += whole.count
    (whole, wholeBytes) = ([], 0)
  }
}
