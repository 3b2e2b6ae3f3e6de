import Foundation
import Plant
import Store
import TestSupport
import Testing

@Suite struct `Pictures in a store` {
  private let fixture: StoreFixture

  init() throws {
    fixture = try StoreFixture()
  }

  private func original(_ seed: UInt64, width: Int = 40) -> ImageOriginal {
    ImageOriginal(bytes: PictureFile.png(width: width, height: 30, seed: seed))
  }

  private func fact(_ original: ImageOriginal, fibre: Int? = nil) -> FactBody {
    .image(
      FaceImage(
        sha256: original.sha256, byteCount: Int64(original.bytes.count), format: .png,
        face: StorePool.face(0), fibre: fibre, takenMS: 7))
  }

  /// Changes one byte of a picture where it lies in the file.
  private func rot(_ original: ImageOriginal, in store: String) throws {
    var file = fixture.bytes("\(store)/images.db")
    let sought = Data(original.bytes.suffix(60).prefix(20))
    let place = try #require(Data(file).range(of: sought)).lowerBound
    file[place] ^= 0x10
    try fixture.write(file, to: "\(store)/images.db")
  }

  // MARK: Keeping

  @Test func `the file is made with the first picture, and a store is well without it`() throws {
    let store = try fixture.store("store", seed: 1)
    #expect(try store.imageBytes(original(1).sha256) == nil)
    #expect(try store.verifyImages().isWell)
    #expect(try store.doctor().isWell)
    #expect(!fixture.names(in: "store").contains("images.db"))
    try store.keepImages([original(1)])
    #expect(fixture.names(in: "store").contains("images.db"))
    #expect(try store.doctor().isWell)
  }

