import Change
import Foundation
import Plant
import Store
import Sync
import TestSupport
import Testing

/// Pictures travel behind the changes: to whoever lacks them, cut where they must be.
struct ImageBundleTests {
  private let floor: Floor
  private let central: Store
  private let ana: Store

  init() throws {
    (floor, central, ana) = try Floor.home()
  }

  private func export(
    _ store: Store, _ name: String, for peer: Store? = nil, _ images: ImageChoice? = nil,
    limit: Int64? = nil
  ) throws -> ExportReport {
    try Sync.export(
      store, to: floor.file(name), for: peer?.identity.device,
      ExportWish(images: images, limitBytes: limit))
  }

  @Test
  func `pictures come home with the changes, once`() throws {
    let images = try (0..<3).map { try ana.picture(noise(5_000, seed: $0)) }
    let written = try export(ana, "a")
    #expect(written.images == 3)
    #expect(written.imageBytes == 15_000)
    let report = try Sync.merge(central, path: written.path)
    #expect(report.imagesAdded == 3)
    #expect(report.imagesWanted == 0)
    #expect(report.imagesTrouble == nil)
    for image in images {
      #expect(try central.imageBytes(image.bytes) == ana.imageBytes(image.bytes))
    }
    let again = try Sync.merge(central, path: written.path)
    #expect(again.changedNothing)
    #expect(again.imagesAdded == 0)
    // What the central store is proved to have does not go there again.
    _ = try Sync.merge(ana, path: floor.bundle(central, "receipt"))
    #expect(try export(ana, "b").images == 0)
    #expect(try export(ana, "c", for: central).images == 0)
    #expect(try export(ana, "d", .all).images == 3)
    try ana.picture(noise(100, seed: 9))
    #expect(try export(ana, "e").images == 1)
    #expect(try export(ana, "f", for: central).images == 1)
  }

  @Test
  func `a choice says which pictures go along, and so does the site's rule`() throws {
    try ana.picture(noise(100, seed: 1), verdict: .dirt)
    try ana.picture(noise(100, seed: 2), verdict: .clean)
    try ana.picture(noise(100, seed: 3))
    try ana.picture(noise(100, seed: 4), verdict: .damage)
    #expect(try export(ana, "all", .all).images == 4)
    #expect(try export(ana, "failed", .failed).images == 2)
    #expect(try export(ana, "none", ImageChoice.none).images == 0)
    #expect(try export(ana, "unsaid").images == 4)
    let rule = RecordKey.policy(name: "bundle-images").id
    try ana.write(author: "lead") { _, draft in
      try draft.insert(
        .policy, rule, ["name": .text("bundle-images"), "value": .text("failed")])
    }
    #expect(try export(ana, "ruled").images == 2)
    #expect(try export(ana, "all again", .all).images == 4)
  }

  @Test
  func `a laptop gets what it lacks, and the central store hands none to anyone`() throws {
    let raj = try floor.laptop("LT-09")
    let first = try ana.picture(noise(300, seed: 1))
    _ = try Sync.merge(central, path: export(ana, "a").path)
    _ = try Sync.merge(raj, path: export(ana, "b", .some(.none)).path)
    #expect(try raj.missing() == [first])
    let own = try raj.picture(noise(300, seed: 2))
    _ = try Sync.merge(central, path: export(raj, "c").path)
    #expect(try central.holds(own))
    #expect(try export(central, "d").images == 0)
    // Raj wants the first, and his own he has.
    let forRaj = try export(central, "e", for: raj)
    #expect(forRaj.images == 1)
    #expect(try Sync.merge(raj, path: forRaj.path).imagesAdded == 1)
    #expect(try raj.missing().isEmpty)
    // Of Ana nothing newer is known than what she had: both of hers are there.
    #expect(try export(central, "f", for: ana).images == 1)
  }

  @Test
  func `a laptop on the way carries another's pictures home`() throws {
    let raj = try floor.laptop("LT-09")
    let image = try ana.picture(noise(300, seed: 1))
    _ = try Sync.merge(raj, path: export(ana, "a").path)
    #expect(try raj.holds(image))
    #expect(try Sync.merge(central, path: export(raj, "b").path).imagesAdded == 1)
    #expect(try central.holds(image))
  }

