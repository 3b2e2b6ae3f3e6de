package import Change
package import Store

/// Which of the statements a store believes it keeps and passes on: as many as a bundle takes.
///
/// A lead can vouch for more laptops than that, and a bundle with more is refused by everybody. So they have an
/// order: what shuts out and takes back in; what else the site's key signed; what leads said of laptops that
/// wrote something or were heard; what they said of others, the first of each lead. Among what leads said the
/// first of each goes before the second of any, so that one lead cannot push out the words of another. What was
/// cut once is never missed later: to know more statements only moves each further back.
///
/// What is left out is in the changes of those who said it, as facts.
package struct StatementSelection {
  /// How much there may be.
  package struct Limits {
    /// The most statements.
    package var count = BundleFormat.statements
    /// The most bytes they have together.
    package var bytes = BundleFormat.statementBytes
    /// The most statements of one lead about laptops of which nothing is here.
    package var silent = 1_000

    package init() {}
  }

  /// Those that go along, by time.
  package let taken: [TrustStatement]
  /// How many do not fit.
  package let left: Int

  private struct Place {
    var rank: Int
    /// Which of its issuer's it is in that rank, from 0.
    var number = 0
    /// Where it stands by time.
    var index: Int
  }

  /// The statements of a store; inside a merge those that it will have.
  package init(of view: StoreView, _ limits: Limits = Limits()) throws {
    let book = try view.trust()
    let all = book.accepted
    var known: Set<DeviceID> = [view.identity.device]
    known.formUnion(try view.chainEnds().map(\.device))
    // The heads name also those whose changes wait.
    known.formUnion(try view.heads().map(\.name.device))
    known.formUnion(try view.peers().map(\.device))
    func rank(_ statement: TrustStatement) -> Int? {
      guard case .certificate(let certificate) = statement.content else { return 0 }
      if statement.issuer == .authority { return 1 }
      if known.contains(certificate.device) { return 2 }
      // The word of a lead that was shut out, about a laptop of which nothing is here, is nobody's need.
      return book.certificate(of: certificate.device) == nil ? nil : 3
    }
    var counts: [Int: [TrustIssuer: Int]] = [:]
    var meant = 0
    var places: [Place] = []
    for (index, statement) in all.enumerated() {
      guard let rank = rank(statement) else { continue }
      meant += 1
      var place = Place(rank: rank, index: index)
      if statement.issuer != .authority {
        place.number = counts[rank, default: [:]][statement.issuer, default: 0]
        counts[rank, default: [:]][statement.issuer] = place.number + 1
        if rank == 3, place.number >= limits.silent { continue }
      }
      places.append(place)
    }
    places.sort { ($0.rank, $0.number, $0.index) < ($1.rank, $1.number, $1.index) }
    var bytes = 0
    let fitting = places.prefix(limits.count).prefix {
      bytes += all[$0.index].bytes.count
      return bytes <= limits.bytes
    }
    taken = fitting.map(\.index).sorted().map { all[$0] }
    left = meant - taken.count
  }

  /// Sees to it that a store keeps no more beside its changes than a bundle may carry.
  ///
  /// To be called inside ``Store/merge(_:)``, when all that was said is kept.
  package static func limit(_ view: StoreView, _ limits: Limits = Limits()) throws {
    // Whoever has only just heard of the site's key limits with the next merge.
    guard view.identity.authority != nil else { return }
    let kept = try view.keptStatements()
    guard kept.count > limits.count || kept.bytes > limits.bytes else { return }
    try view.keepOnly(StatementSelection(of: view, limits).taken)
  }
}
