import Change
import Foundation
import Plant
import Store
import TestSupport

/// Stores that die while they write.
extension StoreSchedule {
  /// A store that came back with something else than it should have.
  struct Lost: Error, CustomStringConvertible {
    var description: String
  }

  private enum Moment: CaseIterable {
    case beforeCommit
    case whileCommitting
    case afterCommit
    case halfMerged
  }

  /// The process dies somewhere in a write or a merge: what the disk held then is put back, and the store
  /// is opened again.
  ///
  /// What is committed is there, and nothing of what is not.
  mutating func die(_ place: Int) throws {
    let (name, fixture) = (members[place].name, shelf.fixture)
    let before = try hashes(place)
    let watch = DiskWatch { fixture.disk(name) }
    let isMerge = Bool.random(using: &random)
    var half: DiskState?
    if isMerge {
      let bundle = try bundle()
      let member = members[place]
      try Watch.$disk.withValue(watch) {
        try member.store.merge { acceptor, _ in
          for (number, change) in bundle.enumerated() {
            _ = try acceptor.accept(change)
            if number == bundle.count / 2 { half = fixture.disk(name) }
          }
        }
      }
    } else {
      var schedule = self
      try Watch.$disk.withValue(watch) { try schedule.edit(place) }
      self = schedule
    }
    let after = try hashes(place)
    guard let atCommit = watch.state(at: .beforeCommit), let done = watch.state(at: .afterCommit)
    else { throw Lost(description: "\(name) wrote without reaching the commit") }

    let moment = Moment.allCases[Int.random(in: 0..<4, using: &random)]
    happened["died \(moment)", default: 0] += 1
    var left = atCommit
    var allowed = [before]
    switch moment {
    case .beforeCommit: break
    case .afterCommit:
      left = done
      allowed = [after]
    case .halfMerged:
      guard let half else { break }
      left = half
    case .whileCommitting:
      // A commit that also moved the log into the file has written more than the log.
      guard done.database == atCommit.database else { break }
      let count = Int.random(in: 0...done.log.count, using: &random)
      left.log = done.log(torn: count, over: atCommit)
      allowed.append(after)
    }
    try members[place].store.close()
    try fixture.put(left, name)
    members[place].store = try fixture.open(name)
    guard try allowed.contains(hashes(place)) else {
      throw Lost(description: "\(name) died \(moment) and came back with other changes")
    }
  }

  /// The real program works on two of the stores, and is killed at the points of its way: `refold`, an
  /// export, and a merge of what the one wrote into the other.
  mutating func dieForReal() throws {
    happened["died for real", default: 0] += 1
    let program = try KilledProgram(in: shelf.fixture.root)
    // What earlier histories exported is nothing to these stores.
    shelf.fixture.remove("state")
    for place in 0...1 { try signEverything(in: members[place].store) }
    let (from, to) = (members[0], members[1])
    for member in [from, to] { try member.store.close() }
    let before = shelf.fixture.disk(to.name)
    func run(_ arguments: [String], _ member: Member, killAt: CrashPoint? = nil) throws {
      let status = try program.run(arguments, store: member.name, killAt: killAt)
      // A bundle that brings nothing is not taken apart: there is no half of it to die in.
      let passed = killAt == .mergeHalfApplied && status == 0
      guard passed || status == (killAt == nil ? 0 : -SIGKILL) else {
        throw Lost(description: "\(arguments) on \(member.name) ended with \(status)")
      }
    }
    try run(["refold"], from, killAt: .beforeCommit)
    try run(["sync", "export", "-o", "a.bundle"], from, killAt: .bundleHalfWritten)
    try run(["sync", "export", "-o", "a.bundle"], from)
    try run(["sync", "merge", "a.bundle"], to, killAt: .mergeHalfApplied)
    try run(["sync", "merge", "a.bundle"], to, killAt: .beforeCommit)
    members[1].store = try shelf.fixture.open(to.name)
    let untouched = try hashes(1)
    try members[1].store.close()
    let now = shelf.fixture.disk(to.name)
    try shelf.fixture.put(before, to.name)
    members[1].store = try shelf.fixture.open(to.name)
    guard try hashes(1) == untouched else {
      throw Lost(description: "\(to.name) has something of a merge that was killed")
    }
    try members[1].store.close()
    try shelf.fixture.put(now, to.name)
    try run(["sync", "merge", "a.bundle"], to, killAt: .afterCommit)
    for place in 0...1 { members[place].store = try shelf.fixture.open(members[place].name) }
    guard try hashes(0).isSubset(of: hashes(1)) else {
      throw Lost(description: "\(to.name) lacks something of a merge that was committed")
    }
    shelf.fixture.remove("a.bundle")
  }

  /// What came from store to store without a bundle is signed afterwards, as a bundle would have brought it.
  private func signEverything(in store: Store) throws {
    var signers: [DeviceID: (keys: DeviceKeys, sign: ([UInt8]) throws -> KeySignature)] = [:]
    for keys in [hand, stranger.keys] { signers[keys.device] = (keys.keys, keys.signature) }
    for member in members {
      signers[member.store.identity.device] = (
        try member.store.deviceKeys(), member.store.signature
      )
    }
    let siteKey = try testSiteKey
    let statements = try signers.values.map {
      try siteKey.certificate(of: $0.keys, laptop: "LT", site: testSite)
    }
    try store.merge { acceptor, view in
      let heads = try (acceptor.ends + view.held()).compactMap { name -> SignedHead? in
        guard let signer = signers[name.device] else { return nil }
        return SignedHead(
          name: name, signature: try signer.sign(SignedHead.message(name, site: testSite)))
      }
      try view.keep(statements, authority: nil)
      try view.keep(heads)
    }
  }

  private func hashes(_ place: Int) throws -> Set<[CellValue]> {
    Set(try members[place].store.select("SELECT hash FROM change_log"))
  }
}
