import Change
import Plant
import Store
import TestSupport

/// A random history of several real stores.
///
/// Edits, facts, imports, copied folders, and deliveries that come in part, shuffled and doubled,
/// under clocks that are ten years off; stores are closed and opened, built anew, and die while they
/// write. Two strangers write changes by hand, under any clock,
/// and fork their own chains.
struct StoreSchedule {
  struct Member {
    let name: String
    var store: Store
    let skewMS: Int64
  }

  let shelf: StoreShelf
  var random: RepeatableRandom
  var members: [Member] = []
  var nowMS: Int64 = 1_800_000_000_000
  let seed: UInt64
  /// How often what happened.
  var happened: [String: Int] = [:]
  private var handChain: [(hash: ChangeHash, seq: Int64)] = []
  let hand: DeviceByHand
  private(set) var stranger: Stranger
  private let tables: TableCatalogue

  init(seed: UInt64, shelf: StoreShelf) throws {
    self.seed = seed
    self.shelf = shelf
    random = RepeatableRandom(seed: seed)
    tables = try TableCatalogue.ofSchema()
    hand = try DeviceByHand(0xBA0D)
    stranger = try Stranger(tables, number: 1)
    let tenYearsMS: Int64 = 315_576_000_000
    for number in 0..<Int.random(in: 2...3, using: &random) {
      let skews = [0, 0, 500, -500, tenYearsMS, -tenYearsMS]
      members.append(
        Member(
          name: StoreShelf.name(number), store: try shelf.store(number),
          skewMS: skews[Int.random(in: 0..<skews.count, using: &random)]))
    }
  }

  mutating func play() throws {
    for _ in 0..<Int.random(in: 8..<30, using: &random) {
      nowMS += Int64.random(in: 0...20_000, using: &random)
      let place = Int.random(in: 0..<members.count, using: &random)
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<40: try edit(place)
      case 40..<46: try importPlan(place)
      case 46..<54: try writeByHand(for: place)
      case 54..<60: try writeAsStranger(for: place)
      case 60..<84: try deliver(to: place)
      case 84..<88: try fork(place)
      case 88..<91: try reopen(place)
      case 91..<93: try buildAnew(place)
      default: try die(place)
      }
    }
    if seed % 50 == 7 { try dieForReal() }
  }

  /// Gives every store every change, each in an order of its own, until all hold the same.
  ///
  /// A copy that has not written since parts from its original while it merges: that is a change more, for
  /// the next round.
  mutating func exchangeEverything() throws {
    for _ in 0..<5 {
      var all: [ChangeHash: SealedChange] = [:]
      for member in members {
        for change in try member.store.changes() { all[change.hash] = change }
      }
      for member in members {
        try member.store.take(all.values.sorted { $0.hash < $1.hash }.shuffled(using: &random))
      }
      let counts = try members.map { try $0.store.changes().count }
      if counts.allSatisfy({ $0 == all.count }) { return }
    }
  }

  /// Closes the stores and removes the copies, so that another schedule can have the shelf.
  mutating func end() throws {
    for (place, member) in members.enumerated() {
      try member.store.close()
      if member.name != StoreShelf.name(place) { shelf.fixture.remove(member.name) }
    }
    members = []
  }

  // MARK: Steps

  /// As `cp -r` does, while the store is closed or while it is open and at rest.
  private mutating func fork(_ place: Int) throws {
    guard members.count < 5 else { return }
    happened["copied", default: 0] += 1
    let name = "copy\(members.count)"
    if Bool.random(using: &random) { try members[place].store.close() }
    try shelf.fixture.copy(members[place].name, to: name)
    try members[place].store = shelf.fixture.open(members[place].name)
    members.append(
      Member(
        name: name, store: try shelf.fixture.open(name), skewMS: members[place].skewMS))
  }

  private mutating func buildAnew(_ place: Int) throws {
    happened["built anew", default: 0] += 1
    try members[place].store.refold()
  }

  private mutating func reopen(_ place: Int) throws {
    happened["opened again", default: 0] += 1
    try members[place].store.close()
    members[place].store = try shelf.fixture.open(members[place].name)
  }

  mutating func edit(_ place: Int) throws {
    var random = self.random
    let member = members[place]
    try StoreMoment.at(nowMS + member.skewMS, seed: random.next()) {
      try member.store.write(author: "Ana") { view, draft in
        for _ in 0..<[1, 1, 2, 3][Int.random(in: 0..<4, using: &random)] {
          if Int.random(in: 0..<3, using: &random) == 0 {
            try StorePool.recordFact(view, draft, &random)
          } else {
            try StorePool.changeRecord(view, draft, &random)
          }
        }
      }
    }
    self.random = random
  }

  private mutating func importPlan(_ place: Int) throws {
    let version = Int.random(in: 1...3, using: &random)
    try StoreMoment.at(nowMS + members[place].skewMS, seed: random.next()) {
      _ = try members[place].store.importPlan(
        StorePool.file(version), StorePool.plan(version), author: "Ben", isRehearsal: false)
    }
  }

  /// What a member gets from another: some of it, in any order, some of it twice.
  mutating func bundle() throws -> [SealedChange] {
    let other = members[Int.random(in: 0..<members.count, using: &random)]
    let held = try other.store.changes()
    let doubled = held.filter { _ in Int.random(in: 0..<5, using: &random) == 0 }
    let bundle = (held + doubled).shuffled(using: &random)
    return Array(bundle.prefix(Int.random(in: 0...bundle.count, using: &random)))
  }

  private mutating func deliver(to place: Int) throws {
    let bundle = try bundle()
    try members[place].store.take(bundle)
  }

  /// A change by hand about the few things of ``StorePool``, after what the member has.
  private mutating func writeByHand(for place: Int) throws {
    let isFork = Int.random(in: 0..<3, using: &random) == 0
    let before = isFork ? handChain.randomElement(using: &random) : handChain.last
    let prev = before?.hash ?? .genesis(site: testSite, device: hand.device)
    let seq = (before?.seq ?? 0) + 1
    let tips = try members[place].store.read { try $0.tips() }.map(\.hash)
    var writer = ChangesetWriter(tables: tables)
    // The time of its facts stands still, so that forks of its chain make facts of one id.
    let fact = FactID.make(
      timeMS: 1_700_000_000_000, prev: prev, device: hand.device, seq: seq, operation: 0)
    for operation in StorePool.inspection(fact, &random) { try writer.append(operation) }
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      try writer.append(StorePool.odd(tables, &random))
    }
    let bare = Bool.random(using: &random)
    let sealed = try SealedChange(
      sealing: Change(
        site: testSite, device: hand.device, seq: seq, prev: prev,
        deps: tips.filter { $0 != prev }.sorted(),
        hlc: bare ? Int64.random(in: 0...9, using: &random) : nowMS << 16,
        schema: writer.schema, author: "Eve", body: writer.bytes))
    handChain.append((sealed.hash, seq))
    try members[place].store.take([sealed])
  }

  /// A change about anything, by somebody who has seen what the member has.
  private mutating func writeAsStranger(for place: Int) throws {
    let store = members[place].store
    let change = try StoreMoment.at(nowMS) { try stranger.change(after: store, &random) }
    try store.take([change])
  }
}
