import Guide
import Plant
import Store
import TestSupport
import Testing

/// Two laptops at one joint: what is due must call unseen what the repair calls unseen.
@Suite struct `Plugs that went in unseen, by the facts of two laptops` {
  @Test func `a wrong cord pulled between the look and the plug is owed, also after acceptance`()
    throws
  {
    var floor = try TwoLaptops()
    try floor.unplugAndSeeClean(.ana)
    try floor.record(.raj, .disturbance(Disturbance(joint: floor.joint)))
    try floor.plugIn(.ana)
    #expect(try floor.owed(floor.store(.ana)) == false, "Ana knows of no mistake")
    #expect(try floor.listed(floor.store(.ana)) == [])
    try floor.mergeAll()
    try floor.expectAgreement("merged", isOwed: true)
    try floor.accept()
    try floor.expectAgreement("accepted", isOwed: true)
  }

  @Test func `a look that is only remembered makes no dirty face clean, also after acceptance`()
    throws
  {
    var floor = try TwoLaptops()
    try floor.record(.ana, floor.plugging(.unplug))
    try floor.record(.ana, floor.look(.port, .dirt))
    try floor.remember(.raj, .port)
    try floor.record(.raj, floor.look(.cord, .clean))
    try floor.record(.raj, floor.plugging(.plugIn))
    try floor.mergeAll()
    try floor.expectAgreement("merged", isOwed: true)
    try floor.accept()
    try floor.expectAgreement("accepted", isOwed: true)
    // Seen clean where it is, after it was opened once more.
    try floor.unplugAndSeeClean(.ana)
    try floor.plugIn(.ana)
    try floor.mergeAll()
    try floor.expectAgreement("paid", isOwed: false)
  }

  @Test func `looks of an opening before count no more, whatever the clocks show`() throws {
    // Raj's clock is behind, but he knows of Ana's looks when he unplugs.
    var floor = try TwoLaptops(offsetsMS: [0, -3_600_000])
    try floor.unplugAndSeeClean(.ana)
    try floor.plugIn(.ana)
    try floor.exchange()
    try floor.record(.raj, floor.plugging(.unplug))
    #expect(try floor.openFaces(floor.store(.raj)) == ["not seen", "not seen"])
    try floor.record(.raj, floor.look(.port, .clean))
    #expect(try floor.openFaces(floor.store(.raj)) == ["seen clean", "not seen"])
    try floor.record(.raj, floor.plugging(.plugIn))
    try floor.mergeAll()
    try floor.expectAgreement("plugged in", isOwed: true)
  }

  @Test func `a clean look that is taken back afterwards is no look`() throws {
    var floor = try TwoLaptops()
    try floor.unplugAndSeeClean(.ana)
    let look = try #require(floor.last[.ana])
    try floor.plugIn(.ana)
    try floor.accept(on: .ana)
    try floor.expectAgreement(floor.store(.ana), "accepted", isOwed: false)
    try floor.record(
      .ana, .withdrawal(Withdrawal(factKind: "inspection", fact: look.fact)))
    try floor.expectAgreement(floor.store(.ana), "taken back", isOwed: true)
  }

