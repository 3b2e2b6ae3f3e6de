import Change
import Foundation
import Store
import Sync
import TestSupport
import Testing

/// Pictures in bundles that are not what they should be: nothing of them is kept, and the changes stay.
struct HostileImageTests {
  private let floor: Floor
  private let central: Store
  private let ana: Store

  init() throws {
    (floor, central, ana) = try Floor.home()
  }

  /// Ana's changes in a bundle she signs, with elements of pictures by hand.
  private func bundle(_ elements: [[[UInt8]]]) throws -> RawBundle {
    let path = try Sync.export(
      ana, to: floor.file("plain"), ExportWish(images: ImageChoice.none)
    ).path
    var bundle = try floor.byHand(like: path, ana.sealedChanges())
    bundle.sections += elements.map { RawBundle.Section($0, kind: 4) }
    return bundle
  }

  private func merge(_ elements: [[UInt8]], into store: Store? = nil) throws -> MergeReport {
    let path = floor.file("by hand")
    try bundle(elements.map { [$0] }).write(to: path)
    return try Sync.merge(store ?? central, path: path)
  }

  private func element(
    _ image: ChangeHash, _ length: UInt64, _ offset: UInt64, _ bytes: [UInt8]
  ) -> [UInt8] {
    image.bytes + RawBundle.number(length) + RawBundle.number(offset) + bytes
  }

  @Test
  func `a picture that is not what its hash says is refused, and the changes are in`() throws {
    let bytes = noise(4_000, seed: 1)
    let image = try ana.picture(bytes)
    var wrong = bytes
    wrong[17] ^= 1
    let report = try merge([element(image, 4_000, 0, wrong)])
    #expect(report.changes.applied == 1)
    #expect(report.imagesAdded == 0)
    #expect(report.imagesLeftOut.map(\.image) == [image])
    #expect(report.imagesLeftOut.first?.sentence == "Its bytes are not what its hash says.")
    #expect(report.imagesWanted == 1)
    #expect(try !central.holds(image))
    #expect(try central.heldImagePieces().isEmpty)
    let honest = try merge([element(image, 4_000, 0, bytes)])
    #expect(honest.imagesAdded == 1)
    #expect(honest.changes.applied == 0)
    #expect(try central.imageBytes(image.bytes) == bytes)
  }

  @Test
  func `one wrong piece spoils the pieces, and never a picture that comes whole`() throws {
    let bytes = noise(2_500_000, seed: 2)
    let image = try ana.picture(bytes)
    let pieces = ImagePiece.of(bytes, image: image).map(\.element)
    var wrong = pieces[0]
    wrong[60] ^= 1
    #expect(try merge([wrong]).imagesBegun == 1)
    let spoiled = try merge(Array(pieces[1...]))
    #expect(spoiled.imagesLeftOut.map(\.image) == [image])
    #expect(try central.heldImagePieces().isEmpty)
    #expect(try merge([wrong]).imagesBegun == 1)
    #expect(try merge(pieces).imagesAdded == 1)
    #expect(try central.imageBytes(image.bytes) == bytes)
    #expect(try central.heldImagePieces().isEmpty)
  }

  @Test
  func `pieces of no sense are left out, one by one`() throws {
    let bytes = noise(1_100_000, seed: 3)
    let image = try ana.picture(bytes)
    let small = try ana.picture(noise(50, seed: 4))
    let stranger = ImageOriginal(bytes: noise(60, seed: 5))
    let strangerHash = try #require(ChangeHash(bytes: stranger.sha256))
    let wrong: [[UInt8]] = [
      [1], image.bytes, element(image, 0, 0, [1]), element(image, .max, 0, [1]),
      element(image, 33_554_433, 0, Array(bytes.prefix(1_048_576))),
      element(image, 1_100_000, 1, Array(bytes.prefix(1_048_576))),
      element(image, 1_100_000, 1_048_576, []),
      element(image, 1_100_000, 2_097_152, [1]), element(image, 1_100_000, .max, [1]),
      element(image, 1_100_000, 0, Array(bytes.prefix(1_048_575))),
      element(image, 1_100_000, 1_048_576, Array(bytes.suffix(51_425))),
      // As long as it may be, and not as its record says.
      element(small, 51, 0, noise(51, seed: 4)),
    ]
    let report = try merge(
      wrong + [element(strangerHash, 60, 0, stranger.bytes)]
        + ImagePiece.of(bytes, image: image).map(\.element))
    #expect(report.changes.applied == 2)
    #expect(report.imagesLeftOutCount == wrong.count)
    // What nobody asked for is not kept, and what was asked for is.
    #expect(try !central.holds(strangerHash))
    #expect(report.imagesAdded == 1)
    #expect(try central.imageBytes(image.bytes) == bytes)
    #expect(try central.missing() == [small])
  }

