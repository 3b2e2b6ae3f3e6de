public import Change
internal import Foundation
internal import GRDB

/// The other stores this one has heard of.
extension StoreView {
  /// Forgets what every other store said it holds.
  package func forgetPeers() throws { try Self.forgetPeers(db) }

  static func forgetPeers(_ db: Database) throws {
    try Meta.removeProofs(db)
    try db.execute(sql: "DELETE FROM peer")
  }

  /// All of them, the central store first, then by name.
  public func peers() throws -> [PeerRecord] {
    try rows("SELECT * FROM peer ORDER BY central DESC, laptop, device").compactMap { row in
      guard let device = DeviceID(bytes: row.blob("device")) else { return nil }
      return PeerRecord(
        device: device, laptop: row.string("laptop"), isCentral: row.int("central") == 1,
        counter: row.int64("counter") ?? 0, heardMS: row.int64("heard_ms") ?? 0,
        vector: row.blob("vector"), proof: try Meta.bytes(db, Meta.proof(of: device)) ?? [],
        sentCounter: row.int64("sent_counter"), sentMS: row.int64("sent_ms"))
    }
  }

  /// Keeps what a bundle said of its exporter.
  ///
  /// To be called inside ``Store/merge(_:)``.
  public func keep(_ peer: PeerRecord) throws {
    try db.execute(
      sql: """
        INSERT INTO peer (device, laptop, central, counter, heard_ms, vector)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (device) DO UPDATE
          SET laptop = excluded.laptop, central = excluded.central, counter = excluded.counter,
            heard_ms = excluded.heard_ms, vector = excluded.vector
        """,
      arguments: [
        peer.device.data, peer.laptop, peer.isCentral, peer.counter, peer.heardMS,
        peer.vector.data,
      ])
    try Meta.set(db, Meta.proof(of: peer.device), peer.proof.data)
  }
}

extension Store {
  /// Counts one more bundle written here, for a peer or for anyone, before the bundle is written.
  ///
  /// The commit that keeps the counter also makes every earlier commit durable, so that no change
  /// leaves this laptop before its disk has it. The store parts from its copies first. A store that can
  /// only be read here writes nothing, and counts nothing: its disk has all there is. So does one whose
  /// disk is full: what is here shall be carried away then, and every earlier commit is on the disk.
  ///
  /// - Returns: the bundle's counter, 1 for the first.
  public func countExport(for peer: DeviceID?) throws -> Int64 {
    if queue.configuration.readonly {
      return try read { try Self.nextExport($0.db) }
    }
    do {
      return try counted(for: peer)
    } catch let trouble as StoreError where trouble.code == .diskFull {
      return try read { try Self.nextExport($0.db) }
    }
  }

  private func counted(for peer: DeviceID?) throws -> Int64 {
    var notices: [CopyNotice] = []
    let counter = try transaction { db in
      if let sign = try sign(db, asksWitness: true), hasItsKey {
        notices.append(
          try part(try Applier(db, catalogue: catalogue, identity), sign))
      }
      let counter = try Self.nextExport(db)
      try Meta.set(db, Meta.exportCounter, counter)
      if let peer {
        try db.execute(
          sql: "UPDATE peer SET sent_counter = ?, sent_ms = ? WHERE device = ?",
          arguments: [counter, environment.nowMS(), peer.data])
      }
      return counter
    }
    try settled(notices)
    return counter
  }

  private static func nextExport(_ db: Database) throws -> Int64 {
    let last = try Meta.integer(db, Meta.exportCounter) ?? 0
    guard (0..<Int64.max).contains(last) else {
      throw StoreError(
        .damaged, "How many bundles this store wrote cannot be read.", next: "ferrule doctor")
    }
    return last + 1
  }
}
