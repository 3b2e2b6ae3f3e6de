public import Change
internal import GRDB

extension Store {
  /// Says, signed, something about a device, as one change.
  ///
  /// The site's key signs if it is here; else this device does, if it may.
  ///
  /// - Parameter earliestMS: what the statement's time is at least, where the clock is behind it; ms UTC.
  /// - Throws: a ``StoreError`` with code `may-not-vouch` or `shut-out`.
  public func say(
    _ content: TrustStatement.Content, author: String, earliestMS: Int64 = 0
  ) throws -> TrustStatement {
    try say(content, author: author, earliestMS: earliestMS) { _, _, _ in }
  }

  /// The same; `also` is done in the same transaction, before the change is applied.
  package func say(
    _ content: TrustStatement.Content, author: String, earliestMS: Int64 = 0,
    also: (StoreView, Draft, TrustStatement) throws -> Void
  ) throws -> TrustStatement {
    let statement = try signed(content, earliestMS: earliestMS)
    try write(author: author, isSignedBySite: statement.issuer == .authority) { view, draft in
      // The first word of a site's key is about the device that holds it.
      let first = try view.trustEntries().map(\.statement).filter {
        guard case .certificate(let own) = $0.content else { return false }
        return own.device == identity.device
      }
      for each in try first.filter({ try !view.isSaid($0) }) + [statement] {
        try draft.record(trust: each)
      }
      try also(view, draft, statement)
    }
    return statement
  }

  /// Keeps what was signed about devices, before a change or a bundle brings it.
  package func keep(_ statements: [TrustStatement]) throws {
    try transaction { try Statements.keep($0, statements) }
  }

  /// The statement, signed by who may; nothing is written.
  ///
  /// - Throws: a ``StoreError`` with code `may-not-vouch` or `shut-out`.
  package func signed(
    _ content: TrustStatement.Content, earliestMS: Int64 = 0
  ) throws -> TrustStatement {
    try beginSiteKey()
    let nowMS = max(environment.nowMS(), earliestMS)
    if let key = try siteKey() {
      return try TrustStatement(
        site: identity.site, issuer: .authority, atMS: nowMS, content: content,
        sign: key.signature)
    }
    let (book, shutOut) = try read { (try $0.trust(), try $0.shutOut()) }
    guard case .certificate(let certificate) = content,
      book.mayGrant(identity.device, certificate.role)
    else { throw shutOut ?? mayNotVouch(content, book) }
    return try TrustStatement(
      site: identity.site, issuer: .device(identity.device), atMS: nowMS, content: content,
      sign: signature)
  }

  /// Makes the site's key where the central store is older than such keys; before a bundle is taken or made, so
  /// that it never believes another's.
  ///
  /// Only there: two keys of one site would never agree. A store that can only be read stays without.
  package func beginSiteKey() throws {
    guard identity.authority == nil, identity.isCentral, !queue.configuration.readonly else {
      return
    }
    // The file may be older: put beside a restored store, or written when the power went.
    let kept = try SiteKey(path: folder.authorityKey)
    let key = try kept ?? SiteKey(randomBytes: environment.randomBytes)
    let first = try key.certificate(
      of: deviceKeys(), laptop: identity.laptop, role: .central, site: identity.site,
      atMS: environment.nowMS())
    if kept == nil { try key.write(to: folder.authorityKey) }
    let authority = try key.authority
    try transaction { db in
      try Meta.set(db, Meta.authority, authority.data)
      try Statements.keep(db, [first])
    }
    identity.authority = authority
  }

  private func mayNotVouch(_ content: TrustStatement.Content, _ book: TrustBook) -> StoreError {
    let what =
      switch content {
      case .certificate(let certificate) where certificate.role == .technician:
        "vouch for a laptop. A lead's laptop or the one with the site's key may"
      case .certificate(let certificate):
        "make \(certificate.laptop) \(certificate.role.word). Only the laptop with the site's key may"
      case .revocation: "revoke a laptop. Only the laptop with the site's key may"
      case .adoption: "let a change count. Only the laptop with the site's key may"
      }
    return StoreError(
      .mayNotVouch, "\(identity.laptop) may not \(what).", next: "ferrule sync devices")
  }
}

extension StoreView {
  /// Whether a change says this statement.
  package func isSaid(_ statement: TrustStatement) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM trust WHERE signed = ?)",
      arguments: [statement.bytes.data]) == true
  }
}
