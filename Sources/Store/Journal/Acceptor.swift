public import Change

/// Takes foreign changes into the store, in one transaction.
public final class Acceptor {
  private let applier: Applier
  /// How many changes were applied, known and held.
  public private(set) var counts = AcceptCounts()

  init(_ applier: Applier) {
    self.applier = applier
  }

  /// Offers one change, in any order: what cannot be applied yet is held.
  ///
  /// - Throws: a ``ChangeError`` when the change is not valid; nothing of it was written and the
  ///   caller may go on with the next.
  public func accept(_ sealed: SealedChange) throws -> AcceptOutcome {
    let outcome = try applier.accept(sealed)
    switch outcome {
    case .applied: counts.offeredAndApplied += 1
    case .known: counts.known += 1
    case .held: counts.held += 1
    }
    return outcome
  }

  /// Held changes that turned out not to be valid when what they waited for came.
  public var leftOut: [LeftOut] { applier.leftOut }
}

/// What became of the changes that were offered.
public struct AcceptCounts: Hashable, Sendable {
  /// Applied when they were offered; what they set free is not counted here.
  public var offeredAndApplied = 0
  /// Here already.
  public var known = 0
  /// Waiting for something.
  public var held = 0
}

extension Store {
  /// Takes in foreign changes: all that `body` offers is in one transaction, and on the disk when
  /// this returns.
  ///
  /// When `body` throws, nothing is written.
  ///
  /// - Returns: what `body` returns, and the state after as `report` sees it in the same transaction.
  public func merge<Value>(_ body: (Acceptor, StoreView) throws -> Value) throws -> Value {
    try transaction { db in
      let applier = try Applier(db, catalogue: catalogue, site: identity.site)
      let acceptor = Acceptor(applier)
      let value = try body(acceptor, StoreView(db: db, catalogue: catalogue, identity: identity))
      try applier.log.save()
      return value
    }
  }
}
