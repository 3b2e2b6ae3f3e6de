internal import Change
internal import Store

/// What a store's vector says about the pictures it holds.
struct ImageReceipt {
  private let wanted: Set<ChangeHash>
  /// The last hash that was listed, where there are more than were.
  private let lastListed: ChangeHash?
  private let isCut: Bool
  private let pieces: [ChangeHash: HeldPieces]

  init(_ vector: StoreVector) {
    wanted = Set(vector.images)
    isCut = vector.imagesWanted > Int64(vector.images.count)
    lastListed = vector.images.last
    pieces = Dictionary(vector.pieces.map { ($0.image, $0) }) { first, _ in first }
  }

  /// Whether it names the picture as one it has not.
  func wants(_ image: SharedImage) -> Bool { wanted.contains(image.image) }

  /// Whether it proves that the store has the picture: it knew of it, and did not miss it.
  func confirms(_ image: SharedImage) -> Bool {
    guard !image.isNews, !wanted.contains(image.image) else { return false }
    guard isCut else { return true }
    return lastListed.map { image.image < $0 } ?? false
  }

  /// Whether it has a piece of a picture that is not whole there.
  func holds(_ number: Int, of image: ChangeHash) -> Bool {
    pieces[image]?.holds(number) ?? false
  }
}
