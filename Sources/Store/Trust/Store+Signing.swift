public import Change
internal import GRDB

extension Store {
  /// The public keys of this store's device.
  ///
  /// - Throws: a ``StoreError`` with code `key-missing`.
  public func deviceKeys() throws -> DeviceKeys { try ownKey().publicKeys }

  /// This device's signature over a message.
  ///
  /// - Throws: a ``StoreError`` with code `key-missing`.
  package func signature(of message: [UInt8]) throws -> KeySignature {
    try ownKey().signature(of: message)
  }

  func ownKey() throws -> DeviceKey {
    let key = try DeviceKey(path: folder.key)
    guard try key.deviceID == identity.device else {
      throw StoreError(
        .keyMissing, "\(folder.key) is the key of another device.",
        next: "ferrule init NEWDIR --from BUNDLE")
    }
    return key
  }

  /// Whether this store holds the site's own key.
  public func holdsSiteKey() throws -> Bool { try siteKey() != nil }

  /// Learns which key is the site's, once a bundle has said so.
  func hearOfSiteKey() throws {
    guard identity.authority == nil else { return }
    identity.authority = try SQLiteTrouble.translated(folder.database) {
      try queue.inDatabase(Meta.identity).authority
    }
  }

  /// The site's own key, if this store has it and it is the one this store knows.
  func siteKey() throws -> SiteKey? {
    guard let key = try SiteKey(path: folder.authorityKey) else { return nil }
    guard try key.authority == identity.authority else {
      throw StoreError(
        .keyMissing, "\(folder.authorityKey) is the key of another site.",
        next: "ls -l \(ShellWord.quoted(folder.authorityKey))")
    }
    return key
  }

  /// Every head known in a view, and one that stands for what this device wrote since, ascending.
  ///
  /// Taken before anything leaves this laptop. What is new is kept by ``keep(_:)``.
  package func signedHeads(in view: StoreView) throws -> SignedHeads {
    let known = try view.heads()
    let log = try ChangeLog(view.db)
    guard let last = try OwnChain.last(log),
      !known.contains(where: { $0.name.hash == last.rank.hash })
    else { return SignedHeads(all: known, new: nil, superseded: []) }
    let name = ChangeName(device: identity.device, seq: last.placement.seq, hash: last.rank.hash)
    let new = SignedHead(
      name: name, signature: try signature(of: SignedHead.message(name, site: identity.site)))
    let superseded = try known.filter { old in
      guard old.name.device == identity.device, let place = try log.applied(old.name.hash) else {
        return false
      }
      return log.chains.line(before: last.placement, holds: place.placement)
    }
    let all = known.filter { !superseded.contains($0) } + [new]
    return SignedHeads(
      all: all.sorted { $0.name < $1.name }, new: new, superseded: superseded.map(\.name))
  }

  /// Keeps the head that was signed; where nothing can be written it is made anew the next time.
  package func keep(_ heads: SignedHeads) throws {
    guard heads.new != nil, !queue.configuration.readonly else { return }
    try keepingIfThereIsRoom { db in try Heads.keep(db, heads) }
  }

  /// One transaction about what left this laptop; on a full disk it is left out, for it did leave.
  func keepingIfThereIsRoom(_ body: (Database) throws -> Void) throws {
    do {
      try transaction(body)
    } catch let trouble as StoreError where trouble.code == .diskFull { return }
  }
}
