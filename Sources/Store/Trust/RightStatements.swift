package import Change
internal import Foundation
internal import GRDB
internal import Synchronization

/// Which statements have a right signature, by hash: a lead's thousands are verified once, not with each command.
///
/// A hash stands for who has to have signed it too: a device's id follows from its keys, and the site's key is
/// bound in. The list is signed with this device's key, which nobody has who edits the file: one that was edited
/// counts for nothing, and `doctor` says so. No backup brings one to another device.
///
/// The entry `meta.right_statements`: this device's keys, its signature over ``message(_:_:_:)``, the hashes.
enum RightStatements {
  /// So many are verified with each command before they are worth an entry.
  static let least = 64
  /// What is more is verified by every command: 3 MB.
  static let most = 100_000

  private static let keyBytes = SigningKey.byteCount + AgreementKey.byteCount
  private static let headBytes = keyBytes + KeySignature.byteCount
  /// The last list that was read, by the hash of its entry and of whose it has to be.
  private static let last = Mutex<(entry: ChangeHash, hashes: Set<ChangeHash>)?>(nil)

  /// The 26 ASCII bytes `ferrule right statements 1`, site, the site's key, SHA-256 of the hashes.
  private static func message(_ site: SiteID, _ authority: AuthorityKey, _ hashes: [UInt8])
    -> [UInt8]
  {
    Array("ferrule right statements 1".utf8) + site.bytes + authority.bytes
      + hashes.withUnsafeBytes { ChangeHash(of: $0) }.bytes
  }

  /// Those that are remembered; none where this device did not sign the entry.
  static func all(_ db: Database, _ identity: StoreIdentity) throws -> Set<ChangeHash> {
    guard let authority = identity.authority,
      let entry = try Meta.bytes(db, Meta.rightStatements), !entry.isEmpty
    else { return [] }
    let name = (entry + identity.site.bytes + authority.bytes + identity.device.bytes)
      .withUnsafeBytes { ChangeHash(of: $0) }
    if let known = last.withLock({ $0?.entry == name ? $0?.hashes : nil }) { return known }
    let hashes = read(entry, identity, authority) ?? []
    last.withLock { $0 = (name, hashes) }
    return hashes
  }

  /// Whether nothing is remembered, or what this device signed.
  static func isSound(_ db: Database, _ identity: StoreIdentity) throws -> Bool {
    guard let entry = try Meta.bytes(db, Meta.rightStatements) else { return true }
    guard let authority = identity.authority else { return false }
    return read(entry, identity, authority) != nil
  }

  private static func read(
    _ entry: [UInt8], _ identity: StoreIdentity, _ authority: AuthorityKey
  ) -> Set<ChangeHash>? {
    guard entry.count >= headBytes, (entry.count - headBytes) % ChangeHash.byteCount == 0,
      let signing = SigningKey(bytes: entry.prefix(SigningKey.byteCount)),
      let agreement = AgreementKey(bytes: entry[SigningKey.byteCount..<keyBytes]),
      DeviceKeys(signing: signing, agreement: agreement).device == identity.device,
      let signature = KeySignature(bytes: entry[keyBytes..<headBytes])
    else { return nil }
    let list = Array(entry.dropFirst(headBytes))
    guard signing.verifies(signature, of: message(identity.site, authority, list)) else {
      return nil
    }
    return Set(
      stride(from: 0, to: list.count, by: ChangeHash.byteCount).compactMap {
        ChangeHash(bytes: list[$0..<$0 + ChangeHash.byteCount])
      })
  }

  static func keep(
    _ db: Database, _ identity: StoreIdentity, _ hashes: Set<ChangeHash>, _ keys: DeviceKeys,
    sign: ([UInt8]) throws -> KeySignature
  ) throws {
    guard let authority = identity.authority else { return }
    let list = hashes.sorted().prefix(most).flatMap(\.bytes)
    let signature = try sign(message(identity.site, authority, list))
    let entry = keys.signing.bytes + keys.agreement.bytes + signature.bytes + list
    try Meta.set(db, Meta.rightStatements, entry.data)
  }
}

extension StoreView {
  /// Whether a key signed a statement: as it is remembered, else verified.
  ///
  /// To be asked of the key that has to have signed it only, as a ``TrustBook`` does.
  package func isSigned() throws -> (TrustStatement, SigningKey) -> Bool {
    let right = try RightStatements.all(db, identity)
    guard !right.isEmpty else { return { StatementSignatures.isSigned($0, by: $1) } }
    return { right.contains($0.hash) || StatementSignatures.isSigned($0, by: $1) }
  }

  /// Whether what is remembered of signatures is as this device left it, and every statement of it that is here
  /// was signed indeed.
  package func areRightStatementsRight() throws -> Bool {
    guard try RightStatements.isSound(db, identity) else { return false }
    let right = try RightStatements.all(db, identity)
    guard let authority = identity.authority, !right.isEmpty else { return true }
    let entries = try trustEntries()
    let book = TrustBook(
      site: identity.site, authority: authority, entries, isSigned: StatementSignatures.isSigned)
    return entries.map(\.statement).filter { right.contains($0.hash) }.allSatisfy { statement in
      statement.key(authority, book).map { StatementSignatures.isSigned(statement, by: $0) }
        ?? false
    }
  }

  /// Remembers which of the statements that are known here have a right signature, where they are many.
  ///
  /// To be called inside ``Store/merge(_:)``, when all that came is applied and kept.
  ///
  /// - Parameter least: nothing is written for fewer new ones than that.
  /// - Returns: how many are remembered.
  @discardableResult
  package func rememberRightStatements(_ store: Store, least: Int? = nil) throws -> Int {
    let known = try RightStatements.all(db, identity)
    let least = least ?? RightStatements.least
    guard let authority = identity.authority else { return 0 }
    let new = try trustEntries().map(\.statement).filter { !known.contains($0.hash) }
    guard new.count >= least, known.count < RightStatements.most,
      let keys = try? store.deviceKeys()
    else { return known.count }
    let book = try trust()
    let right = new.filter { statement in
      statement.key(authority, book).map { StatementSignatures.isSigned(statement, by: $0) }
        ?? false
    }
    guard right.count >= least else { return known.count }
    let all = known.union(right.map(\.hash))
    try RightStatements.keep(db, identity, all, keys, sign: store.signature)
    return min(all.count, RightStatements.most)
  }
}

extension TrustStatement {
  /// The key that has to have signed it; nil if nobody vouched for its issuer.
  func key(_ authority: AuthorityKey, _ book: TrustBook) -> SigningKey? {
    switch issuer {
    case .authority: authority.signing
    case .device(let device): book.keys(of: device)?.signing
    }
  }
}
