public import Change
internal import GRDB

/// Pictures, as bundles and receipts ask for them.
extension StoreView {
  /// The pictures that facts name which count, each once, in the order in which they were added.
  ///
  /// - Parameter known: changes whose ancestors the other store has seen.
  public func sharedImages(notSeenBy known: some Sequence<ChangeHash>) throws -> [SharedImage] {
    let log = try ChangeLog(db)
    let seen = try coverage(of: known, log)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT image.sha256, image.bytes, change_log.chain, change_log.seq,
          EXISTS (
            SELECT 1 FROM inspection
            WHERE inspection.id = image.inspection AND inspection.verdict IN ('dirt', 'damage')
          ) AS is_failed
        FROM image LEFT JOIN change_log ON change_log.n = image.born
        WHERE NOT EXISTS (SELECT 1 FROM superseded WHERE fact = image.id)
        ORDER BY image.id
        """)
    var places: [ChangeHash: Int] = [:]
    var found: [SharedImage] = []
    while let row = try rows.next() {
      let cells = CellRow(row: row)
      guard let image = ChangeHash(bytes: cells.blob("sha256")) else { continue }
      let chain = ChainNumber(rawValue: Int32(truncatingIfNeeded: cells.int64("chain") ?? -1))
      let placement = Placement(chain: chain, seq: cells.int64("seq") ?? 0)
      let isNews = !seen.covers(placement)
      // A chain that is in no table yet is this store's own.
      let isOwn = (log.chains[chain]?.device ?? identity.device) == identity.device
      let isFailed = cells.int("is_failed") == 1
      if let place = places[image] {
        found[place].isNews = found[place].isNews || isNews
        found[place].isOwn = found[place].isOwn || isOwn
        found[place].isFailed = found[place].isFailed || isFailed
      } else {
        places[image] = found.count
        found.append(
          SharedImage(
            image: image, byteCount: cells.int64("bytes") ?? 0, isFailed: isFailed,
            isNews: isNews, isOwn: isOwn))
      }
    }
    return found
  }

  /// Every picture that a fact names which counts, as if its bytes were nowhere; by hash.
  func namedImages() throws -> [ImageReport.Wanted] {
    try rows(
      """
      SELECT sha256, max(bytes) AS bytes, min(name) AS name, min(technician) AS technician FROM image
      WHERE NOT EXISTS (SELECT 1 FROM superseded WHERE fact = image.id)
      GROUP BY sha256 ORDER BY sha256
      """
    ).map {
      ImageReport.Wanted(
        sha256: $0.blob("sha256"), byteCount: $0.int64("bytes") ?? 0, name: $0.text("name"),
        technician: $0.string("technician"))
    }
  }
}
