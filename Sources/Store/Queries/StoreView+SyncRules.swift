internal import Foundation
internal import GRDB

/// The site's rules about bundles.
extension StoreView {
  /// Whether a bundle is sealed for its recipient: the site's rule, else it is not.
  public func sealsBundles() throws -> Bool { try rule("seal-bundles") == "yes" }

  /// Which pictures go into bundles: the site's rule, as it is written; nil if there is none.
  public func bundledImages() throws -> String? { try rule("bundle-images") }

  private func rule(_ name: String) throws -> String? {
    try rows(
      "SELECT value FROM policy WHERE id = ? AND retired_at IS NULL",
      [RecordKey.policy(name: name).id.data]
    ).first?.text("value")?.folded
  }
}
