import Guide
import Plant
import Store
import TestSupport
import Testing

/// The texts of procedures, and stores from before there were any.
@Suite struct `The texts of procedures` {
  private let fixture: StoreFixture
  private let hall: Hall
  private let text = Array("procedure: p\n".utf8)

  init() throws {
    fixture = try StoreFixture()
    hall = try Hall(fixture)
  }

  @Test func `a text is kept once, by its hash, and a job names it`() throws {
    let (hash, id) = try hall.store.write(author: "Raj") { view, draft in
      let hash = try draft.keepProcedure(
        view, name: "p", version: 3, text: text, isOfSite: true)
      let job = try draft.record(
        .job(
          Job(
            link: hall.links[0], joint: hall.left, procedure: "p", version: 3, code: "ABC234",
            text: hash)))
      return (hash, job)
    }
    _ = try hall.store.write(author: "Raj") { view, draft in
      try draft.keepProcedure(view, name: "p", version: 3, text: text, isOfSite: false)
    }
    try hall.store.read { view in
      let all = try view.procedures()
      #expect(all.map(\.name) == ["p"])
      #expect(all.map(\.text) == [text])
      #expect(all.allSatisfy { $0.isOfSite && $0.sha256 == hash })
      #expect(try view.job(id)?.body.text == hash)
    }
  }

  @Test func `a job without a text is written as it was before there were any`() throws {
    let id = try hall.store.write(author: "Raj") { _, draft in
      try draft.record(
        .job(
          Job(
            link: hall.links[0], joint: hall.left, procedure: "repair", version: 1, code: "ABC234")
        ))
    }
    #expect(try hall.store.read { try $0.job(id)?.body.text } == nil)
  }

  @Test(.enabled(if: Shell.path != nil))
  func `a store of schema 3 is brought to this schema and keeps its jobs`() throws {
    let id = try hall.store.write(author: "Raj") { _, draft in
      try draft.record(
        .job(
          Job(
            link: hall.links[0], joint: hall.left, procedure: "repair", version: 1, code: "ABC234")
        ))
    }
    let copy = "old"
    try fixture.copy("hall", to: copy)
    let database = fixture.path("\(copy)/ferrule.db")
    let run = try Shell.run(
      database, "DROP TABLE procedure", "ALTER TABLE job DROP COLUMN text_sha256",
      "ALTER TABLE merged_bundle DROP COLUMN undone_after", "DROP INDEX part_move_by_bag",
      "DROP INDEX part_by_identity", "DROP INDEX job_by_code", "DROP INDEX fault_by_ticket",
      "DROP INDEX job_by_technician", "DROP INDEX signature_by_whom",
      "DROP INDEX kit_check_by_technician",
      "PRAGMA user_version = 3")
    try #require(run.status == 0, "\(run.text)")
    let store = try fixture.open(copy)
    #expect(try store.texts("PRAGMA user_version") == [["8"]])
    #expect(try store.read { try $0.job(id)?.body.code } == "ABC234")
    #expect(try store.read { try $0.jobs(everNamed: "abc234").map(\.id) } == [id])
    #expect(try store.read { try $0.procedures().isEmpty })
    #expect(try store.doctor().isWell)
  }
}