  @Test func `damage one laptop saw is not forgotten by a look of another that knew nothing of it`()
    throws
  {
    var floor = try TwoLaptops()
    try floor.record(.ana, floor.plugging(.unplug))
    try floor.exchange()
    try floor.record(.ana, floor.look(.port, .damage, [4: .damage]))
    try floor.record(.raj, floor.look(.port, .clean))
    try floor.record(.raj, floor.look(.cord, .clean))
    try floor.record(.raj, floor.plugging(.plugIn))
    try floor.expectAgreement(floor.store(.raj), "Raj knows of no damage", isOwed: false)
    try floor.mergeAll()
    try floor.expectAgreement("merged", isOwed: true)
    #expect(
      try floor.owedWords(floor.merged) == ["plugged in DAMAGED: port face fibre 4 (Raj)"])
    try floor.accept()
    try floor.expectAgreement("accepted", isOwed: true)
    try floor.exchange()
    try floor.unplugAndSeeClean(.raj)
    try floor.record(.raj, floor.plugging(.plugIn))
    try floor.mergeAll()
    try floor.expectAgreement("seen clean, and nothing was said of fibre 4", isOwed: true)
    try floor.record(.raj, floor.plugging(.unplug))
    try floor.record(.raj, floor.look(.port, .clean, [4: .ok]))
    try floor.record(.raj, floor.look(.cord, .clean))
    try floor.record(.raj, floor.plugging(.plugIn))
    try floor.mergeAll()
    try floor.expectAgreement("paid", isOwed: false)
  }

  @Test func `a plug that went in with a reason says what was seen of it, unless it was cleaned`()
    throws
  {
    var floor = try TwoLaptops()
    try floor.record(.ana, floor.plugging(.unplug))
    try floor.record(.ana, floor.look(.port, .clean))
    try floor.record(.ana, floor.look(.cord, .dirt, [3: .dirt, 9: .dirt]))
    try floor.record(.ana, floor.plugging(.plugIn, unseen: "probe dead"))
    #expect(
      try floor.owedWords(floor.store(.ana))
        == ["plugged in DIRTY: cord plug fibres 3 9 (Ana: probe dead)"])
    try floor.record(.ana, floor.plugging(.unplug))
    try floor.record(.ana, floor.look(.cord, .dirt))
    try floor.clean(.ana, .cord)
    try floor.record(.ana, floor.plugging(.plugIn, unseen: "probe dead"))
    #expect(try floor.owedWords(floor.store(.ana)) == ["plugged in UNSEEN by Ana: probe dead"])
  }

  @Test func `a look at another joint says nothing of the face that is open here`() throws {
    var floor = try TwoLaptops()
    try floor.record(.ana, floor.plugging(.unplug))
    try floor.record(.ana, floor.look(.cord, .clean, at: floor.elsewhere))
    #expect(try floor.openFaces(floor.store(.ana)) == ["not seen", "not seen"])
    try floor.record(.ana, floor.look(.cord, .dirt))
    try floor.record(.ana, floor.look(.cord, .clean, at: floor.elsewhere))
    #expect(try floor.openFaces(floor.store(.ana)) == ["not seen", "seen dirty"])
  }

  /// Whatever two laptops record, apart and together, next and loose say what the repair says.
  @Test func `what is due agrees with the repair in random histories`() throws {
    var (owed, paid, hidden) = (0, 0, 0)
    for seed in Seeds.named("FERRULE_UNSEEN_SEEDS", else: 1...30) {
      var random = RepeatableRandom(seed: seed)
      let skews: [Int64] = [-600_000, -90_000, 0, 0, 0, 90_000]
      var floor = try TwoLaptops(offsetsMS: [0, skews.randomElement(using: &random) ?? 0])
      try floor.unplugAndSeeClean(.ana)
      try floor.play(.raj, &random)
      if Bool.random(using: &random) { try floor.play(.ana, &random) }
      try floor.plugIn(.ana)
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        try floor.play(Bool.random(using: &random) ? .ana : .raj, &random)
      }
      try floor.mergeAll()
      for word in ["merged", "accepted"] {
        if word == "accepted" { try floor.accept() }
        guard let isOwed = try floor.expectAgreement("seed \(seed), \(word)") else { continue }
        if isOwed { owed += 1 } else { paid += 1 }
        if isOwed, try floor.looksClean() { hidden += 1 }
      }
    }
    #expect(owed > 0 && paid > 0, "\(owed) owed, \(paid) not")
    #expect(hidden > 0, "no plug without a reason whose faces both look clean")
  }
}

/// Two laptops at the joint of one port, and the store at which both are merged.
private struct TwoLaptops {
  /// Whose laptop.
  enum Hand: Int, CaseIterable {
    case ana
    case raj
  }

  /// A fact that can be taken back.
  struct Entry {
    var table: String
    var fact: ThingID
  }

  private static let code: ShortCode = "ABC234"
  private let hall: Hall
  private let stores: [Store]
  private let central: Store
  private let faces: [FaceSide: Face]
  private var jobs: [ThingID] = []
  /// How far the clock of each laptop is off; ms.
  private let offsetsMS: [Int64]
  private var nowMS = StoreMoment.nowMS
  /// What each recorded last.
  private(set) var last: [Hand: Entry] = [:]

  var joint: ThingID { hall.left }

