import Change
import Foundation
import Plant
import Store
import Sync
import TestSupport
import Testing

/// What was said, signed, about laptops: names, floods, history.
struct StatementTests {
  private let floor: Floor
  private let central: Store
  private let ana: Store

  init() throws {
    (floor, central, ana) = try Floor.home()
  }

  private var site: SiteID { central.identity.site }

  @Test func `a name that another laptop of the site has is refused until it is free`() throws {
    try ana.note("here", hall: 1)
    _ = try Sync.merge(central, path: floor.bundle(ana, "ana"))
    let other = try floor.stranger("lt-04", from: central)
    let request = try Sync.applicant(floor.bundle(other, "other"), for: central)
    let refused = syncError {
      _ = try Sync.grant(central, request, role: .technician, author: "Dana")
    }
    #expect(refused?.code == .nameTaken)
    #expect(refused?.message.contains(ana.identity.device.description.prefix(8)) == true)
    #expect(try central.read { try $0.trust() }.certificate(of: other.identity.device) == nil)
    #expect(
      try Sync.grant(central, request, role: .technician, laptop: "LT-13", author: "Dana").isNew)
    // Its own name never stands in its way.
    #expect(
      try Sync.grant(central, request, role: .lead, laptop: "LT-13", author: "Dana").isNew)

    let third = try Sync.applicant(
      floor.bundle(floor.stranger("third", from: central, seed: 901), "third"), for: central)
    _ = try Sync.revoke(central, ana.identity.device, why: "lost", author: "Dana")
    #expect(
      try Sync.grant(central, third, role: .technician, laptop: "LT-04", author: "Dana").isNew)
    let fourth = try Sync.applicant(
      floor.bundle(floor.stranger("fourth", from: central, seed: 902), "fourth"), for: central)
    #expect(
      try Sync.grant(
        central, fourth, role: .technician, laptop: "LT-04", sharesName: true, author: "Dana"
      ).isNew)
  }

  @Test func `a lead's flood of statements leaves room for what the site's key signed`() throws {
    let lead = try floor.laptop("lead")
    try floor.enrol(lead, role: .lead)
    try ana.note("written", hall: 1)
    _ = try Sync.merge(central, path: floor.bundle(ana, "ana"))
    for number in 0..<4 {
      let keys = try DeviceByHand(UInt64(700 + number)).keys
      let request = JoinRequest(
        site: site, siteName: "Hall 7", keys: keys, laptop: "flood \(number)", atMS: 0)
      _ = try Sync.grant(lead, request, role: .technician, author: "Lee")
    }
    _ = try Sync.merge(central, path: floor.bundle(lead, "flood"))
    let all = try central.read { try StatementSelection(of: $0) }.taken
    let few = all.filter { $0.issuer == .authority }
    #expect(all.count == few.count + 4)
    var limits = StatementSelection.Limits()
    limits.count = few.count
    let cut = try central.read { try StatementSelection(of: $0, limits) }
    #expect(cut.taken == few)
    #expect(cut.left == 4)
    limits.count += 1
    #expect(try central.read { try StatementSelection(of: $0, limits) }.taken.count == limits.count)
    limits = StatementSelection.Limits()
    limits.bytes = few.reduce(0) { $0 + $1.bytes.count }
    #expect(try central.read { try StatementSelection(of: $0, limits) }.taken == few)
    limits.bytes -= 1
    #expect(try central.read { try StatementSelection(of: $0, limits) }.taken == few.dropLast())
  }

  @Test func `a store keeps a bundle's worth of statements, whatever came first`() throws {
    let lead = try floor.laptop("lead")
    let other = try floor.laptop("other lead")
    try floor.enrol(lead, role: .lead)
    try floor.enrol(other, role: .lead)
    func word(_ number: Int, by issuer: Store) throws -> TrustStatement {
      let certificate = Certificate(
        keys: try DeviceByHand(UInt64(700 + number)).keys, laptop: "LT-\(number)",
        role: .technician)
      let device = issuer.identity.device
      return try TrustStatement(
        site: site, issuer: .device(device), atMS: Int64(number),
        content: .certificate(certificate)
      ) { try floor.signer.signature(of: $0, by: device) }
    }
    func shutOut(_ store: Store) throws -> TrustStatement {
      try floor.signer.says(
        .revocation(Revocation(device: store.identity.device, tips: [], why: "lost")), site: site)
    }
    let flood = try (1...6).map { try word($0, by: lead) }
    let honest = try word(90, by: other)
    let lost = try shutOut(ana)
    var limits = StatementSelection.Limits()
    func keep(_ said: [TrustStatement], in store: Store) throws -> Set<TrustStatement> {
      try store.keep(said)
      try store.merge { _, view in try StatementSelection.limit(view, limits) }
      return Set(try store.read { try $0.trustEntries() }.map(\.statement))
    }
    let leads = try [lead, other].flatMap { store in
      try store.read { try $0.trustEntries() }.map(\.statement)
    }
    let waves = [[lost], [honest], Array(flood[3...]), Array(flood[..<3])]
    for (number, order) in [waves, waves.reversed()].enumerated() {
      let store = try floor.stranger("LT-\(number)", from: central, seed: UInt64(900 + number))
      limits = StatementSelection.Limits()
      _ = try keep(leads, in: store)
      // Of two certificates of one laptop the stronger goes along.
      let before = Set(try store.read { try $0.trust().accepted })
      limits.count = before.count + 4
      var kept: Set<TrustStatement> = []
      for wave in order { kept = try keep(wave, in: store) }
      #expect(kept == before.union([lost, honest, flood[0], flood[1]]))
      // What a lead said that was shut out, of laptops of which nothing is here, goes first.
      let end = try shutOut(lead)
      #expect(try keep([end], in: store) == before.union([lost, honest, end]))
    }
  }

  @Test func `wrongly signed words in changes are looked at once, and right ones still count`()
    throws
  {
    let forger = try DeviceByHand(7)
    try ana.write(author: "Ana") { _, draft in
      for number in 0..<3 as Range<UInt64> {
        try draft.record(
          trust: forger.certificate(
            of: DeviceByHand(800 + number).keys, laptop: "junk", role: .lead, site: site))
      }
    }
    _ = try Sync.merge(central, path: floor.bundle(ana, "junk"))
    func junk() throws -> Int {
      try central.read { try $0.trustEntries() }.count {
        guard case .certificate(let said) = $0.statement.content else { return false }
        return said.laptop == "junk"
      }
    }
    #expect(try junk() == 0)
    #expect(try central.merge { _, view in try view.rememberWrongStatements() } == 3)
    let new = try floor.stranger("LT-12", from: central)
    let request = try Sync.applicant(floor.bundle(new, "asks"), for: central)
    _ = try Sync.grant(central, request, role: .technician, author: "Dana")
    #expect(try central.merge { _, view in try view.rememberWrongStatements() } == 3)
    #expect(try central.read { try $0.trust() }.isTrusted(new.identity.device))
  }

  @Test func `what was said of a laptop and what it vouched for is its history`() throws {
    let lead = try floor.laptop("lead")
    try floor.enrol(lead, role: .lead)
    let new = try floor.stranger("LT-12", from: central)
    let device = new.identity.device
    let request = try Sync.applicant(floor.bundle(new, "new"), for: lead)
    _ = try Sync.grant(lead, request, role: .technician, author: "Lee")
    _ = try Sync.merge(central, path: floor.bundle(lead, "word"))
    _ = try Sync.revoke(central, device, why: "lost", author: "Dana")
    let events = try Sync.history(of: device, in: central)
    #expect(
      Set(events.map(\.what)) == [.joined(laptop: "LT-12", .technician), .shutOut(why: "lost")])
    #expect(Set(events.map(\.by)) == ["lead", nil])
    let said = try Sync.history(of: lead.identity.device, in: central).map(\.what)
    #expect(said.contains(.vouched(laptop: "LT-12", .technician)))
    #expect(said.contains(.joined(laptop: "lead", .lead)))
  }
}
