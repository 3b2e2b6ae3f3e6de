internal import Change
internal import Store

/// Writes the pictures of a bundle behind its changes, as many as there is room for.
struct ImageWriting {
  /// How many pictures are in it, whole or in part.
  private(set) var count = 0
  /// How large their pieces in it are together; bytes.
  private(set) var byteCount: Int64 = 0
  /// How many it has no room for, or not for all of.
  private(set) var left = 0
  /// How many are here and cannot be read as they were.
  private(set) var damaged = 0

  /// - Parameters:
  ///   - room: how many bytes the bundle may still grow; nil if it may have any size.
  ///   - progress: is told how many pictures were looked at.
  mutating func write(
    _ selection: ImageSelection, _ store: Store, to writer: BundleWriter, room: Int64?,
    progress: (SyncProgress) -> Void
  ) throws {
    var room = room ?? .max
    var isFull = false
    for (place, image) in selection.images.enumerated() {
      progress(SyncProgress(.pictures, done: place, of: selection.images.count))
      guard let bytes = try bytes(image, store) else { continue }
      guard !isFull else {
        left += 1
        continue
      }
      var isBegun = false
      for piece in selection.pieces(image, bytes) {
        let size = Int64(piece.element.count) + Self.besideBytes
        isFull = size > room
        if isFull { break }
        try writer.add(piece)
        room -= size
        byteCount += Int64(piece.bytes.count)
        isBegun = true
      }
      if isBegun { count += 1 }
      if isFull { left += 1 }
    }
  }

  /// What a piece may take besides its bytes: its length, and a section's head.
  private static let besideBytes: Int64 = 4 + 47

  private mutating func bytes(_ image: SharedImage, _ store: Store) throws -> [UInt8]? {
    do {
      return try store.imageBytes(image.image.bytes)
    } catch let trouble as StoreError
      where [.damaged, .notAStore, .newerStore].contains(trouble.code)
    {
      damaged += 1
      return nil
    }
  }
}
