internal import Change
internal import GRDB

/// Where the next change of this device comes.
struct OwnChain {
  /// The last change this store wrote; nil if it wrote none.
  let last: AppliedChange?
  /// The hash the next change follows.
  let prev: ChangeHash
  /// The number of the next change.
  let seq: Int64
  /// The other changes the next one comes after, ascending: more than it may name where somebody signed
  /// thousands beside each other.
  let deps: [ChangeHash]

  init(_ log: ChangeLog, _ identity: StoreIdentity) throws {
    last = try Self.last(log)
    if let last {
      prev = last.rank.hash
      seq = last.placement.seq + 1
    } else {
      prev = ChangeHash.genesis(site: identity.site, device: identity.device)
      seq = 1
    }
    let prev = prev
    deps = try log.tips().filter { $0 != prev }
  }

  /// The last change this store wrote; nil if it wrote none.
  static func last(_ log: ChangeLog) throws -> AppliedChange? {
    guard let tip = log.ownTip else { return nil }
    guard let last = try log.applied(tip) else {
      throw StoreError(
        .damaged, "The log lacks the last change this laptop wrote.", next: "ferrule doctor")
    }
    return last
  }
}
