package import Change
internal import GRDB

extension Applier {
  /// Where the next change of this device comes, with no more than `most` others to name.
  ///
  /// A laptop alone can sign more lines beside each other than a change may name. Changes without operations join
  /// them, ``ChangeLimits/deps`` each, or no store that has them could write again.
  func ownChain(joiningTo most: Int, environment: StoreEnvironment) throws -> OwnChain {
    var chain = try OwnChain(log, identity)
    while chain.deps.count > most {
      try write(
        own: .join(
          site: identity.site, device: identity.device, seq: chain.seq, prev: chain.prev,
          deps: Array(chain.deps.prefix(ChangeLimits.deps)),
          hlc: HybridTime.next(seen: try log.greatestTime(), wallMS: environment.nowMS()),
          author: identity.laptop))
      // Whoever asks for the log between the changes of one transaction finds it whole.
      try save()
      chain = try OwnChain(log, identity)
    }
    return chain
  }
}

extension Store {
  /// The last change of this store, written now if need be: one that covers every change applied here.
  package func joinedTip() throws -> ChangeHash {
    let key = try keyCheck.check(folder, identity)
    return try parted(key) { applier in
      try applier.ownChain(joiningTo: 0, environment: environment).prev
    }
  }
}
