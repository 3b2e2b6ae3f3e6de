internal import Change
internal import GRDB

extension ChangeLog {
  /// The chains as they were last written.
  static func loadChains(_ db: Database) throws -> ChainTable {
    var chains: [Chain] = []
    for raw in try Row.fetchAll(db, sql: "SELECT * FROM chain ORDER BY chain") {
      let row = CellRow(row: raw)
      guard row.int("chain") == chains.count, let device = DeviceID(bytes: row.blob("device")),
        let lastSeq = row.int64("last_seq"), let last = ChangeHash(bytes: row.blob("last_hash"))
      else {
        throw StoreError(.damaged, "The log's chains cannot be read.", next: "ferrule doctor")
      }
      let parent = row.int("parent").flatMap { number in
        row.int64("fork_seq").map {
          Placement(chain: ChainNumber(rawValue: Int32(truncatingIfNeeded: number)), seq: $0)
        }
      }
      chains.append(Chain(device: device, parent: parent, lastSeq: lastSeq, lastHash: last))
    }
    guard let table = ChainTable(chains: chains) else {
      throw StoreError(.damaged, "The log's chains do not fit together.", next: "ferrule doctor")
    }
    return table
  }
}
