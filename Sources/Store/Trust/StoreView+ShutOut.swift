internal import Change
internal import GRDB

extension StoreView {
  /// What refuses a change of this laptop where it was shut out, as far as is known here; nil if it was not.
  ///
  /// What a revocation lets stand is what was written before it was said: nothing that is written now.
  func shutOut() throws -> StoreError? {
    let said = TrustStatement.said(ofRevoked: identity.device)
    // Mostly nobody did, and then no signature has to be looked at.
    let mayBe = try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM trust WHERE substr(signed, ?1, ?2) = ?3)
            OR EXISTS (SELECT 1 FROM statement WHERE substr(signed, ?1, ?2) = ?3)
          """),
      arguments: [said.offset + 1, said.bytes.count, said.bytes.data])
    guard mayBe == true, let why = try trust().revocations(of: identity.device).first?.why else {
      return nil
    }
    return StoreError(
      .shutOut,
      "This laptop (\(identity.laptop)) was shut out: \(why). What it writes has no effect, so nothing was recorded.",
      next:
        "ferrule init NEWDIR --from BUNDLE, with a bundle of another laptop: a new store has new keys"
    )
  }
}

extension Store {
  /// That nobody has shut this laptop out.
  ///
  /// Asked again only when something may have been said since.
  ///
  /// - Throws: a ``StoreError`` with code `shut-out`.
  func checkNotShutOut(_ applier: Applier) throws {
    guard !applier.isKnownNotShutOut else { return }
    let view = StoreView(db: applier.db, catalogue: catalogue, identity: identity)
    if let trouble = try view.shutOut() { throw trouble }
    applier.isKnownNotShutOut = true
  }
}
