public import Change
public import Store

extension Sync {
  /// Writes a request to belong to the site into a new file.
  ///
  /// - Parameter path: the file, or a folder in which it gets its usual name; nil means the folder one
  ///   is in.
  /// - Returns: where it is.
  /// - Throws: a ``SyncError`` with code `file-exists` or `cannot-write`, or what the store throws.
  public static func request(_ store: Store, to path: String? = nil) throws -> String {
    let identity = store.identity
    let name = "\(PlainText.fileName(identity.laptop)).ferrule-join"
    let target: String
    switch path {
    case nil: target = name
    case .some(let path): target = FileKind.at(path) == .folder ? "\(path)/\(name)" : path
    }
    try StoreFolder.refuseInside(target)
    let bytes = try JoinRequest(
      site: identity.site, siteName: identity.siteName, keys: store.deviceKeys(),
      laptop: identity.laptop, atMS: store.environment.nowMS()
    ).bytes(sign: store.signature)
    switch FileKind.at(target) {
    case .nothing: break
    case .file where isRequest(target): break
    case .file, .folder, .other:
      throw SyncError(
        .fileExists, "\(target) is there already, and is no request.",
        next: "ferrule join request -o FILE, with another FILE")
    }
    let file = try OutputFile(target, purpose: .request)
    try file.append(bytes)
    try file.finish {}
    return target
  }

  private static func isRequest(_ path: String) -> Bool {
    (try? InputFile(path).next(JoinRequest.firstLine.count)) == JoinRequest.firstLine
  }

  /// Who asks, with a request or with a bundle of its own: every bundle says who wrote it, signed.
  ///
  /// - Throws: a ``SyncError`` with code `no-such-file`, `cannot-read`, `not-a-request`,
  ///   `request-damaged` or `other-site`, or what reading a bundle throws.
  public static func applicant(_ path: String, for store: Store) throws -> JoinRequest {
    guard FileKind.at(path) != .folder, FileKind.at(path) != .other else {
      throw SyncError(
        .notARequest, "\(path) is not a file.", next: "ls -ld \(ShellWord.quoted(path))")
    }
    let request = try isRequest(path) ? read(path) : exporter(path, store)
    guard request.site == store.identity.site else {
      throw SyncError(
        .otherSite,
        "\(request.laptop) asks to belong to site \(request.siteName) "
          + "(\(request.site.description.prefix(8))), and this store is of site "
          + "\(store.identity.siteName) (\(store.identity.site.description.prefix(8))).",
        next: "ferrule init NEWDIR --from BUNDLE, on that laptop with a bundle of this site")
    }
    return request
  }

  private static func read(_ path: String) throws -> JoinRequest {
    let bytes = try InputFile(path).next(JoinRequest.mostBytes + 1)
    do {
      guard bytes.count <= JoinRequest.mostBytes else { throw PieceFault.outOfRange("length") }
      return try JoinRequest(decoding: bytes)
    } catch let fault as PieceFault {
      throw SyncError(
        .requestDamaged, "\(path) is damaged: \(fault.words).",
        next: "ferrule join request, again on that laptop")
    }
  }

  private static func exporter(_ path: String, _ store: Store) throws -> JoinRequest {
    let manifest: BundleManifest
    do throws(SyncError) {
      manifest = try whole(path, in: store).manifest
    } catch {
      guard error.code == .notABundle else { throw error }
      throw SyncError(
        .notARequest, "\(path) is neither a request to join nor a bundle.",
        next: "ferrule join request, on the laptop that shall belong to the site")
    }
    return JoinRequest(
      site: manifest.site, siteName: manifest.siteName, keys: manifest.keys,
      laptop: manifest.laptop, atMS: manifest.writtenMS)
  }

  /// Vouches for a laptop: from now on its bundles are taken here, and wherever this word comes.
  ///
  /// - Parameters:
  ///   - laptop: the name to vouch for; that of the request if nil.
  ///   - sharesName: whether another laptop of the site may have that name already.
  ///   - author: who says it.
  /// - Returns: what was said; the same as before if it was said already.
  /// - Throws: a ``SyncError`` with code `revoked-laptop` or `name-taken`, or a `StoreError` with code `may-not-vouch`.
  public static func grant(
    _ store: Store, _ request: JoinRequest, role: DeviceRole, laptop: String? = nil,
    sharesName: Bool = false, author: String
  ) throws -> (certificate: Certificate, isNew: Bool) {
    let certificate = Certificate(
      keys: request.keys, laptop: laptop ?? request.laptop, role: role)
    let book = try store.read { try $0.trust() }
    if let why = book.revocations(of: certificate.device).first?.why {
      throw SyncError(
        .revokedLaptop, "\(certificate.laptop) was shut out: \(why).",
        next: "ferrule init NEWDIR --from BUNDLE, on that laptop: a new store has new keys")
    }
    if let known = book.certificate(of: certificate.device),
      known.role.rawValue >= role.rawValue
    {
      return (known, false)
    }
    if !sharesName { try checkName(certificate, book, store.identity) }
    let earliestMS = role == .central ? earliestMS(ofCentral: certificate, book) : 0
    _ = try store.say(.certificate(certificate), author: author, earliestMS: earliestMS)
    return (certificate, true)
  }

  /// That no other laptop that belongs to the site has the name.
  ///
  /// Two of one name are told apart by their ids only, and a stranger's request may bear any name.
  private static func checkName(
    _ certificate: Certificate, _ book: TrustBook, _ identity: StoreIdentity
  ) throws(SyncError) {
    let name = certificate.laptop.lowercased().folded
    let trusted = book.all.filter { book.isTrusted($0.device) }.map { ($0.device, $0.laptop) }
    let others = (trusted + [(identity.device, identity.laptop)])
      .filter { $0.0 != certificate.device && $0.1.lowercased().folded == name }
    guard let other = others.map(\.0).min() else { return }
    throw SyncError(
      .nameTaken,
      "\(certificate.laptop) is the name of another laptop of the site already, device "
        + "\(other.description.prefix(8)). Nothing was said of this one.",
      next: "ferrule join grant FILE --laptop NAME, with another name; or --same-name, if it takes "
        + "that one's place")
  }

  /// Whether somebody has vouched for this store's device, and as what.
  public static func membership(_ store: Store) throws -> DeviceRole? {
    let book = try store.read { try $0.trust() }
    return book.isTrusted(store.identity.device)
      ? book.certificate(of: store.identity.device)?.role : nil
  }
}