  @Test
  func `a large picture is cut, and whole when its pieces have come, in any order`() throws {
    let bytes = noise(3_600_000, seed: 5)
    let image = try ana.picture(bytes)
    _ = try Sync.merge(central, path: export(ana, "start", .some(.none)).path)
    _ = try Sync.merge(ana, path: floor.bundle(central, "heard"))
    let first = try export(ana, "first", for: central, limit: 2_200_000)
    #expect(first.images == 1)
    #expect(first.imagesLeft == 1)
    #expect(first.bytes <= 2_200_000)
    let begun = try Sync.merge(central, path: first.path)
    #expect(begun.imagesBegun == 1)
    #expect(begun.imagesAdded == 0)
    #expect(begun.imagesWanted == 1)
    #expect(try central.heldImagePieces() == [HeldPieces(image: image, pieces: 0b11)])
    let begins = try Sync.show(path: first.path).images
    #expect(begins.cut == 1 && begins.rests == 0)
    // The central store says what it has, and only the rest is sent.
    _ = try Sync.merge(ana, path: floor.bundle(central, "half"))
    let rest = try export(ana, "rest", for: central)
    #expect(rest.imageBytes == 3_600_000 - 2 * 1_048_576)
    let ends = try Sync.show(path: rest.path).images
    #expect(ends.whole == 0 && ends.cut == 1 && ends.rests == 1)
    let raj = try floor.laptop("LT-09")
    _ = try Sync.merge(ana, path: floor.bundle(raj, "hello"))
    let other = try export(ana, "whole", for: raj)
    // What nobody here knows of is not kept; with the facts it is.
    #expect(try Sync.merge(raj, path: rest.path).imagesBegun == 0)
    _ = try Sync.merge(raj, path: floor.file("start"))
    #expect(try Sync.merge(raj, path: rest.path).imagesBegun == 1)
    #expect(try Sync.merge(raj, path: first.path).imagesAdded == 1)
    #expect(try raj.imageBytes(image.bytes) == bytes)
    #expect(try Sync.merge(raj, path: other.path).imagesAdded == 0)
    #expect(try Sync.merge(central, path: rest.path).imagesAdded == 1)
    #expect(try central.imageBytes(image.bytes) == bytes)
    #expect(try central.heldImagePieces().isEmpty)
    #expect(try central.verifyImages().isWell)
  }

  @Test
  func `a limit keeps the changes and leaves pictures for later`() throws {
    for seed in 0..<6 as Range<UInt64> { try ana.picture(noise(40_000, seed: seed)) }
    let none = try export(ana, "none", limit: 0)
    #expect(none.images == 0 && none.imagesLeft == 6)
    #expect(none.changes == 6)
    let some = try export(ana, "some", limit: 100_000)
    #expect(some.images == 2 && some.imagesLeft == 4)
    #expect(some.bytes <= 100_000)
    #expect(try Sync.merge(central, path: some.path).imagesWanted == 4)
  }

  @Test
  func `a rehearsal tells of the pictures and keeps none`() throws {
    let image = try ana.picture(noise(300, seed: 1))
    let path = try export(ana, "a").path
    let told = try Sync.rehearse(central, paths: [path, path]).map { try $0.result.get() }
    #expect(told.map(\.imagesAdded) == [1, 0])
    #expect(told.map(\.imagesWanted) == [0, 0])
    #expect(try !central.holds(image))
    #expect(try Sync.merge(central, path: path).imagesAdded == 1)
  }

  @Test
  func `a store whose pictures are gone asks for them and gets them back`() throws {
    let image = try ana.picture(noise(300, seed: 1))
    _ = try Sync.merge(central, path: export(ana, "a").path)
    // Ana's file of pictures is lost; then it is rubbish: nobody may think she has them.
    for rubbish in [nil, Data(repeating: 9, count: 20_000)] {
      for end in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: ana.folder.images + end)
      }
      if let rubbish { try rubbish.write(to: URL(fileURLWithPath: ana.folder.images)) }
      let opened = try Store(ana.folder, environment: Floor.environment(seed: 77))
      let asked = try export(opened, "asked")
      #expect(asked.images == 0)
      let vector = try Sync.show(path: asked.path).manifest.vector
      #expect(vector.images == [image])
      #expect(vector.imagesWanted == 1)
      guard rubbish == nil else {
        let merged = try Sync.merge(opened, path: export(central, "c", .all).path)
        #expect(merged.imagesTrouble != nil)
        #expect(merged.imagesAdded == 0)
        continue
      }
      _ = try Sync.merge(central, path: asked.path)
      let back = try export(central, "back", for: ana)
      #expect(back.images == 1)
      #expect(try Sync.merge(opened, path: back.path).imagesAdded == 1)
      #expect(try opened.verifyImages().isWell)
    }
  }

  @Test
  func `a damaged picture is left behind and said to be`() throws {
    let bytes = noise(3_000, seed: 1)
    let folder: StoreFolder
    do {
      // Closed when this is over, so that what is in the log is in the file.
      let store = try floor.laptop("LT-11")
      try store.picture(bytes)
      folder = store.folder
    }
    try spoil(bytes, in: folder)
    let opened = try Store(folder, environment: Floor.environment(seed: 78))
    let written = try export(opened, "a")
    #expect(written.images == 0)
    #expect(written.imagesDamaged == 1)
    #expect(try Sync.merge(central, path: written.path).imagesWanted == 1)
  }
}
