public import Plant

extension Store {
  /// Reads from one consistent state of the store, with its whole plan at hand.
  ///
  /// Both processors read: half a second for 49,152 links.
  public func readPlan<Value>(_ body: (StoreView, Fabric) throws -> Value) throws -> Value {
    let beside = CablingBeside(folder.database)
    defer { beside.callerReads() }
    return try read { view in try body(view, FabricReader.fabric(view, beside)) }
  }
}
