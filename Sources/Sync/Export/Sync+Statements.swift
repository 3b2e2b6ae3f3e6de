package import Change
package import Store

extension Sync {
  /// The statements that go along: those that others need to trust whom this store trusts, as far as a
  /// bundle takes them.
  ///
  /// A lead can vouch for more laptops than that, and a bundle with more is refused by everybody. What the
  /// site's key signed goes first, then what is about laptops that wrote something. All of it is in the
  /// changes besides.
  ///
  /// - Parameters:
  ///   - most: the most statements, and the most bytes they may have together.
  package static func statements(
    of view: StoreView,
    most: (count: Int, bytes: Int) = (BundleFormat.statements, BundleFormat.statementBytes)
  ) throws -> [TrustStatement] {
    let all = try view.trust().accepted
    let writers = Set(try view.chainEnds().map(\.device)).union([view.identity.device])
    func rank(_ statement: TrustStatement) -> Int {
      if statement.issuer == .authority { return 0 }
      guard case .certificate(let certificate) = statement.content else { return 2 }
      return writers.contains(certificate.device) ? 1 : 2
    }
    var bytes = 0
    var taken: [TrustStatement] = []
    for each in (0...2).flatMap({ wanted in all.filter { rank($0) == wanted } }) {
      let size = each.bytes.count
      guard taken.count < most.count, bytes + size <= most.bytes else { continue }
      bytes += size
      taken.append(each)
    }
    return taken.sorted { ($0.atMS, $0.hash) < ($1.atMS, $1.hash) }
  }
}
