/// A change that was held against the tables of a catalogue, so that nobody has to do it again.
public struct CheckedChange: Sendable {
  /// The change.
  public let sealed: SealedChange
  /// Whether it names what the catalogue does not know yet: it waits for an upgrade.
  public let needsUpgrade: Bool
  /// The site it was checked for.
  public let site: SiteID
  /// The schema of the catalogue it was held against.
  public let schema: Int

  fileprivate init(_ sealed: SealedChange, needsUpgrade: Bool, site: SiteID, schema: Int) {
    self.sealed = sealed
    self.needsUpgrade = needsUpgrade
    self.site = site
    self.schema = schema
  }
}

extension TableCatalogue {
  /// Checks a change as ``check(_:site:)`` does.
  ///
  /// - Throws: a ``ChangeError`` when it is invalid and will always be.
  public func checked(_ sealed: SealedChange, site: SiteID) throws(ChangeError) -> CheckedChange {
    var needsUpgrade = false
    do {
      try check(sealed.change, site: site)
    } catch .schemaNewer {
      needsUpgrade = true
    }
    return CheckedChange(sealed, needsUpgrade: needsUpgrade, site: site, schema: schema)
  }
}
