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
  /// The statements that count.
  public private(set) var accepted: [TrustStatement] = []
  /// Changes that count although their device was revoked.
  public private(set) var adopted: Set<ChangeHash> = []

  /// What follows from these statements.
  public init(site: SiteID, authority: AuthorityKey?, _ entries: [Entry]) {
    self.site = site
    self.authority = authority
    guard let authority else { return }
    let meant = entries.filter { $0.statement.site == site }
    for entry in meant where entry.statement.issuer == .authority {
      let statement = entry.statement
      guard authority.signing.verifies(statement.signature, of: statement.message) else { continue }
      accepted.append(statement)
      switch statement.content {
      case .certificate(let certificate): add(certificate)
      case .revocation(let revocation): revoked[revocation.device, default: []].append(revocation)
      case .adoption(let adoption): adopted.insert(adoption.change)
      }
    }
    let granted = certificates
    for entry in meant {
      guard case .device(let device) = entry.statement.issuer,
        case .certificate(let certificate) = entry.statement.content,
        let issuer = granted[device], issuer.role.mayGrant(certificate.role),
        entry.isInEffect || revoked[device] == nil,
        issuer.keys.signing.verifies(entry.statement.signature, of: entry.statement.message)
      else { continue }
      accepted.append(entry.statement)
      add(certificate)
    }
  }

  /// Of two certificates for one device the one that allows more counts; of equal ones the name that
  /// sorts first.
  private mutating func add(_ certificate: Certificate) {
    guard let known = certificates[certificate.device] else {
      certificates[certificate.device] = certificate
      return
    }
    let isStronger =
      certificate.role.rawValue > known.role.rawValue
      || certificate.role == known.role && certificate.laptop < known.laptop
    if isStronger { certificates[certificate.device] = certificate }
  }

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
