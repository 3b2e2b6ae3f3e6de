/// The nodes that sit inside a switch: nobody can walk to them.
struct InternalNodes {
  private let isInternal: [Bool]
  /// How many there are.
  let count: Int

  /// Aggregation nodes by their description, and adapters that are part of a switch's system.
  init(_ nodes: [IBNode]) {
    let systems = Set(nodes.lazy.filter { $0.kind == .switch }.compactMap(\.systemGUID))
    isInternal = nodes.map { node in
      guard node.kind != .switch else { return false }
      return AdapterDescription.isAggregationNode(node.description)
        || node.systemGUID.map(systems.contains) == true
    }
    count = isInternal.count { $0 }
  }

  func contains(_ node: Int) -> Bool { isInternal[node] }
}
