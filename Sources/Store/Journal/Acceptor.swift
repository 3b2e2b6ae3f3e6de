public import Change

/// Takes foreign changes into the store, in one transaction.
public final class Acceptor {
  private var applier: Applier
  private let store: Store
  private var names = OwnNames()
  /// What the person has to be told once the merge is on the disk.
  private(set) var notices: [CopyNotice] = []
  private var before: [DeviceID: AppliedCounts]
  private let leftOutBefore: Int
  private let endsBefore: Set<ChangeHash>

  init(_ applier: Applier, _ store: Store) {
    self.applier = applier
    self.store = store
    before = applier.applied
    leftOutBefore = applier.leftOut.count
    endsBefore = Set(applier.log.chains.chains.map(\.lastHash))
  }

  /// An acceptor for what comes next in the same transaction: it counts anew.
  public func following() -> Acceptor { Acceptor(applier, store) }

  /// Offers one change, in any order: what cannot be applied yet is held.
  ///
  /// - Throws: a ``ChangeError`` when the change is not valid; nothing of it was written and the
  ///   caller may go on with the next.
  public func accept(_ sealed: SealedChange) throws -> AcceptOutcome {
    try noted(sealed, applier.accept(sealed))
  }

  /// Offers, as ``accept(_:)-(SealedChange)`` does, a change that was checked before.
  ///
  /// - Parameter packed: its bytes as the log keeps them.
  public func accept(_ checked: CheckedChange, packed: LogBytes) throws -> AcceptOutcome {
    try noted(checked.sealed, applier.accept(checked, packed: packed))
  }

  private func noted(_ sealed: SealedChange, _ outcome: AcceptOutcome) -> AcceptOutcome {
    if outcome != .known, sealed.change.device == store.identity.device { names.add(sealed.name) }
    return outcome
  }

  /// The last change of each chain as it is now.
  public var ends: [ChangeName] {
    applier.log.chains.chains.map {
      ChangeName(device: $0.device, seq: $0.lastSeq, hash: $0.lastHash)
    }
  }

  /// The ends of the chains that grew since this acceptor was made.
  public var grownEnds: [ChangeName] { ends.filter { !endsBefore.contains($0.hash) } }

  /// The last change this store wrote; nil if it wrote none.
  public var ownTip: ChangeHash? { applier.log.ownTip }

  /// Hears that others know this change: it is here, or its device signed for it.
  ///
  /// What others only say they hold is no reason to part.
  public func heard(of name: ChangeName) {
    if name.device == store.identity.device { names.add(name) }
  }

  /// Enters what was taken in, so that it is found by hash and by place.
  public func saveLog() throws { try applier.save() }

  /// Parts this store from its copies, if one of the changes heard of or taken in shows that it was
  /// set back or copied; done at the end of every merge, or before by who wants to know.
  ///
  /// - Returns: whether it parted, now or when the merge began.
  @discardableResult
  public func partFromCopies() throws -> Bool {
    try applier.save()
    if store.hasItsKey, let name = try names.ahead(applier.log) {
      notices.append(try store.part(applier, .named(name)))
    }
    names = OwnNames()
    try applier.save()
    return !notices.isEmpty
  }

  /// Parts this store from its copies before anything is taken in.
  func partFirst() throws {
    if let sign = try store.sign(applier.db), store.hasItsKey {
      notices.append(try store.part(applier, sign))
    }
    before = applier.applied
  }

  /// Gives what was taken in the effect it has: changes of a device that was shut out have none.
  ///
  /// What was counted before is not known to this acceptor afterwards, if the state had to be built anew.
  public func settle() throws {
    try applier.save()
    if try applier.settleVoid() { applier = try applier.fresh() }
  }

  /// What was applied of what was offered, and of what had waited for it, by device.
  public var applied: [DeviceID: AppliedCounts] {
    var out: [DeviceID: AppliedCounts] = [:]
    for (device, now) in applier.applied {
      let new = now.since(before[device] ?? AppliedCounts())
      if new.changes > 0 { out[device] = new }
    }
    return out
  }

  /// Gives up changes that wait, as if they had never come.
  package func forget(_ held: [HeldChange]) throws { try applier.forget(held) }

  /// Held changes that turned out not to be valid when what they waited for came.
  public var leftOut: [LeftOut] { Array(applier.leftOut.dropFirst(leftOutBefore)) }
}

extension Store {
  /// Takes in foreign changes: all that `body` offers is in one transaction, and on the disk when
  /// this returns.
  ///
  /// When `body` throws, nothing is written.
  ///
  /// - Returns: what `body` returns, and the state after as `report` sees it in the same transaction.
  public func merge<Value>(_ body: (Acceptor, StoreView) throws -> Value) throws -> Value {
    var notices: [CopyNotice] = []
    let value = try writing { db, applier in
      // What is signed comes beside the changes, too.
      applier.isKnownNotShutOut = false
      let acceptor = Acceptor(applier, self)
      try acceptor.partFirst()
      let value = try body(acceptor, StoreView(db: db, catalogue: catalogue, identity: identity))
      try acceptor.partFromCopies()
      notices = acceptor.notices
      return value
    }
    try settled(notices)
    try hearOfSiteKey()
    return value
  }
}
