internal import Change
internal import Foundation
internal import GRDB

/// Which statements in changes have a wrong signature, by hash: what was looked at once is not looked at again.
///
/// That stays so: a device's id follows from its keys, and the site's key never changes. Only wrong ones are
/// remembered, so that a damaged entry can at worst hide a statement here, never make one count.
enum WrongStatements {
  /// What is more is verified by every command: 3 MB.
  static let most = 100_000

  static func all(_ db: Database) throws -> Set<ChangeHash> {
    let bytes = try Meta.bytes(db, Meta.wrongStatements) ?? []
    return Set(
      stride(from: 0, to: bytes.count, by: ChangeHash.byteCount).compactMap {
        ChangeHash(bytes: Array(bytes[$0..<min($0 + ChangeHash.byteCount, bytes.count)]))
      })
  }

  static func keep(_ db: Database, _ hashes: Set<ChangeHash>) throws {
    let bytes = hashes.sorted().prefix(most).flatMap(\.bytes)
    try Meta.set(db, Meta.wrongStatements, bytes.data)
  }
}

extension StoreView {
  /// Remembers which statements in changes have a wrong signature.
  ///
  /// To be called inside ``Store/merge(_:)``, when all that came is applied.
  ///
  /// - Returns: how many there are.
  @discardableResult
  package func rememberWrongStatements() throws -> Int {
    var wrong = try WrongStatements.all(db)
    guard let authority = identity.authority, wrong.count < WrongStatements.most else {
      return wrong.count
    }
    let before = wrong.count
    let facts = try trustFacts()
    let isSigned = try isSigned()
    let book = TrustBook(
      site: identity.site, authority: authority, facts, isSigned: isSigned)
    for statement in facts.map(\.statement) {
      guard let key = statement.key(authority, book) else { continue }
      if !isSigned(statement, key) { wrong.insert(statement.hash) }
    }
    if wrong.count > before { try WrongStatements.keep(db, wrong) }
    return wrong.count
  }
}
