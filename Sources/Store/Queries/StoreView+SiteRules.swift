internal import Foundation
internal import GRDB
public import Plant

/// The site's rules, as the table `policy` has them by name.
extension StoreView {
  /// Whether a bundle is sealed for its recipient: the site's rule, else it is not.
  public func sealsBundles() throws -> Bool { try siteRule("seal-bundles")?.folded == "yes" }

  /// Which pictures go into bundles: the site's rule, as it is written; nil if there is none.
  public func bundledImages() throws -> String? { try siteRule("bundle-images")?.folded }

  /// What the site says of its device types: how their cages stand, what their ports are called.
  public func portRules() throws -> PortRules {
    PortRules(
      policies: try rows("SELECT name, value FROM policy WHERE retired_at IS NULL ORDER BY name")
        .compactMap { row in
          guard let name = row.text("name"), let value = row.text("value") else { return nil }
          return (name, value)
        })
  }

  /// What the site's rule of a name says, as it was typed; nil if there is none.
  public func siteRule(_ name: String) throws -> String? {
    try rows(
      "SELECT value FROM policy WHERE id = ? AND retired_at IS NULL",
      [RecordKey.policy(name: name).id.data]
    ).first?.text("value")
  }
}
