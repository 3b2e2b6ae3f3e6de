import Change
import Plant
import Store
import TestSupport

/// A random history of several real stores: edits, facts, imports, copied folders, and deliveries
/// that come in part, shuffled and doubled, under clocks that are ten years off; with one stranger
/// who writes changes by hand, under any clock, and forks its own chain.
struct StoreSchedule {
  struct Member {
    let name: String
    let store: Store
    let skewMS: Int64
  }

  let fixture: StoreFixture
  var random: RepeatableRandom
  var members: [Member] = []
  private var nowMS: Int64 = 1_800_000_000_000
  private var step: UInt64 = 0
  private var stranger: [(hash: ChangeHash, seq: Int64)] = []
  private let strangerID = DeviceID(storage: Bytes32(0xBAD, 0, 0, 0))
  private let tables: TableCatalogue

  init(seed: UInt64) throws {
    fixture = try StoreFixture()
    random = RepeatableRandom(seed: seed)
    tables = try TableCatalogue.ofSchema()
    let tenYearsMS: Int64 = 315_576_000_000
    for number in 0..<Int.random(in: 2...3, using: &random) {
      let skews = [0, 0, 500, -500, tenYearsMS, -tenYearsMS]
      let name = "store\(number)"
      members.append(
        Member(
          name: name, store: try fixture.store(name, seed: random.next()),
          skewMS: skews[Int.random(in: 0..<skews.count, using: &random)]))
    }
  }

  mutating func play() throws {
    for _ in 0..<Int.random(in: 8..<30, using: &random) {
      nowMS += Int64.random(in: 0...20_000, using: &random)
      step += 1
      let member = members[Int.random(in: 0..<members.count, using: &random)]
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<42: try edit(member)
      case 42..<50: try importPlan(member)
      case 50..<62: try writeAsStranger(for: member)
      case 62..<93:
        let other = members[Int.random(in: 0..<members.count, using: &random)]
        let held = try other.store.changes()
        let doubled = held.filter { _ in Int.random(in: 0..<5, using: &random) == 0 }
        let bundle = (held + doubled).shuffled(using: &random)
        try member.store.take(bundle.prefix(Int.random(in: 0...bundle.count, using: &random)))
      default: try fork(member)
      }
    }
  }

  /// Gives every store every change, each in an order of its own.
  mutating func exchangeEverything() throws {
    var all: [ChangeHash: SealedChange] = [:]
    for member in members {
      for change in try member.store.changes() { all[change.hash] = change }
    }
    for member in members {
      try member.store.take(all.values.sorted { $0.hash < $1.hash }.shuffled(using: &random))
    }
  }

  // MARK: Steps

  private mutating func fork(_ member: Member) throws {
    guard members.count < 5 else { return }
    let name = "copy\(members.count)"
    members.append(
      Member(
        name: name, store: try fixture.fork(member.name, to: name), skewMS: member.skewMS))
  }

  private mutating func edit(_ member: Member) throws {
    var random = self.random
    let skewed = nowMS + member.skewMS
    try StoreMoment.at(skewed, seed: random.next()) {
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

  private mutating func importPlan(_ member: Member) throws {
    let version = Int.random(in: 1...3, using: &random)
    try StoreMoment.at(nowMS + member.skewMS, seed: random.next()) {
      _ = try member.store.importPlan(
        StorePool.file(version), StorePool.plan(version), author: "Ben", isRehearsal: false)
    }
  }

  /// A change by hand, after what the member has, in a chain that forks now and then.
  private mutating func writeAsStranger(for member: Member) throws {
    let isFork = Int.random(in: 0..<3, using: &random) == 0
    let before = isFork ? stranger.randomElement(using: &random) : stranger.last
    let genesis = ChangeHash.genesis(site: testSite, device: strangerID)
    let prev = before?.hash ?? genesis
    let seq = (before?.seq ?? 0) + 1
    let deps = try member.store.read { try $0.tips() }.map(\.hash).filter { $0 != prev }.sorted()
    var writer = ChangesetWriter(tables: tables)
    // The time of its facts stands still, so that forks of its chain make facts of one id.
    let fact = FactID.make(
      timeMS: 1_700_000_000_000, prev: prev, device: strangerID, seq: seq, operation: 0)
    for operation in StorePool.inspection(fact, &random) { try writer.append(operation) }
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      try writer.append(StorePool.odd(tables, &random))
    }
    let bare = Int.random(in: 0..<2, using: &random) == 0
    let sealed = try SealedChange(
      sealing: Change(
        site: testSite, device: strangerID, seq: seq, prev: prev, deps: deps,
        hlc: bare ? Int64.random(in: 0...9, using: &random) : nowMS << 16,
        schema: writer.schema, author: "Eve", body: writer.bytes))
    stranger.append((sealed.hash, seq))
    try member.store.take([sealed])
  }
}
