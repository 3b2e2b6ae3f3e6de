internal import Change
internal import GRDB

/// Devices that were copied, put back or moved to another disk.
extension StoreView {
  /// All of them, ascending by id; a function of the changes applied here.
  public func copiedDevices() throws -> [CopiedDevice] {
    let log = try ChangeLog(db)
    var found: [DeviceID: CopiedDevice] = [:]
    for (device, chains) in Dictionary(grouping: log.chains.chains, by: \.device)
    where chains.count > 1 {
      // Of two chains that both begin at the first change all is their own.
      let isApartFromTheFirst = chains.count { $0.parent == nil } > 1
      let forks = chains.compactMap { $0.parent.map { $0.seq + 1 } }
      found[device] = CopiedDevice(
        device: device, chains: chains.count,
        fromSeq: isApartFromTheFirst ? 1 : forks.min() ?? 1)
    }
    for hash in try restarts() {
      guard let change = try log.applied(hash), let chain = log.chains[change.placement.chain]
      else { continue }
      var copied =
        found[chain.device]
        ?? CopiedDevice(device: chain.device, chains: 1, fromSeq: change.placement.seq)
      copied.fromSeq = min(copied.fromSeq, change.placement.seq)
      copied.restarts += 1
      found[chain.device] = copied
    }
    return found.values.sorted { $0.device < $1.device }
  }

  /// The restart changes applied here.
  func restarts() throws -> [ChangeHash] {
    try String.fetchAll(
      db, sql: "SELECT name FROM meta WHERE name >= ? AND name < ?",
      arguments: [Meta.restart, "restart!"]
    ).compactMap { ChangeHash(hex: $0.dropFirst(Meta.restart.utf8.count)) }
  }

  /// Raises the witness to the last change of its own that this store is about to let out, and to the
  /// bundles it has counted.
  ///
  /// - Returns: whether there is a place for a witness.
  /// - Throws: a ``StoreError`` with code `cannot-write`.
  public func raiseWitness(in folder: WitnessFolder?) throws -> Bool {
    guard let folder else { return false }
    let last = try OwnChain.last(ChangeLog(db)).map {
      Witness.Own(seq: $0.placement.seq, hash: $0.rank.hash)
    }
    // What is kept, not the bundle's number: where nothing can be written none is counted.
    let exports = try Meta.integer(db, Meta.exportCounter) ?? 0
    guard last != nil || exports > 0,
      let store = try Meta.bytes(db, Meta.storeID).flatMap({ ChangeGroupID(bytes: $0) })
    else { return true }
    do {
      try folder.raise(store, to: Witness(last: last, exports: exports))
    } catch let trouble as StoreError where trouble.code == .diskFull {
      // What is here shall be carried away all the more.
      return false
    }
    return true
  }
}
