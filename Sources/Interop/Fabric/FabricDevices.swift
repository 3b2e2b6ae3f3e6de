/// The devices of a dump, and the way from a node to its device.
struct FabricDevices {
  /// What the ends of links need to know of a node.
  struct Place {
    let kind: FabricEnd.Kind
    let device: String
    /// How an adapter's ports are named; nil for a switch.
    let adapter: AdapterDescription?
    let manyPorts: Bool

    func portName(_ number: Int) -> String {
      adapter?.portName(number, manyPorts: manyPorts) ?? "\(number)"
    }
  }

  var switches: [FabricSwitch] = []
  var hosts: [FabricHost] = []
  /// One a node; nil for internal nodes.
  var places: [Place?] = []
}
