import CSession
import Change
import Plant
import Store
import TestSupport
import Testing

@Suite struct `SQLite's session extension beside the journal` {
  @Test func `sees the fact and its children that a write wrote, and applies them elsewhere`()
    throws
  {
    let fixture = try StoreFixture()
    let store = try fixture.store("one", seed: 1)
    let mirror = try fixture.store("mirror", seed: 2)

    var session: OpaquePointer?
    try store.withConnection { connection in
      #expect(sqlite3session_create(connection, "main", &session) == SQLITE_OK)
      for table in ["inspection", "inspection_fibre"] {
        #expect(sqlite3session_attach(session, table) == SQLITE_OK)
      }
    }
    _ = try store.fact(
      .inspection(
        Inspection(face: StorePool.face(0), verdict: .clean, fibres: [1: .ok, 2: .ok, 3: .ok])))

    try store.withConnection { _ in
      var size: Int32 = 0
      var changeset: UnsafeMutableRawPointer?
      #expect(sqlite3session_changeset(session, &size, &changeset) == SQLITE_OK)
      defer { sqlite3_free(changeset) }
      #expect(size > 0)
      try mirror.withConnection { connection in
        var conflicts = csession_conflicts()
        let code = csession_apply(
          connection, size, changeset, SQLITE_CHANGESET_ABORT, &conflicts)
        #expect(code == SQLITE_OK)
        #expect(conflicts.data == 0 && conflicts.conflict == 0)
      }
      sqlite3session_delete(session)
    }
    for table in ["inspection", "inspection_fibre"] {
      let sql = "SELECT * FROM \(table) ORDER BY 1, 2"
      #expect(try mirror.texts(sql) == store.texts(sql))
    }
  }
}
