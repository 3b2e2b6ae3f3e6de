package import Change
internal import GRDB

/// The table `coverage`: what changes cover besides the lines they stand in, each once.
///
/// What is looked up often is kept in memory, ``mostBytes`` at most, and read again once it was put out: each has a
/// number for every chain, so that a laptop that signs thousands of lines makes every one large.
package final class CoverageTable {
  /// The most bytes kept in memory: 64 MiB.
  package static let mostBytes = 67_108_864
  /// About what one takes besides its numbers, in both tables.
  private static let entryBytes = 256

  private var known: [Int64: Coverage] = [:]
  private var ids: [Coverage: Int64] = [:]
  /// About how many are kept.
  package private(set) var keptBytes = 0
  private let mostBytes: Int
  private let find: RawStatement
  private let findSeqs: RawStatement
  private let add: RawStatement

  /// That of a connection.
  package init(_ connection: OpaquePointer, mostBytes: Int = CoverageTable.mostBytes) {
    self.mostBytes = mostBytes
    find = RawStatement(connection, "SELECT seqs FROM coverage WHERE coverage = ?1")
    findSeqs = RawStatement(connection, "SELECT coverage FROM coverage WHERE seqs = ?1")
    add = RawStatement(connection, "INSERT INTO coverage (seqs) VALUES (?1) RETURNING coverage")
  }

  /// The coverage of a number; nil if it is not there, or no coverage.
  package func coverage(_ id: Int64) throws -> Coverage? {
    if let known = known[id] { return known }
    defer { find.reset() }
    find.bind(1, id)
    guard try find.step(), let coverage = Coverage(bytes: find.blob(0)) else { return nil }
    makeRoom(for: coverage)
    known[id] = coverage
    return coverage
  }

  /// The number of a coverage, which it gets now if it has none.
  package func id(of coverage: Coverage) throws -> Int64 {
    if let known = ids[coverage] { return known }
    let bytes = coverage.bytes
    func number(_ statement: RawStatement) throws -> Int64? {
      defer { statement.reset() }
      statement.bind(1, bytes)
      guard try statement.step() else { return nil }
      let number = statement.integer(0)
      while try statement.step() {}
      return number
    }
    guard let id = try number(findSeqs) ?? number(add) else {
      throw StoreError(.fault, "What a change covers could not be kept.")
    }
    makeRoom(for: coverage)
    ids[coverage] = id
    known[id] = coverage
    return id
  }

  /// A merge names old ones rarely: start again rather than grow without bound.
  private func makeRoom(for coverage: Coverage) {
    let bytes = Self.entryBytes + coverage.chainCount * MemoryLayout<Int64>.stride
    if keptBytes + bytes > mostBytes {
      known.removeAll()
      ids.removeAll()
      keptBytes = 0
    }
    keptBytes += bytes
  }
}
