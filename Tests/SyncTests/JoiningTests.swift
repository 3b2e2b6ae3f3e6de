import Change
import Foundation
import Plant
import Store
import Sync
import TestSupport
import Testing

/// Who belongs to the site, and who says so.
struct JoiningTests {
  private let floor: Floor
  private let central: Store
  private let ana: Store

  init() throws {
    (floor, central, ana) = try Floor.home()
  }

  @Test func `a stranger's bundle is refused and changes nothing, until somebody vouches`() throws {
    let new = try floor.stranger("LT-12", from: central)
    try new.note("mine", hall: 2)
    let bundle = try floor.bundle(new, "new")
    let before = try central.dump()
    let error = syncError { _ = try Sync.merge(central, path: bundle) }
    #expect(error?.code == .unknownLaptop)
    #expect(error?.exit == .notTrusted)
    #expect(error?.next?.hasPrefix("ferrule join grant ") == true)
    #expect(syncError { _ = try Sync.merge(ana, path: bundle) }?.next?.contains("lead") == true)
    #expect(try central.dump() == before)
    #expect(try central.read { try $0.peers() }.isEmpty)

    // Its own bundle asks for it.
    let request = try Sync.applicant(bundle, for: central)
    #expect(request.keys.device == new.identity.device)
    let said = try Sync.grant(central, request, role: .technician, author: "Dana")
    #expect(said.isNew)
    #expect(try !Sync.grant(central, request, role: .technician, author: "Dana").isNew)
    #expect(try Sync.merge(central, path: bundle).changes.applied == 1)
    // The word reaches the laptop itself and another one with the next bundle.
    #expect(try Sync.membership(new) == nil)
    let word = try floor.bundle(central, "word")
    for store in [new, ana] { _ = try Sync.merge(store, path: word) }
    #expect(try Sync.membership(new) == .technician)
    try new.note("later", hall: 3)
    #expect(try Sync.merge(ana, path: floor.bundle(new, "later")).changes.applied == 1)
  }

  @Test func `a request is a small file with one spelling`() throws {
    let new = try floor.stranger("LT-12", from: central)
    let path = try Sync.request(new, to: floor.file("new.ferrule-join"))
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(try Sync.applicant(path, for: central).laptop == "LT-12")
    for position in bytes.indices {
      var damaged = bytes
      damaged[position] ^= 1
      try Data(damaged).write(to: URL(fileURLWithPath: floor.file("damaged")))
      let error = syncError { _ = try Sync.applicant(floor.file("damaged"), for: central) }
      #expect(error != nil, "byte \(position)")
      try Data(bytes[..<position]).write(to: URL(fileURLWithPath: floor.file("cut")))
      #expect(syncError { _ = try Sync.applicant(floor.file("cut"), for: central) } != nil)
    }
    let elsewhere = try Store.create(
      floor.folder("elsewhere"), site: nil, siteName: "Hall 8", laptop: "LT-77", isCentral: true,
      environment: Floor.environment(seed: 4_000))
    #expect(syncError { _ = try Sync.applicant(path, for: elsewhere) }?.code == .otherSite)
  }

  @Test func `a lead vouches for technicians and for nobody else, a technician for nobody`() throws
  {
    let lead = try floor.laptop("lead")
    try floor.enrol(lead, role: .lead)
    let new = try floor.stranger("LT-12", from: central)
    let request = try Sync.applicant(floor.bundle(new, "new"), for: lead)
    for (store, role) in [(lead, DeviceRole.lead), (lead, .central), (ana, .technician)] {
      #expect {
        try Sync.grant(store, request, role: role, author: "Lee")
      } throws: { ($0 as? StoreError)?.code == .mayNotVouch }
    }
    _ = try Sync.grant(lead, request, role: .technician, author: "Lee")
    // Whoever trusts the lead trusts its word: here one that never met the new laptop's word itself.
    try new.note("mine", hall: 2)
    _ = try Sync.merge(new, path: floor.bundle(lead, "finish"))
    #expect(try Sync.merge(central, path: floor.bundle(new, "new 2")).changes.applied == 2)
  }
}
