internal import Change
internal import GRDB

extension Store {
  /// Whether this folder has the key of its device.
  var hasItsKey: Bool { (try? DeviceKey(path: folder.key).deviceID) == identity.device }

  /// One transaction of the writer, before which the store has parted from every copy of it.
  ///
  /// The person is told when the disk has it.
  ///
  /// - Parameter key: which file `device.key` is.
  func parted<Value>(_ key: KeyIdentity?, _ body: (Applier) throws -> Value) throws -> Value {
    var notices: [CopyNotice] = []
    let value = try writing { db, applier in
      if key == nil || key != applier.aloneWith || !isWitnessAsked {
        if let sign = try sign(db) { notices.append(try part(applier, sign)) }
        applier.aloneWith = key
      }
      return try body(applier)
    }
    try settled(notices)
    return value
  }

  /// What shows that this store is not alone, before anything is written; nil if nothing does.
  ///
  /// A store that knows of no key yet remembers the one it finds. The witness is asked at the first
  /// write after opening, and whenever `asksWitness`.
  func sign(_ db: Database, asksWitness: Bool = false) throws -> CopySign? {
    if try Meta.text(db, Meta.keyIdentity) == nil {
      try Meta.set(db, Meta.keyIdentity, KeyIdentity(path: folder.key)?.text)
    }
    if try isKeyAnotherFile(db) { return .otherFile }
    return asksWitness || !isWitnessAsked ? try witnessSign(db) : nil
  }

  /// Whether the key is another file than when this store last wrote; false if there is none.
  func isKeyAnotherFile(_ db: Database) throws -> Bool {
    guard let now = KeyIdentity(path: folder.key)?.text,
      let known = try Meta.text(db, Meta.keyIdentity)
    else { return false }
    return known != now
  }

  /// What the witness shows.
  func witnessSign(_ db: Database) throws -> CopySign? {
    guard case .says(let witness)? = try witness(db) else { return nil }
    return try sign(db, of: witness)
  }

  /// What a witness shows that was read before.
  func sign(_ db: Database, of witness: Witness) throws -> CopySign? {
    if let last = witness.last, try LogIndex.find(db, last.hash)?.isApplied != true {
      return .letOut(last.seq)
    }
    // A store that mostly merges lets out bundles without a change of its own.
    let counted = try Meta.integer(db, Meta.exportCounter) ?? 0
    return counted < witness.exports ? .wroteBundle(witness.exports) : nil
  }

  /// What shows that this store was set back and has not written since; nil if nothing does.
  public func signOfSetBack() throws -> CopySign? {
    try SQLiteTrouble.translated(folder.database) { try queue.inDatabase(witnessSign) }
  }

  /// What lies where this store's witness belongs; nil if there is no place for one.
  func witness(_ db: Database) throws -> WitnessReading? {
    guard let store = try Meta.bytes(db, Meta.storeID).flatMap({ ChangeGroupID(bytes: $0) }) else {
      return nil
    }
    return environment.witness?.read(store)
  }

  /// Writes the restart change: what this store writes after it shares no place with what any copy
  /// writes, for it follows 16 random bytes.
  ///
  /// The store gets an id of its own with it, and so a witness of its own. Of more ends than a change may name
  /// the next one takes the rest.
  func part(_ applier: Applier, _ sign: CopySign) throws -> CopyNotice {
    let db = applier.db
    let chain = try OwnChain(applier.log, identity)
    guard let nonce = ChangeNonce(bytes: environment.randomBytes(16)),
      let storeID = ChangeGroupID(bytes: environment.randomBytes(16))
    else { throw StoreError(.fault, "The random source gave too few bytes.") }
    let nowMS = environment.nowMS()
    try applier.write(
      own: .restart(
        site: identity.site, device: identity.device, seq: chain.seq, prev: chain.prev,
        deps: Array(chain.deps.prefix(ChangeLimits.deps)),
        hlc: HybridTime.next(seen: try applier.log.greatestTime(), wallMS: nowMS),
        author: identity.laptop, nonce: nonce, note: sign.note))
    try Meta.set(db, Meta.keyIdentity, KeyIdentity(path: folder.key)?.text)
    try Meta.set(db, Meta.storeID, storeID.data)
    try applier.saveAll()
    environment.reach(.restartWritten)
    return CopyNotice(
      sign: sign, laptop: identity.laptop, device: identity.device, seq: chain.seq,
      noticedMS: nowMS)
  }

  /// After the commit: nothing more has to be asked, and the person is told.
  func settled(_ notices: [CopyNotice]) throws {
    isWitnessAsked = true
    guard !notices.isEmpty else { return }
    identity = try SQLiteTrouble.translated(folder.database) { try queue.inDatabase(Meta.identity) }
    for notice in notices { environment.tell(notice) }
  }
}
