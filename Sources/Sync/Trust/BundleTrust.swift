internal import Change
internal import Store

/// What a store makes of a bundle's signatures: whom it trusts when it hears the bundle's statements, and
/// which heads are signed by whom they should be.
struct BundleTrust {
  /// Whom the store trusts then.
  let book: TrustBook
  /// The heads of the bundle whose signature is right.
  let heads: [SignedHead]
  /// What is wrong unless the bundle's changes show that its exporter was vouched for in time; nil if that is
  /// known without them.
  private let doubt: SyncError?
  private let exporter: DeviceID

  /// - Throws: a ``SyncError`` with code `other-authority`, `site-key-unknown`, `revoked-laptop` or `unknown-laptop`; or
  ///   what the store throws.
  init(_ step: MergeStep, _ view: StoreView, _ store: Store) throws {
    let (bundle, path) = (step.bundle, step.path)
    let manifest = bundle.manifest
    let identity = store.identity
    if let own = identity.authority, let other = manifest.authority, own != other {
      throw SyncError(
        .otherAuthority,
        "\(path) belongs to another key of site \(manifest.siteName): \(other.words), and this "
          + "store's is \(own.words). Nothing was taken from it.",
        next: "ferrule sync show \(ShellWord.quoted(path))")
    }
    if identity.authority == nil, let named = manifest.authority,
      manifest.exporter != identity.device
    {
      try Self.checkPinning(named, step, identity)
    }
    var entries = try view.trustEntries()
    // A signature takes longer to verify than most bundles have to say.
    let known = Set(entries.map(\.statement))
    for statement in bundle.statements where !known.contains(statement) {
      entries.append(TrustBook.Entry(statement, isInEffect: false))
    }
    book = TrustBook(
      site: identity.site,
      authority: identity.authority ?? (step.pinsSiteKey ? manifest.authority : nil),
      entries,
      isSigned: try view.isSigned())
    exporter = manifest.exporter
    doubt =
      exporter == identity.device
      ? nil
      : try Self.doubt(of: manifest, path, book, mayGrant: Self.mayGrant(store, book))
    heads = Self.proven(
      bundle.heads, known: Set(try view.heads()), book, ownKeys: try? store.deviceKeys())
  }

  /// That a person said which key is the site's, where the store does not know: any stick names one.
  private static func checkPinning(
    _ named: AuthorityKey, _ step: MergeStep, _ identity: StoreIdentity
  ) throws(SyncError) {
    guard identity.isCentral || !step.pinsSiteKey else { return }
    let nothing = "Nothing was taken from it."
    throw identity.isCentral
      ? SyncError(
        .siteKeyUnknown,
        "\(step.path) says the site's key is \(named.words), and this central store has made none yet. "
          + nothing,
        next: "ferrule sync export, which makes it")
      : SyncError(
        .siteKeyUnknown,
        "\(step.path) says the site's key is \(named.words), and this laptop knows none yet. \(nothing)",
        next: "compare that with the central store's, and if it is the same: ferrule join finish "
          + ShellWord.quoted(step.path))
  }

  private static func mayGrant(_ store: Store, _ book: TrustBook) -> Bool {
    (try? store.holdsSiteKey()) == true || book.mayGrant(store.identity.device, .technician)
  }

  /// Whether a bundle may be taken whose statements alone do not say that its exporter belongs to the site.
  ///
  /// A laptop for which one vouched who was shut out since: only changes say whether that was before. So
  /// they are looked at when they are in, in whatever order bundles come, with the last word of
  /// ``checkExporter(_:)``.
  static func mayProve(_ exporter: DeviceID, _ book: TrustBook) -> Bool {
    book.keys(of: exporter) != nil && book.revocations(of: exporter).isEmpty
  }

  /// That somebody vouched for the exporter whose word counts, once all changes are in and settled.
  ///
  /// - Throws: a ``SyncError`` with code `unknown-laptop`; nothing may stay of the bundle then.
  func checkExporter(_ view: StoreView) throws {
    guard let doubt else { return }
    // What shuts a laptop out takes effect with the change that says it.
    let isHeard = try book.accepted.allSatisfy { statement in
      guard case .revocation = statement.content else { return true }
      return try view.isSaid(statement)
    }
    let now = TrustBook(
      site: book.site, authority: book.authority, try view.trustEntries(),
      isSigned: try view.isSigned())
    guard isHeard, now.isTrusted(exporter) else { throw doubt }
  }

  private static func doubt(
    of manifest: BundleManifest, _ path: String, _ book: TrustBook, mayGrant: Bool
  ) throws(SyncError) -> SyncError? {
    let laptop = "\(manifest.laptop) (\(manifest.exporter.description.prefix(8)))"
    if let why = book.revocations(of: manifest.exporter).first?.why {
      throw SyncError(
        .revokedLaptop,
        "\(path) was written by \(laptop), which was shut out: \(why). Nothing was taken from it.",
        next: "ferrule sync devices")
    }
    guard book.certificate(of: manifest.exporter) == nil else { return nil }
    let grant = "ferrule join grant \(ShellWord.quoted(path))"
    if mayProve(manifest.exporter, book) {
      return SyncError(
        .unknownLaptop,
        "\(path) was written by \(laptop). Who vouched for it was shut out, and that it was before "
          + "is not known here. Nothing was taken from it.",
        next: mayGrant
          ? grant
          : "ferrule sync merge, with a bundle of the central store, then \(ShellWord.quoted(path)) again"
      )
    }
    throw SyncError(
      .unknownLaptop,
      "\(path) was written by \(laptop), for which nobody has vouched. Nothing was taken from it.",
      next: mayGrant ? grant : "take it to the lead's laptop, and there: \(grant)")
  }

  /// The heads that the device they name signed with the key somebody vouched for.
  private static func proven(
    _ heads: [SignedHead], known: Set<SignedHead>, _ book: TrustBook, ownKeys: DeviceKeys?
  ) -> [SignedHead] {
    heads.filter { head in
      if known.contains(head) { return true }
      let device = head.name.device
      let keys = book.keys(of: device) ?? (ownKeys?.device == device ? ownKeys : nil)
      return keys.map { head.isSigned(by: $0.signing, site: book.site) } ?? false
    }
  }
}
