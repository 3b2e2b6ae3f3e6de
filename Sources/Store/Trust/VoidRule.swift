internal import Change
internal import GRDB

/// Which changes have no effect: those of a revoked device that one of its revocations does not let
/// stand, and that nobody adopted.
///
/// A function of the applied changes and of what was signed about devices.
struct VoidRule {
  private let book: TrustBook
  /// Of each revoked device, what each of its revocations lets stand; as far as the tips are applied.
  private var standing: [DeviceID: [Coverage]] = [:]
  private let tips: Set<ChangeHash>

  /// Nobody was revoked.
  init(nobodyRevoked site: SiteID) {
    book = TrustBook(site: site, authority: nil, [])
    tips = []
  }

  init(_ book: TrustBook, _ log: ChangeLog) throws {
    self.book = book
    var tips: Set<ChangeHash> = []
    for device in book.revokedDevices {
      standing[device] = try book.revocations(of: device).map { revocation in
        tips.formUnion(revocation.tips)
        var covered = Coverage()
        for tip in try revocation.tips.compactMap({ try log.applied($0) }) {
          covered.merge(try log.coverage(of: tip))
          covered.include(tip.placement, in: log.chains)
        }
        return covered
      }
    }
    self.tips = tips
  }

  /// Whether a change, once it is applied, lets others stand.
  func isTip(_ hash: ChangeHash) -> Bool { tips.contains(hash) }

  /// Whether a change has no effect.
  func isVoid(_ change: AppliedChange, of device: DeviceID) -> Bool {
    guard let standing = standing[device] else { return false }
    return !standing.allSatisfy { $0.covers(change.placement) }
      && !book.adopted.contains(change.rank.hash)
  }

  /// Whether the table `void` has the changes that have no effect, and no others.
  static func isKept(_ view: StoreView) throws -> Bool {
    let log = try ChangeLog(view.db)
    // What is remembered of signatures may be another's word: this is asked of a store that is not believed yet.
    let book = TrustBook(
      site: view.identity.site, authority: view.identity.authority, try view.trustEntries(),
      isSigned: StatementSignatures.isSigned)
    return try VoidRule(book, log).all(in: log) == VoidChanges.all(view.db)
  }

  /// Every change that has no effect; the log must have been saved.
  func all(in log: ChangeLog) throws -> Set<ChangeHash> {
    var found: Set<ChangeHash> = []
    for (index, chain) in log.chains.chains.enumerated() {
      guard let standing = standing[chain.device] else { continue }
      let number = ChainNumber(rawValue: Int32(truncatingIfNeeded: index))
      let stands = standing.map { $0.seq(in: number) }.min() ?? 0
      let first = max(chain.parent?.seq ?? 0, stands) + 1
      guard first <= chain.lastSeq else { continue }
      for seq in first...chain.lastSeq {
        let place = Placement(chain: number, seq: seq)
        guard let known = try LogIndex.find(log.db, place) else {
          throw StoreError(
            .damaged, "The log lacks change \(seq) of \(chain.device).", next: "ferrule doctor")
        }
        let hash = try log.applied(known).rank.hash
        if !book.adopted.contains(hash) { found.insert(hash) }
      }
    }
    return found
  }
}
