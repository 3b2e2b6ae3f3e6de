internal import Change
internal import GRDB

/// Whether every change of a log is what its hash says, valid, and where it belongs.
struct LogCheck {
  /// How many changes the log has.
  private(set) var count = 0
  /// What is wrong with which of them.
  private(set) var faults: [String] = []

  /// Reads the log, the last change first.
  ///
  /// - Parameter visit: is shown each change whose bytes are what its hash says.
  init(_ view: StoreView, visit: (SealedChange) -> Void = { _ in }) throws {
    var places = try LogPlaces(view)
    let cursor = try Row.fetchCursor(
      view.db, sql: "SELECT n, hash, seq, applied, bytes FROM change_log ORDER BY n DESC")
    while let row = try cursor.next() {
      count += 1
      let cells = CellRow(row: row)
      let number: Int64 = row["n"]
      do {
        let sealed = try SealedChange(decoding: cells.logBytes())
        guard sealed.hash.bytes == cells.blob("hash") else {
          faults.append("change \(number) is not what its hash says")
          continue
        }
        visit(sealed)
        if let seq = cells.int64("seq"), seq != sealed.change.seq {
          faults.append("change \(number) is entered at another place than its own")
        } else if let fault = try places.fault(
          of: sealed, number: number, isApplied: cells.int64("applied") == 1)
        {
          faults.append(fault)
        } else if sealed.change.schema <= view.catalogue.schema {
          try view.catalogue.check(sealed.change, site: view.identity.site)
        }
      } catch let error as ChangeError {
        faults.append("change \(number): \(error)")
      } catch let error as StoreError {
        faults.append("change \(number): \(error.message)")
      }
    }
    if faults.isEmpty, let fault = try places.faultOfChains() ?? places.faultOfLengths() {
      faults.append(fault)
    }
  }
}
