/// Gives every node its device, and makes sure that no two devices or ports share a name.
///
/// Names that differ only in ASCII capitals count as one.
struct DeviceNamer {
  private let peers: PeerResolver
  private let internals: InternalNodes
  private let file: String
  /// The node that first bore each folded device name.
  private var owners: [String: Int] = [:]
  private var adapterOwners: [String: Int] = [:]
  private var portOwners: [String: Int] = [:]
  /// The ports that links lead to or from.
  private var linked: [Int: Set<Int>] = [:]
  private var hostIndex: [String: Int] = [:]
  private var hosts: [(name: String, adapters: [FabricAdapter])] = []
  private var result = FabricDevices()

  init(_ peers: PeerResolver, internals: InternalNodes, file: String) {
    self.peers = peers
    self.internals = internals
    self.file = file
  }

  consuming func devices() throws(ImportError) -> FabricDevices {
    for (line, peer) in zip(peers.ports, peers.peers) {
      linked[line.node, default: []].insert(line.port)
      linked[peer, default: []].insert(line.peerPort)
    }
    let internalPorts = internalPorts()
    for index in peers.nodes.indices {
      if internals.contains(index) {
        result.places.append(nil)
      } else if peers.nodes[index].kind == .switch {
        try addSwitch(index, internalPorts: internalPorts[index, default: []])
      } else {
        try addAdapter(index)
      }
    }
    result.hosts = hosts.map { FabricHost(name: $0.name, adapters: $0.adapters) }
    return result
  }

  private func internalPorts() -> [Int: Set<Int>] {
    var ports: [Int: Set<Int>] = [:]
    for (line, peer) in zip(peers.ports, peers.peers) {
      if internals.contains(peer) { ports[line.node, default: []].insert(line.port) }
      if internals.contains(line.node) { ports[peer, default: []].insert(line.peerPort) }
    }
    return ports
  }

  private mutating func addSwitch(_ index: Int, internalPorts: Set<Int>) throws(ImportError) {
    let node = peers.nodes[index]
    let description = SwitchDescription(node.description)
    try checkName(description.name, node)
    if let owner = owners.updateValue(index, forKey: ASCIIText.folded(description.name)) {
      throw duplicate(description.name, node, owner)
    }
    result.switches.append(
      FabricSwitch(
        guid: FabricGUID(node.guid), systemGUID: node.systemGUID.map(FabricGUID.init),
        name: description.name, model: description.model, unit: description.unit,
        portCount: node.portCount ?? 0, internalPorts: internalPorts.sorted(),
        description: node.description))
    result.places.append(
      FabricDevices.Place(
        kind: .switch, device: description.name, adapter: nil, manyPorts: false))
  }

  private mutating func addAdapter(_ index: Int) throws(ImportError) {
    let node = peers.nodes[index]
    let description = AdapterDescription(node.description)
    try checkName(description.host, node)
    let key = ASCIIText.folded(description.host)
    if let owner = owners[key] {
      guard peers.nodes[owner].kind != .switch else {
        throw duplicate(description.host, node, owner)
      }
    } else {
      owners[key] = index
      hostIndex[key] = hosts.count
      hosts.append((description.host, []))
    }
    let manyPorts = node.portCount.map { $0 > 1 } ?? peers.manyPorts.contains(index)
    // The separator cannot occur in a name: the text check refuses it.
    let adapter = "\(key)\u{1}\(ASCIIText.folded(description.adapter ?? ""))"
    if let owner = adapterOwners.updateValue(index, forKey: adapter) {
      throw duplicatePort(description.portName(1, manyPorts: manyPorts), description, node, owner)
    }
    for port in linked[index, default: []].sorted() {
      let name = description.portName(port, manyPorts: manyPorts)
      if let owner = portOwners.updateValue(index, forKey: "\(key)\u{1}\(ASCIIText.folded(name))") {
        throw duplicatePort(name, description, node, owner)
      }
    }
    let place = hostIndex[key] ?? 0
    hosts[place].adapters.append(
      FabricAdapter(
        guid: FabricGUID(node.guid), systemGUID: node.systemGUID.map(FabricGUID.init),
        name: description.adapter, portCount: node.portCount, description: node.description))
    result.places.append(
      FabricDevices.Place(
        kind: .host, device: hosts[place].name, adapter: description, manyPorts: manyPorts))
  }

  private func checkName(_ name: String, _ node: IBNode) throws(ImportError) {
    guard name.isEmpty else { return }
    throw ImportError(
      file: file, line: node.line, code: .malformedLine,
      message: "The node \(node.kind.nodeName(node.guid)) has an empty description, so it has no"
        + " name.")
  }

  private func duplicate(_ name: String, _ node: IBNode, _ owner: Int) -> ImportError {
    let other = peers.nodes[owner]
    return ImportError(
      file: file, line: node.line, otherLine: other.line, code: .duplicateName,
      message: "The name \(Excerpt.quoted(name)) already belongs to the node"
        + " \(other.kind.nodeName(other.guid)) on line \(other.line). Give one of them another"
        + " description, or a name in ibnetdiscover's node name map.")
  }

  private func duplicatePort(
    _ port: String, _ description: AdapterDescription, _ node: IBNode, _ owner: Int
  ) -> ImportError {
    let other = peers.nodes[owner]
    return ImportError(
      file: file, line: node.line, otherLine: other.line, code: .duplicateName,
      message:
        "The host \(Excerpt.quoted(description.host)) already has a port \(Excerpt.quoted(port)), of"
        + " the node \(other.kind.nodeName(other.guid)) on line \(other.line). Give one of the"
        + " adapters another description.")
  }
}
