import Change
import Foundation
import Plant
import Store
import TestSupport
import Testing

@Suite struct `Two ferrules on one store` {
  private let fixture: StoreFixture

  init() throws {
    fixture = try StoreFixture()
    _ = try fixture.store("store", seed: 1)
  }

  private static func note(_ text: String) -> FactBody {
    .note(Note(subject: Subject(kind: .hall, id: StorePool.hall), text: text))
  }

  @Test func `writes of both go into one chain`() throws {
    let (one, other) = (try fixture.open("store"), try fixture.open("store"))
    for number in 0..<5 {
      try one.fact(Self.note("one \(number)"))
      try other.fact(Self.note("other \(number)"))
    }
    #expect(try one.changes().map(\.change.seq).sorted() == Array(1...10))
    #expect(try one.read { try $0.tips().count } == 1)
    #expect(try one.dump() == other.dump())
    #expect(try other.doctor().isWell)
  }

  @Test func `while one writes the other reads the old state, and its write waits`() throws {
    let reader = try fixture.open("store")
    let folder = StoreFolder(fixture.path("store"))
    let (started, release, done) = (
      DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)
    )
    func start(_ work: @escaping @Sendable (Store) throws -> Void) {
      Thread.detachNewThread {
        defer { done.signal() }
        do {
          try work(try Store(folder, environment: testEnvironment))
        } catch {
          Issue.record("\(error)")
        }
      }
    }
    start { store in
      try store.write(author: "Ana") { _, draft in
        try draft.record(Self.note("long"))
        started.signal()
        release.wait()
      }
    }
    started.wait()
    #expect(try reader.texts("SELECT text FROM note").isEmpty)
    start { store in
      started.signal()
      try store.write(author: "Ben") { view, draft in
        // What it reads is the state the other write left.
        let texts = try view.log(sinceMS: nil, technician: nil, limit: 9)
        try draft.record(Self.note("after \(texts.count)"))
      }
    }
    started.wait()
    Thread.sleep(forTimeInterval: 0.2)
    #expect(try reader.texts("SELECT text FROM note").isEmpty)
    release.signal()
    done.wait()
    done.wait()
    #expect(
      try reader.texts("SELECT text FROM note ORDER BY text") == [["after 1"], ["long"]])
    #expect(try reader.read { try $0.tips().count } == 1)
  }
}
