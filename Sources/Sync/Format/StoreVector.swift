public import Change
public import Store

/// What a store holds, as its bundles say: the ends of what it applied, what waits, what it lacks.
public struct StoreVector: Hashable, Sendable {
  /// The applied changes that no applied change names, ascending.
  public let tips: [ChangeName]
  /// The changes that wait for something, ascending.
  public let held: [ChangeName]
  /// The changes that held ones name and the store does not have, ascending.
  public let wants: [ChangeHash]
  /// The images that its facts name and whose bytes it does not have, by SHA-256, ascending.
  public let images: [ChangeHash]
  /// How many such images there are, listed or not.
  public let imagesWanted: Int64
  /// Which pieces it has of images that are not whole there, ascending.
  public let pieces: [HeldPieces]

  /// A vector of these; each list is put in order, and cut at 10,000 elements.
  public init(
    tips: [ChangeName] = [], held: [ChangeName] = [], wants: [ChangeHash] = [],
    images: [ChangeHash] = [], pieces: [HeldPieces] = []
  ) {
    self.tips = Self.list(tips)
    self.held = Self.list(held)
    self.wants = Self.list(wants)
    self.images = Self.list(images)
    imagesWanted = Int64(Set(images).count)
    self.pieces = Array(
      pieces.sorted { $0.image < $1.image }.prefix(BundleFormat.vectorElements))
  }

  /// What a store holds now.
  ///
  /// - Parameters:
  ///   - images: the images it wants.
  ///   - pieces: the pieces it has of some of them.
  init(of view: StoreView, images: [ChangeHash], pieces: [HeldPieces] = []) throws {
    // A held change may wait for another held one: that is here, and not wanted.
    let wants = try view.wants(limit: .max).filter { try view.isApplied($0) == nil }
    self.init(
      tips: try view.tips(), held: try view.held(), wants: wants, images: images,
      pieces: pieces)
  }

  private static func list<Element: Hashable & Comparable>(_ elements: [Element]) -> [Element] {
    Array(Set(elements).sorted().prefix(BundleFormat.vectorElements))
  }

  // MARK: Bytes

  /// - Parameter hasPieces: whether the list of pieces follows.
  init(reading reader: inout PieceReader, hasPieces: Bool) throws(PieceFault) {
    tips = try Self.names(&reader, "tips")
    held = try Self.names(&reader, "held changes")
    wants = try reader.identifiers("wants", limit: BundleFormat.vectorElements)
    images = try reader.identifiers("images", limit: BundleFormat.vectorElements)
    imagesWanted = try reader.number(8, "images", in: Int64(images.count)...(.max))
    pieces = hasPieces ? try Self.pieces(&reader) : []
  }

  func write(to writer: inout PieceWriter) {
    for names in [tips, held] {
      writer.number(4, Int64(names.count))
      for name in names {
        writer.identifier(name.device)
        writer.number(8, name.seq)
        writer.identifier(name.hash)
      }
    }
    writer.identifiers(wants)
    writer.identifiers(images)
    writer.number(8, imagesWanted)
    guard !pieces.isEmpty else { return }
    writer.number(4, Int64(pieces.count))
    for held in pieces {
      writer.identifier(held.image)
      writer.number(4, Int64(held.pieces))
    }
  }

  private static func pieces(_ reader: inout PieceReader) throws(PieceFault) -> [HeldPieces] {
    let count = try reader.count(
      "pieces", elementBytes: ChangeHash.byteCount + 4, limit: BundleFormat.vectorElements)
    guard count > 0 else { throw .outOfRange("pieces") }
    var found: [HeldPieces] = []
    for _ in 0..<count {
      let image: ChangeHash = try reader.identifier("pieces")
      let bits = try reader.number(4, "pieces", in: 1...Int64(UInt32.max))
      if let last = found.last, !(last.image < image) { throw .notAscending("pieces") }
      found.append(HeldPieces(image: image, pieces: UInt32(truncatingIfNeeded: bits)))
    }
    return found
  }

  private static func names(
    _ reader: inout PieceReader, _ part: String
  ) throws(PieceFault) -> [ChangeName] {
    let size = DeviceID.byteCount + 8 + ChangeHash.byteCount
    let count = try reader.count(
      part, elementBytes: size, limit: BundleFormat.vectorElements)
    var names: [ChangeName] = []
    for _ in 0..<count {
      names.append(
        ChangeName(
          device: try reader.identifier(part), seq: try reader.number(8, part, in: 1...(.max)),
          hash: try reader.identifier(part)))
    }
    try checkAscending(names, part)
    return names
  }

  private static func checkAscending(
    _ elements: [some Comparable], _ part: String
  ) throws(PieceFault) {
    for (earlier, later) in zip(elements, elements.dropFirst()) where !(earlier < later) {
      throw .notAscending(part)
    }
  }
}
