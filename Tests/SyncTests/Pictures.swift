import Change
import Foundation
import Plant
import Store
import Sync
import TestSupport
import Testing

extension Store {
  /// Adds a picture as `image add` does: its bytes, then the fact; with a look if there is a verdict.
  @discardableResult
  func picture(_ bytes: [UInt8], verdict: FaceVerdict? = nil) throws -> ChangeHash {
    let original = ImageOriginal(bytes: bytes)
    try keepImages([original])
    try tie(original, verdict: verdict)
    return try #require(ChangeHash(bytes: original.sha256))
  }

  /// The fact alone.
  func tie(_ original: ImageOriginal, verdict: FaceVerdict? = nil) throws {
    let part = try #require(ThingID(bytes: Array(repeating: 7, count: 16)))
    let face = Face(part: part, connector: 1)
    try write(author: identity.laptop) { _, draft in
      let look = try verdict.map {
        try draft.record(.inspection(Inspection(face: face, verdict: $0)))
      }
      try draft.record(
        .image(
          FaceImage(
            sha256: original.sha256, byteCount: Int64(original.bytes.count), format: .png,
            face: face, inspection: look)))
    }
  }

  func holds(_ image: ChangeHash) throws -> Bool { try holdsImage(image.bytes) }

  /// What is missing here, by hash.
  func missing() throws -> [ChangeHash] {
    try missingImages().compactMap { ChangeHash(bytes: $0.sha256) }
  }
}

/// Changes a byte of a picture in the file of a store that is not open.
func spoil(_ bytes: [UInt8], in folder: StoreFolder) throws {
  let file = URL(fileURLWithPath: folder.images)
  var data = try Data(contentsOf: file)
  let place = try #require(data.range(of: Data(bytes.suffix(40)))).lowerBound
  data[place] ^= 1
  try data.write(to: file)
}

/// Bytes that cannot be pressed.
func noise(_ count: Int, seed: UInt64) -> [UInt8] {
  var random = RepeatableRandom(seed: seed)
  var bytes: [UInt8] = []
  bytes.reserveCapacity(count + 8)
  while bytes.count < count {
    let word = random.next()
    withUnsafeBytes(of: word) { bytes += $0 }
  }
  return Array(bytes.prefix(count))
}