  @Test
  func `a section of pictures that does not unpack takes nothing back`() throws {
    let bytes = noise(70, seed: 3)
    let image = try ana.picture(bytes)
    var bundle = try bundle([[element(image, 70, 0, bytes)]])
    bundle.sections[1].packing = 1
    bundle.sections[1].deflated = [UInt8](repeating: 3, count: 40)
    bundle.sections[1].deflatedLength = 40
    let path = floor.file("broken")
    try bundle.write(to: path)
    let report = try Sync.merge(central, path: path)
    #expect(report.changes.applied == 1)
    #expect(report.imagesLeftOutCount == 1)
    let sentence = try #require(report.imagesLeftOut.first).sentence
    #expect(
      sentence.hasPrefix("No more pictures can be read: \(path) is damaged: section "),
      "\(sentence)")
    #expect(sentence.hasSuffix(". Its records are taken."), "\(sentence)")
    #expect(!sentence.contains("Nothing was taken"), "\(sentence)")
    #expect(report.imagesWanted == 1)
    // Where none of its pictures is wanted they are not looked into.
    try central.keepImages([ImageOriginal(bytes: bytes)])
    #expect(try Sync.merge(central, path: path).imagesLeftOutCount == 0)
    #expect(try Sync.show(path: path).damage?.code == .bundleDamaged)
  }

  @Test
  func `pieces in a mixed order, doubled, and of several pictures make them all`() throws {
    let all = (0..<3 as Range<UInt64>).map { noise(2_200_000, seed: $0) }
    let images = try all.map { try ana.picture($0) }
    var pieces = zip(all, images).flatMap { bytes, image in
      ImagePiece.of(bytes, image: image).map(\.element)
    }
    pieces += pieces.prefix(4)
    var random = RepeatableRandom(seed: 8)
    pieces.shuffle(using: &random)
    let path = floor.file("mixed")
    try bundle(pieces.map { [$0] }).write(to: path)
    let report = try Sync.merge(central, path: path)
    #expect(report.imagesAdded == 3)
    #expect(report.imagesLeftOutCount == 0)
    for (bytes, image) in zip(all, images) {
      #expect(try central.imageBytes(image.bytes) == bytes)
    }
    #expect(try Sync.merge(central, path: path).changedNothing)
    #expect(try central.heldImagePieces().isEmpty)
  }

  @Test
  func `a bundle with a picture, cut at any byte or with any bit flipped, is refused whole`() throws
  {
    let image = try ana.picture(noise(40, seed: 6))
    let path = try floor.bundle(ana, "small")
    let whole = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    let before = try central.dump()
    let bad = floor.file("bad")
    func refusal(_ bytes: [UInt8]) throws -> SyncError? {
      try Data(bytes).write(to: URL(fileURLWithPath: bad))
      return syncError { _ = try Sync.merge(central, path: bad) }
    }
    for count in whole.indices {
      #expect(try refusal(Array(whole[..<count]))?.exit == .badInput, "cut at \(count)")
    }
    for position in whole.indices {
      var flipped = whole
      flipped[position] ^= 1 << UInt8(position % 8)
      #expect(try refusal(flipped) != nil, "byte \(position)")
    }
    #expect(try central.dump() == before)
    #expect(!FileManager.default.fileExists(atPath: central.folder.images))
    #expect(try Sync.merge(central, path: path).imagesAdded == 1)
    #expect(try central.holds(image))
  }

  @Test
  func `a list of pieces has one spelling`() throws {
    let image = ChangeHash(storage: Bytes32(1, 2, 3, 4))
    let other = ChangeHash(storage: Bytes32(1, 2, 3, 5))
    let vector = StoreVector(
      images: [image, other],
      pieces: [HeldPieces(image: other, pieces: 1), HeldPieces(image: image, pieces: 6)])
    var bundle = try floor.byHand(of: central.identity.site, vector: vector)
    let manifest = try BundleManifest(decoding: bundle.manifest)
    #expect(manifest.vector == vector)
    #expect(manifest.bytes == bundle.manifest)
    for (place, value) in [(bundle.manifest.count - 1, UInt8(0)), (bundle.manifest.count - 76, 3)] {
      var bytes = bundle.manifest
      bytes[place] = value
      #expect(throws: PieceFault.self) { try BundleManifest(decoding: bytes) }
    }
    bundle = try floor.byHand(of: central.identity.site)
    #expect(bundle.manifest.count < 400)
  }
}