  @Test func `bytes are kept once and come back as they were, in a store opened again too`() throws
  {
    let all = (0..<5 as Range<UInt64>).map { original($0) }
    let store = try fixture.store("store", seed: 1)
    #expect(try store.keepImages(all + [all[2]]).added == 5)
    let again = try store.keepImages([all[0], original(9)])
    #expect((again.added, again.known, again.mended) == (1, 1, 0))
    let opened = try fixture.open("store")
    for one in all { #expect(try opened.imageBytes(one.sha256) == one.bytes) }
    #expect(try opened.verifyImages().count == 6)
    #expect(try opened.holdsImage(original(7).sha256) == false)
  }

  @Test func `a picture as large as one may be is kept`() throws {
    var bytes = [UInt8](repeating: 0x5A, count: ImageOriginal.mostBytes)
    bytes[17] = 1
    let large = ImageOriginal(bytes: bytes)
    let store = try fixture.store("store", seed: 1)
    try store.keepImages([large])
    #expect(try store.imageBytes(large.sha256) == large.bytes)
    #expect(try store.verifyImages().byteCount == Int64(bytes.count))
  }

  // MARK: What is named and what is here

  @Test func `a merged picture without its bytes is wanted, which is no damage`() throws {
    let taken = original(1)
    let ana = try fixture.store("ana", seed: 1)
    try ana.keepImages([taken])
    try ana.fact(fact(taken))
    try ana.fact(fact(taken, fibre: 3))
    let central = try fixture.store("central", seed: 2)
    try central.take(from: ana)
    for _ in 0..<2 {
      let report = try central.verifyImages()
      #expect(report.isWell)
      #expect(report.wanted.map(\.sha256) == [taken.sha256])
      #expect(report.wanted.first?.technician == "Ana")
      #expect(try central.doctor().isWell)
      // The same with a file that has other pictures in it.
      try central.keepImages([original(2)])
    }
    try central.keepImages([taken])
    let whole = try central.verifyImages()
    #expect(whole.wanted.isEmpty)
    #expect(whole.orphans == [original(2).sha256])
  }

  @Test func `a picture added here whose bytes are gone is lost, there it is wanted`() throws {
    let taken = original(1)
    let ana = try fixture.store("ana", seed: 1)
    let central = try fixture.store("central", seed: 2)
    try central.keepImages([original(2)])
    try central.fact(fact(original(2)))
    try ana.take(from: central)
    try ana.keepImages([taken])
    try ana.fact(fact(taken))
    // The central store names the same picture: that it was added here counts.
    try central.fact(fact(taken))
    try ana.take(from: central)
    for end in ["", "-wal", "-shm"] { fixture.remove("ana/images.db\(end)") }
    let opened = try fixture.open("ana")
    let report = try opened.verifyImages()
    #expect(!report.isWell)
    #expect(report.lost.map(\.sha256) == [taken.sha256])
    #expect(report.wanted.map(\.sha256) == [original(2).sha256])
    #expect(try opened.doctor().findings.filter { !$0.isWell }.map(\.check) == ["images"])
    try opened.keepImages([taken])
    #expect(try opened.doctor().isWell)
  }

  @Test func `bytes no fact names are orphans; a fact taken back still names its own`() throws {
    let store = try fixture.store("store", seed: 1)
    let all = (0..<20 as Range<UInt64>).map { original($0) }
    try store.keepImages(all)
    for one in all.prefix(12) { try store.fact(fact(one)) }
    let void = try store.fact(fact(original(50)))
    try store.fact(.withdrawal(Withdrawal(factKind: "image", fact: void)))
    let back = try store.fact(fact(all[12]))
    try store.fact(.withdrawal(Withdrawal(factKind: "image", fact: back)))
    let report = try store.verifyImages()
    #expect(report.isWell)
    #expect(report.wanted.isEmpty)
    #expect(Set(report.orphans) == Set(all.dropFirst(13).map(\.sha256)))
  }

  // MARK: Damage

  @Test func `a byte that changed is found, and the original mends it`() throws {
    let all = (0..<4 as Range<UInt64>).map { original($0, width: 400) }
    do {
      let store = try fixture.store("store", seed: 1)
      try store.keepImages(all)
      for one in all { try store.fact(fact(one)) }
    }
    try rot(all[2], in: "store")
    let store = try fixture.open("store")
    let report = try store.verifyImages()
    #expect(report.damaged.map(\.sha256) == [all[2].sha256])
    #expect(report.count == 4)
    #expect(try store.doctor().findings.filter { !$0.isWell }.map(\.check) == ["images"])
    let error = #expect(throws: StoreError.self) { try store.imageBytes(all[2].sha256) }
    #expect(error?.code == .damaged)
    #expect(try store.imageBytes(all[1].sha256) == all[1].bytes)
    let kept = try store.keepImages(all)
    #expect((kept.known, kept.mended) == (3, 1))
    #expect(try store.imageBytes(all[2].sha256) == all[2].bytes)
    #expect(try store.doctor().isWell)
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `whatever happens to the file, it is read or called damaged`(seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    let all = (0..<4 as Range<UInt64>).map { original($0, width: 300) }
    do {
      let store = try fixture.store("store", seed: 1)
      try store.keepImages(all)
      for one in all { try store.fact(fact(one)) }
    }
    var file = fixture.bytes("store/images.db")
    switch Int.random(in: 0..<3, using: &random) {
    case 0: file.removeLast(Int.random(in: 1...file.count, using: &random))
    case 1:
      for _ in 0..<40 {
        file[Int.random(in: 0..<file.count, using: &random)] ^= 0xFF
      }
    default:
      let page = 8_192 * Int.random(in: 0..<(file.count / 8_192), using: &random)
      for place in page..<(page + 8_192) { file[place] = UInt8(truncatingIfNeeded: random.next()) }
    }
    try fixture.write(file, to: "store/images.db")
    let store = try fixture.open("store")
    let report = try store.verifyImages()
    let isEmpty = file.isEmpty && report.wanted.count == 4
    #expect(!report.isWell || isEmpty, "seed \(seed)")
    let doctor = try store.doctor()
    #expect(doctor.findings.filter { !$0.isWell }.map(\.check) == (isEmpty ? [] : ["images"]))
    #expect(try store.read { try $0.images(ofPart: StorePool.face(0).part) }.count == 4)
  }

  @Test func `the database of another program is left alone`() throws {
    let store = try fixture.store("store", seed: 1)
    try FileManager.default.copyItem(
      atPath: fixture.path("store/ferrule.db"), toPath: fixture.path("store/images.db"))
    let error = #expect(throws: StoreError.self) { try store.keepImages([original(1)]) }
    #expect(error?.code == .notAStore)
    #expect(try store.doctor().findings.filter { !$0.isWell }.map(\.check) == ["images"])
  }

  // MARK: Questions

  @Test func `a face's pictures are those that count, and a thing's are those of its faces`() throws
  {
    let hall = try Hall(fixture)
    let face = try hall.portFace(hall.left)
    let other = try hall.cordFace(hall.left)
    func tie(_ seed: UInt64, _ face: Face, job: ThingID? = nil) throws -> ThingID {
      let one = original(seed)
      return try hall.store.draft { _, draft in
        try draft.record(
          .image(
            FaceImage(sha256: one.sha256, byteCount: 9, format: .png, face: face)), job: job)
      }
    }
    let job = try hall.store.fact(
      .job(
        Job(link: hall.links[0], joint: hall.left, procedure: "repair", version: 1, code: "ABC234"))
    )
    let first = try tie(1, face)
    let second = try tie(2, other, job: job)
    let void = try tie(3, face)
    try hall.store.fact(.withdrawal(Withdrawal(factKind: "image", fact: void)))
    let elsewhere = try tie(4, try hall.cordFace(hall.right))
    try hall.store.read { view in
      func ids(_ kind: ThingKind, _ id: ThingID) throws -> [ThingID] {
        let thing = try #require(try view.thing(kind, id))
        return try view.images(of: thing).map(\.id)
      }
      #expect(try view.images(ofPart: face.part, connector: 1).map(\.id) == [first])
      #expect(try view.imageTies(of: face).map(\.sha256) == [original(1).sha256])
      #expect(try ids(.port, hall.left) == [first, second])
      #expect(try ids(.link, hall.links[0]) == [first, second])
      #expect(try ids(.device, hall.leaf) == [first, second, elsewhere])
      #expect(try ids(.job, job) == [second])
      #expect(try Set(view.newestImages(limit: 9).map(\.id)) == [first, second, elsewhere])
      #expect(try view.newestImages(limit: 1).count <= 1)
      let history = try view.history(of: try #require(try view.thing(.port, hall.left)))
      #expect(history.count { if case .image = $0.body { true } else { false } } == 3)
    }
  }

  @Test func `a picture is named by digits of its id or of its hash`() throws {
    let store = try fixture.store("store", seed: 1)
    let one = original(1)
    let id = try store.fact(fact(one))
    try store.fact(fact(original(2)))
    let hash = Hexadecimal.text(one.sha256)
    try store.read { view throws in
      func named(_ text: String) throws -> [ThingID] { try view.images(named: text).map(\.id) }
      #expect(try named(id.description) == [id])
      #expect(try named(String(hash.prefix(8))) == [id])
      #expect(try named(" \(hash.uppercased())") == [id])
      #expect(try named(String(hash.prefix(33))) == [id])
      #expect(try named(String(hash.prefix(7))) == [])
      #expect(try named("nonsense") == [])
      #expect(try named("") == [])
      #expect(try named(hash + "0") == [])
    }
  }
}
