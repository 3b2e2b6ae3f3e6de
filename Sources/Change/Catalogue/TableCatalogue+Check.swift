extension TableCatalogue {
  /// Checks everything about a decoded change that can be told from its bytes alone.
  ///
  /// The answer is the same for ever, on every store that knows the change's schema.
  ///
  /// - Throws: ``ChangeError/schemaNewer(needed:known:)`` when it must wait for an upgrade; any
  ///   other ``ChangeError`` when it is invalid and will always be.
  public func check(_ change: Change, site: SiteID) throws(ChangeError) {
    try check(change, site: site) { (_: borrowing ChangesetReader) in }
  }

  /// Checks a change as ``check(_:site:)`` does, and shows every record once it was checked.
  ///
  /// What `visit` sees may still turn out to be part of an invalid change.
  ///
  /// - Throws: as ``check(_:site:)``.
  public func check(
    _ change: Change, site: SiteID, visit: (borrowing ChangesetReader) -> Void
  ) throws(ChangeError) {
    try change.checkChain(site: site)
    guard change.schema <= schema else {
      throw .schemaNewer(needed: change.schema, known: schema)
    }
    try change.body.withRawBytes { raw throws(ChangeError) in
      var reader = ChangesetReader(raw)
      var check = ValidityCheck(of: change, tables: self)
      while try reader.nextRecord() {
        try check.check(reader)
        visit(reader)
      }
      try check.finish(raw)
    }
  }
}

extension Change {
  /// Checks the site, and that exactly the first change of a chain begins at its genesis.
  ///
  /// - Throws: ``ChangeError/otherSite(_:)`` or ``ChangeError/genesisMismatch``.
  public func checkChain(site: SiteID) throws(ChangeError) {
    guard self.site == site else { throw .otherSite(self.site) }
    let genesis = ChangeHash.genesis(site: site, device: device)
    guard (seq == 1) == (prev == genesis) else { throw .genesisMismatch }
  }
}

extension ChangesetReader {
  /// Moves to the next record, with the error as one of the change.
  mutating func nextRecord() throws(ChangeError) -> Bool {
    do {
      return try next()
    } catch {
      throw .body(error)
    }
  }
}
