internal import Change
internal import GRDB

/// One consistent state of a store, to ask questions of.
public struct StoreView {
  let db: Database
  let catalogue: TableCatalogue
  /// Which store it is.
  public let identity: StoreIdentity
}
