/// Whom a site trusts: what follows from the statements that are known, and from nothing else.
///
/// A function of the set of statements: their order says nothing, and one whose signature is wrong is as
/// if it were not there.
public struct TrustBook: Sendable {
  /// A statement, and whether it stands in a change that has effect.
  public struct Entry: Sendable {
    /// The statement.
    public var statement: TrustStatement
    /// Whether a change says it that has effect here.
    ///
    /// What a lead signed stays true when the lead's laptop is revoked, if it was said before.
    public var isInEffect: Bool

    /// A statement as it is known.
    public init(_ statement: TrustStatement, isInEffect: Bool) {
      self.statement = statement
      self.isInEffect = isInEffect
    }
  }

  /// The site.
  public let site: SiteID
  /// Its key; nil if this laptop does not know it yet.
  public let authority: AuthorityKey?
  /// The devices that belong to the site, or did.
  private var certificates: [DeviceID: Certificate] = [:]
  /// What revokes a device.
  private var revoked: [DeviceID: [Revocation]] = [:]
  /// Keys of devices that somebody vouched for who may have lost the right since.
  ///
  /// What such a device signed may be in honest hands: it is not pushed out for that, or what was
  /// written after it would wait for ever. To shut it out takes a revocation of its own.
  private var formerKeys: [DeviceID: DeviceKeys] = [:]
  /// The certificate that counts for each device, and who said it.
  private var sources: [DeviceID: TrustStatement] = [:]
  private var others: [TrustStatement] = []
  /// Changes that count although their device was revoked.
  public private(set) var adopted: Set<ChangeHash> = []

  /// What follows from these statements.
  ///
  /// - Parameter isSigned: whether a key signed a statement; for whoever knows that already.
  public init(
    site: SiteID, authority: AuthorityKey?, _ entries: [Entry],
    isSigned: (TrustStatement, SigningKey) -> Bool = { $1.verifies($0.signature, of: $0.message) }
  ) {
    self.site = site
    self.authority = authority
    guard let authority else { return }
    let meant = entries.filter { $0.statement.site == site }
    for entry in meant where entry.statement.issuer == .authority {
      let statement = entry.statement
      guard isSigned(statement, authority.signing) else { continue }
      switch statement.content {
      case .certificate(let certificate): add(certificate, statement)
      case .revocation(let revocation):
        revoked[revocation.device, default: []].append(revocation)
        others.append(statement)
      case .adoption(let adoption):
        adopted.insert(adoption.change)
        others.append(statement)
      }
    }
    let granted = certificates
    for entry in meant {
      guard case .device(let device) = entry.statement.issuer,
        case .certificate(let certificate) = entry.statement.content,
        let issuer = granted[device], issuer.role.mayGrant(certificate.role),
        isSigned(entry.statement, issuer.keys.signing)
      else { continue }
      formerKeys[certificate.device] = certificate.keys
      former.append(entry.statement)
      if entry.isInEffect || revoked[device] == nil { add(certificate, entry.statement) }
    }
  }

  /// What leads vouched for, whether it still counts or not.
  private var former: [TrustStatement] = []

  /// The statements that others need to come to the same: one certificate a device, and all that shuts
  /// out or takes back in.
  public var accepted: [TrustStatement] {
    let counted = others + sources.values
    let known = Set(sources.keys)
    let lapsed = former.filter { statement in
      guard case .certificate(let certificate) = statement.content else { return false }
      return !known.contains(certificate.device)
    }
    return (counted + lapsed).sorted { ($0.atMS, $0.hash) < ($1.atMS, $1.hash) }
  }

  /// The keys that a device's heads are verified with; nil if nobody ever vouched for it.
  public func keys(of device: DeviceID) -> DeviceKeys? {
    certificates[device]?.keys ?? formerKeys[device]
  }

  /// Of two certificates for one device the one that allows more counts; of equal ones the name that
  /// sorts first, and where the site's key said the same twice, what it said last.
  private mutating func add(_ certificate: Certificate, _ source: TrustStatement) {
    guard let known = certificates[certificate.device] else {
      certificates[certificate.device] = certificate
      sources[certificate.device] = source
      return
    }
    let isStronger =
      certificate.role.rawValue > known.role.rawValue
      || certificate.role == known.role && certificate.laptop < known.laptop
    if isStronger || certificate == known && isLater(source, than: sources[certificate.device]) {
      certificates[certificate.device] = certificate
      sources[certificate.device] = source
    }
  }

  private func isLater(_ one: TrustStatement, than other: TrustStatement?) -> Bool {
    // The word of one who may be shut out never takes the place of the site's key's.
    guard let other, one.issuer == .authority, other.issuer == .authority else { return false }
    return (one.atMS, one.hash) > (other.atMS, other.hash)
  }

  /// Who said the certificate of a device that counts, and when; nil if there is none.
  package func source(of device: DeviceID) -> TrustStatement? { sources[device] }

  /// What was said of a device that belongs to the site, also of one that was revoked since.
  public func certificate(of device: DeviceID) -> Certificate? { certificates[device] }

  /// Every device that belongs to the site or did, by its laptop's name.
  public var all: [Certificate] {
    certificates.values.sorted { ($0.laptop, $0.device) < ($1.laptop, $1.device) }
  }

  /// What revokes a device; none if it was not.
  public func revocations(of device: DeviceID) -> [Revocation] {
    (revoked[device] ?? []).sorted { ($0.why, $0.tips.count) < ($1.why, $1.tips.count) }
  }

  /// The devices that were revoked.
  public var revokedDevices: [DeviceID] { revoked.keys.sorted() }

  /// Whether bundles of a device are taken.
  public func isTrusted(_ device: DeviceID) -> Bool {
    certificates[device] != nil && revoked[device] == nil
  }

  /// Whether a device may vouch for one of that role without the authority's key.
  public func mayGrant(_ device: DeviceID, _ role: DeviceRole) -> Bool {
    isTrusted(device) && certificates[device]?.role.mayGrant(role) == true
  }
}
