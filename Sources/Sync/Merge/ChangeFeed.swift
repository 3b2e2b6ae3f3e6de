internal import Change
internal import Dispatch
internal import Store
internal import Synchronization

/// Reads, unpacks, hashes and checks the changes of a bundle on a thread of its own, a little ahead of
/// the transaction that applies them.
///
/// At most `depth` batches of `batchBytes` wait, whatever the size of the bundle.
final class ChangeFeed: Sendable {
  private static let depth = 3
  private static let batchBytes = 256 * 1_024
  /// What a change takes besides its bytes: a hostile one may have one byte.
  private static let changeCost = 512

  /// The most elements of a bundle that may be no change at all: each costs a hash and a sentence, and a
  /// file of a few bytes can hold millions.
  private static let mostUnreadable = 1_000

  private struct State {
    var batches: [[OfferedChange]] = []
    /// The hash the file ended with, or what was wrong with it; nil while it is being read.
    var end: Result<[UInt8]?, SyncError>?
    var isStopped = false
  }

  /// Thrown out of the reading when nobody listens any more.
  private struct Stopped: Error {}

  private let state = Mutex(State())
  // Begins at zero: one that goes away while it is lower than it began stops the program.
  private let room = DispatchSemaphore(value: 0)
  private let news = DispatchSemaphore(value: 0)

  /// Begins to read.
  ///
  /// - Parameter key: what opens a sealed bundle.
  init(_ path: String, opening key: UnsealingKey?, tables: TableCatalogue, site: SiteID) {
    for _ in 0..<Self.depth { room.signal() }
    DispatchQueue(label: "ferrule.bundle").async {
      self.read(path, key, tables, site)
    }
  }

  /// The next changes in the bundle's order; nil when the file ended as it should.
  ///
  /// - Throws: a ``SyncError`` when the file is not what it was.
  func next() throws(SyncError) -> [OfferedChange]? {
    news.wait()
    let (batch, end) = state.withLock { state in
      (state.batches.isEmpty ? nil : state.batches.removeFirst(), state.end)
    }
    if let batch {
      room.signal()
      return batch
    }
    news.signal()
    _ = try end?.get()
    return nil
  }

  /// The hash the file ended with; nil before ``next()`` gave nil.
  var fileHash: [UInt8]? {
    state.withLock { state in
      if case .success(let hash) = state.end { hash } else { nil }
    }
  }

  /// Reads no further.
  func stop() {
    state.withLock { $0.isStopped = true }
    room.signal()
  }

  private func read(
    _ path: String, _ key: UnsealingKey?, _ tables: TableCatalogue, _ site: SiteID
  ) {
    do {
      let reader = try BundleReader(path, opening: key)
      var batch: [OfferedChange] = []
      var bytes = 0
      var unreadable = 0
      while let section = try reader.next(only: .changes) {
        try section.visit { change in
          let offered = OfferedChange(change, tables: tables, site: site)
          if offered.isUnreadable { unreadable += 1 }
          guard unreadable <= Self.mostUnreadable else {
            throw SyncError(
              .bundleDamaged,
              "\(path) has more than \(Self.mostUnreadable) elements that are no changes. Nothing was taken from it.",
              next: "ferrule sync export, again on the laptop it came from")
          }
          batch.append(offered)
          bytes += change.count + Self.changeCost
          guard bytes >= Self.batchBytes else { return }
          try hand(batch)
          batch = []
          bytes = 0
        }
      }
      if !batch.isEmpty { try hand(batch) }
      finish(.success(reader.fileHash))
    } catch let error as SyncError {
      finish(.failure(error))
    } catch {
      finish(.success(nil))
    }
  }

  private func hand(_ batch: [OfferedChange]) throws {
    room.wait()
    let isStopped = state.withLock { state in
      state.batches.append(batch)
      return state.isStopped
    }
    if isStopped { throw Stopped() }
    news.signal()
  }

  private func finish(_ end: Result<[UInt8]?, SyncError>) {
    state.withLock { $0.end = end }
    news.signal()
  }
}
