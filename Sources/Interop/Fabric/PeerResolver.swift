/// Finds the node at the other end of every port line, and the signs of a dump that was cut off.
struct PeerResolver {
  private(set) var nodes: [IBNode]
  let ports: [IBPortLine]
  /// The index of each port line's peer.
  private(set) var peers: [Int] = []
  /// Adapters without a block that have a port above 1.
  private(set) var manyPorts: Set<Int> = []
  /// The number of nodes that have a block: those before the ones known only as peers.
  let described: Int
  let lastLine: Int

  private var indexOf: [UInt64: Int]
  private let startNode: UInt64?
  private let bytes: [UInt8]
  private let file: String

  init(_ records: IBRecords, bytes: [UInt8], file: String) {
    nodes = records.nodes
    ports = records.ports
    described = records.nodes.count
    lastLine = records.lastLine
    indexOf = records.indexOf
    startNode = records.startNode
    self.bytes = bytes
    self.file = file
    peers.reserveCapacity(ports.count)
  }

  mutating func resolve() throws(ImportError) {
    // The node that discovery begins at is printed last of its kind, so a cut loses it first.
    if let startNode, indexOf[startNode] == nil {
      throw ImportError(
        file: file, line: lastLine, code: .truncated,
        message: "The header says that discovery began at node \(FabricGUID(startNode)), but"
          + " the file does not describe it: the end is missing.")
    }
    for line in ports { try resolve(line) }
  }

  private mutating func resolve(_ line: IBPortLine) throws(ImportError) {
    let name = line.peerKind.nodeName(line.peerGUID)
    guard let index = indexOf[line.peerGUID] else {
      guard line.peerKind != .switch else {
        throw ImportError(
          file: file, line: line.line, code: .unknownPeer,
          message: "The file does not describe the switch \(name) that this port leads to:"
            + " a part of the dump is missing.")
      }
      indexOf[line.peerGUID] = nodes.count
      peers.append(nodes.count)
      if line.peerPort > 1 { manyPorts.insert(nodes.count) }
      nodes.append(
        IBNode(
          kind: line.peerKind, guid: line.peerGUID, systemGUID: nil, portCount: nil,
          description: String(decoding: bytes[line.peerDescription], as: UTF8.self),
          line: line.line))
      return
    }
    let peer = nodes[index]
    guard peer.kind == line.peerKind else {
      throw ImportError(
        file: file, line: line.line, otherLine: peer.line, code: .contradiction,
        message: "The port leads to \(name); line \(peer.line) calls that node"
          + " \(peer.kind.nodeName(peer.guid)).")
    }
    if let count = peer.portCount, line.peerPort > count {
      throw ImportError(
        file: file, line: line.line, otherLine: peer.line, code: .portOutOfRange,
        message: "The peer \(name) has \(count) ports (line \(peer.line)); there is no port"
          + " \(line.peerPort).")
    }
    if peer.portCount == nil, line.peerPort > 1 { manyPorts.insert(index) }
    peers.append(index)
  }

  /// The remark on adapters that have no block of their own.
  var warning: ImportWarning? {
    guard nodes.count > described else { return nil }
    let count = nodes.count - described
    return ImportWarning(
      code: .undescribedAdapter, file: file, line: nodes[described].line, count: count,
      message: "The file names \(count) adapters without describing them, the first on line"
        + " \(nodes[described].line); they are taken from their switches' lines.")
  }

  /// What messages show of a port line: "LG28-01 port 3".
  func endText(node: Int, port: Int) -> String {
    let text = nodes[node].description
    let name =
      nodes[node].kind == .switch
      ? SwitchDescription(text).name : ASCIIText.words(text).joined(separator: " ")
    return "\(Excerpt.quoted(name)) port \(port)"
  }
}
