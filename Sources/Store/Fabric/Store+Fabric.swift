public import Plant

extension Store {
  /// Reads from one consistent state of the store, with its whole plan at hand.
  ///
  /// Its cables are read meanwhile by another thread, of the same state.
  public func readPlan<Value>(_ body: (StoreView, Fabric) throws -> Value) throws -> Value {
    let beside = CablingBeside(folder.database)
    defer { beside.callerReads() }
    return try read { view in try body(view, FabricReader.fabric(view, beside)) }
  }
}