  /// Both know the hall, and each begins the same repair, of one code.
  init(offsetsMS: [Int64] = [0, 0]) throws {
    hall = try Hall(StoreFixture())
    let port = try hall.port(hall.left)
    try hall.store.draft { view, draft in try draft.ensureParts(view, at: port) }
    faces = [.port: try hall.portFace(hall.left), .cord: try hall.cordFace(hall.left)]
    let other = try hall.fixture.store("other", seed: 2)
    try other.take(from: hall.store)
    stores = [hall.store, other]
    central = try hall.fixture.store("central", seed: 3)
    self.offsetsMS = offsetsMS
    let job = Job(
      link: hall.links[0], joint: hall.left, procedure: "repair", version: 3, code: Self.code)
    for hand in Hand.allCases {
      nowMS += 60_000
      jobs.append(
        try StoreMoment.at(nowMS + offsetsMS[hand.rawValue]) {
          try store(hand).fact(.job(job))
        })
    }
  }

  func store(_ hand: Hand) -> Store { stores[hand.rawValue] }
  /// The store that has what both recorded.
  var merged: Store { central }

  // MARK: What hands do

  mutating func record(_ hand: Hand, _ bodies: FactBody...) throws {
    nowMS += 60_000
    let job = jobs[hand.rawValue]
    var entry: Entry?
    try StoreMoment.at(nowMS + offsetsMS[hand.rawValue]) {
      try store(hand).write(author: hand == .ana ? "Ana" : "Raj") { _, draft in
        for body in bodies {
          let fact = try draft.record(body, job: job)
          if entry == nil { entry = Self.table(body).map { Entry(table: $0, fact: fact) } }
        }
      }
    }
    last[hand] = entry
  }

  private static func table(_ body: FactBody) -> String? {
    switch body {
    case .inspection: "inspection"
    case .cleaning: "cleaning"
    case .capping: "capping"
    case .plugging: "plugging"
    case .disturbance: "disturbance"
    default: nil
    }
  }

  mutating func clean(_ hand: Hand, _ side: FaceSide) throws {
    try record(hand, .cleaning(Cleaning(face: face(side), joint: joint, method: .dry)))
  }

  func plugging(_ action: PlugAction, unseen: String? = nil) -> FactBody {
    .plugging(
      Plugging(
        joint: joint, action: action, portFace: faces[.port], cordPart: faces[.cord]?.part,
        unseenReason: unseen))
  }

  private func face(_ side: FaceSide) -> Face {
    faces[side] ?? Face(part: joint, connector: 1)
  }

  func look(
    _ side: FaceSide, _ verdict: FaceVerdict, _ fibres: [Int: FibreVerdict] = [:],
    at place: ThingID? = nil
  ) -> FactBody {
    .inspection(
      Inspection(
        face: face(side), joint: place ?? joint, verdict: verdict, fibres: fibres,
        judgedBy: "person"))
  }

  /// Another joint, at which a part of the same name may be.
  var elsewhere: ThingID { hall.right }

  /// Says from memory that a face was seen clean.
  mutating func remember(_ hand: Hand, _ side: FaceSide) throws {
    try record(
      hand,
      .inspection(
        Inspection(
          face: face(side), joint: joint, verdict: .clean, judgedBy: StatedSteps.someone)),
      .step(
        Step(
          name: side == .port ? "inspect-port" : "inspect-cord", outcome: "stated",
          reason: "resumed from memory, \(Self.code)")))
  }

  mutating func unplugAndSeeClean(_ hand: Hand) throws {
    try record(hand, plugging(.unplug))
    try record(hand, look(.port, .clean))
    try record(hand, look(.cord, .clean))
  }

  /// Plugs in, with a reason where the laptop knows of a face that was not seen clean.
  mutating func plugIn(_ hand: Hand) throws {
    let state = try state(store(hand), jobs[hand.rawValue])
    let isSeen = !state.isPlugged && state.bothSeenClean
    try record(hand, plugging(.plugIn, unseen: isSeen ? nil : "no reason given"))
  }

  /// Anything that happens at a joint.
  mutating func play(_ hand: Hand, _ random: inout RepeatableRandom) throws {
    let side: FaceSide = Bool.random(using: &random) ? .port : .cord
    switch Int.random(in: 0...13, using: &random) {
    case 0, 1: try record(hand, plugging(.unplug))
    case 2: try unplugAndSeeClean(hand)
    case 3, 4: try record(hand, look(side, .clean))
    case 5: try record(hand, look(side, .dirt))
    case 6: try remember(hand, side)
    case 12: try record(hand, look(side, .damage))
    case 7: try clean(hand, side)
    case 8: try record(hand, .capping(Capping(face: face(side), joint: joint, action: .capped)))
    case 9: try record(hand, .disturbance(Disturbance(joint: joint)))
    case 10: try plugIn(hand)
    case 11:
      guard let entry = last[hand] else { return }
      try record(hand, .withdrawal(Withdrawal(factKind: entry.table, fact: entry.fact)))
    default: try exchange()
    }
  }

  // MARK: Bringing it together

  /// Each takes what the other has.
  func exchange() throws {
    try store(.raj).take(from: store(.ana))
    try store(.ana).take(from: store(.raj))
  }

  func mergeAll() throws {
    for store in stores { try central.take(from: store) }
  }

  /// The link is accepted in both jobs, at the central store or on a laptop.
  mutating func accept(on hand: Hand? = nil) throws {
    nowMS += 60_000
    let store = hand.map(store) ?? central
    let jobs = try jobs.filter { job in try store.read { try $0.job(job) } != nil }
    let link = Subject(kind: .link, id: hall.links[0])
    try StoreMoment.at(nowMS) {
      try store.draft { _, draft in
        for job in jobs {
          try draft.record(
            .signature(Signature(subject: link, kind: .accepted, byWhom: "kim")), job: job)
        }
      }
    }
  }

  // MARK: What is said of it

  private func state(_ store: Store, _ job: ThingID) throws -> RepairState {
    RepairState.fold(try #require(try store.read { try $0.repairSituation(job: job) }))
  }

  /// Whether the repair says that a look is owed; nil while the plug is out.
  func owed(_ store: Store) throws -> Bool? {
    var words: Set<Bool?> = []
    for job in jobs where try store.read({ try $0.job(job) }) != nil {
      let state = try state(store, job)
      let isOwed = state.debts.contains { if case .unseen = $0 { true } else { false } }
      words.insert(state.isPlugged ? isOwed : nil)
    }
    #expect(words.count == 1, "the two jobs are one repair")
    return words.first ?? nil
  }

  private func items(_ store: Store) throws -> [DueItem] {
    try store.read { try $0.dueSituations(row: nil, nowMS: nowMS) }
      .flatMap { Due.items($0, nowMS: nowMS) }
  }

  /// What is said of the plug that is in.
  func owedWords(_ store: Store) throws -> [String] {
    try items(store).filter { $0.kind == .unseenPlug && $0.port.id == joint }.map(\.why)
  }

  /// Who says that the plug went in unseen.
  func listed(_ store: Store) throws -> [String] {
    let items = try items(store)
    let isNext = items.contains { $0.kind == .unseenPlug && $0.port.id == joint }
    let isLoose = Loose.spots(due: items).contains { spot in
      spot.subject?.id == joint && spot.ends.contains { $0.kind == .unseen }
    }
    return (isNext ? ["next"] : []) + (isLoose ? ["loose"] : [])
  }

  /// What next says of the faces of the open joint, the port's first.
  func openFaces(_ store: Store) throws -> [String] {
    let whys = try items(store).filter { $0.kind == .uncappedFace }.map(\.why)
    return ["port face", "cord plug"].compactMap { name in
      whys.first { $0.hasPrefix(name) }.map { why in
        ["seen clean", "seen dirty", "not seen"].first { why.contains($0) } ?? why
      }
    }
  }

  /// Whether the plug went in without a reason, and the latest look at each face is clean.
  func looksClean() throws -> Bool {
    let link = try #require(try central.read { try $0.link(hall.links[0]) })
    let situation = try central.read { try $0.linkSituation(link, nowMS: nowMS) }
    let end = situation.near.port.id == joint ? situation.near : situation.far
    return end.plugging?.body.unseenReason == nil
      && [end.portInspection, end.cordInspection].allSatisfy { $0?.body.verdict == .clean }
  }

  @discardableResult
  func expectAgreement(_ words: String) throws -> Bool? {
    try expectAgreement(central, words)
  }

  func expectAgreement(_ words: String, isOwed: Bool) throws {
    try expectAgreement(central, words, isOwed: isOwed)
  }

  func expectAgreement(_ store: Store, _ words: String, isOwed: Bool) throws {
    #expect(try expectAgreement(store, words) == isOwed, "\(words)")
  }

  /// Holds what is due against what the repair says; nothing to hold while the plug is out.
  private func expectAgreement(_ store: Store, _ words: String) throws -> Bool? {
    guard let isOwed = try owed(store) else { return nil }
    #expect(try listed(store) == (isOwed ? ["next", "loose"] : []), "\(words)")
    return isOwed
  }
}
