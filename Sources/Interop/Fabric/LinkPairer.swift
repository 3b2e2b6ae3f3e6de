/// Makes one link of the two lines that print it.
struct LinkPairer {
  /// What came of the port lines.
  struct Result {
    var links: [FabricLink] = []
    var oneSided = 0
    var warnings: [ImportWarning] = []
  }

  /// A port of a node.
  private struct End: Hashable {
    let node: Int
    let port: Int
  }

  private let peers: PeerResolver
  private let internals: InternalNodes
  private let devices: FabricDevices
  private let file: String
  /// The index of the port line of each end.
  private var lineOf: [End: Int] = [:]
  /// The index of the port line that leads to each end that has no line of its own.
  private var claims: [End: Int] = [:]
  /// Indices of port lines, for the remarks.
  private var loops: [Int] = []
  private var disagreements: [Int] = []
  private var result = Result()

  init(
    _ peers: PeerResolver, internals: InternalNodes, devices: FabricDevices, file: String
  ) {
    self.peers = peers
    self.internals = internals
    self.devices = devices
    self.file = file
    lineOf.reserveCapacity(peers.ports.count)
    for (index, line) in peers.ports.enumerated() {
      lineOf[End(node: line.node, port: line.port)] = index
    }
  }

  consuming func links(bytes: [UInt8]) throws(ImportError) -> Result {
    for index in peers.ports.indices { try add(index, bytes) }
    result.warnings = [
      warning(.loopbackPlug, loops, "are linked to themselves and left out"),
      warning(.speedDisagreement, disagreements, "print another width or speed than their peers"),
    ].compactMap(\.self)
    return result
  }

  private mutating func add(_ index: Int, _ bytes: [UInt8]) throws(ImportError) {
    let line = peers.ports[index]
    let here = End(node: line.node, port: line.port)
    let there = End(node: peers.peers[index], port: line.peerPort)
    let isInternal = internals.contains(here.node) || internals.contains(there.node)
    guard let back = lineOf[there] else {
      try addOneSided(index, here, there, isInternal, bytes)
      return
    }
    let answer = peers.ports[back]
    guard End(node: peers.peers[back], port: answer.peerPort) == here else {
      throw contradiction(index, back, there)
    }
    if back == index {
      loops.append(index)
    } else if index < back, !isInternal {
      if bytes[line.speed] != bytes[answer.speed] { disagreements.append(index) }
      append(line, here, there, lines: [line.line, answer.line], bytes)
    }
  }

  private mutating func addOneSided(
    _ index: Int, _ here: End, _ there: End, _ isInternal: Bool, _ bytes: [UInt8]
  ) throws(ImportError) {
    let line = peers.ports[index]
    if there.node == peers.described - 1 {
      throw ImportError(
        file: file, line: peers.lastLine, otherLine: line.line, code: .truncated,
        message: "Line \(line.line) leads to \(peers.endText(node: there.node, port: there.port)),"
          + " but the file ends in that node's block before the port: the end is missing.")
    }
    if let other = claims.updateValue(index, forKey: there) {
      let lines = (peers.ports[other].line, line.line)
      throw ImportError(
        file: file, line: lines.1, otherLine: lines.0, code: .contradiction,
        message: "Lines \(lines.0) and \(lines.1) both lead to"
          + " \(peers.endText(node: there.node, port: there.port)).")
    }
    guard !isInternal else { return }
    result.oneSided += 1
    append(line, here, there, lines: [line.line], bytes)
  }

  private mutating func append(
    _ line: IBPortLine, _ here: End, _ there: End, lines: [Int], _ bytes: [UInt8]
  ) {
    guard let near = end(here), let far = end(there) else { return }
    let inOrder = precedes(near, far)
    result.links.append(
      FabricLink(
        a: inOrder ? near : far, b: inOrder ? far : near, width: line.width,
        speed: String(decoding: bytes[line.speed], as: UTF8.self), lines: lines))
  }

  private func end(_ end: End) -> FabricEnd? {
    guard let place = devices.places[end.node] else { return nil }
    return FabricEnd(
      kind: place.kind, device: place.device, port: place.portName(end.port),
      portNumber: end.port, guid: FabricGUID(peers.nodes[end.node].guid))
  }

  private func precedes(_ near: FabricEnd, _ far: FabricEnd) -> Bool {
    if near.kind != far.kind { return near.kind == .switch }
    if near.device != far.device { return near.device < far.device }
    return (near.portNumber, near.guid.value) < (far.portNumber, far.guid.value)
  }

  private func contradiction(_ index: Int, _ back: Int, _ there: End) -> ImportError {
    let line = peers.ports[index]
    let answer = peers.ports[back]
    let here = peers.endText(node: line.node, port: line.port)
    let claimed = peers.endText(node: there.node, port: there.port)
    let actual = peers.endText(node: peers.peers[back], port: answer.peerPort)
    return ImportError(
      file: file, line: line.line, otherLine: answer.line, code: .contradiction,
      message: "Line \(line.line) says that \(here) leads to \(claimed); line \(answer.line) says"
        + " that this leads to \(actual).")
  }

  private func warning(
    _ code: ImportWarning.Code, _ lines: [Int], _ what: String
  ) -> ImportWarning? {
    guard let first = lines.first else { return nil }
    let line = peers.ports[first].line
    return ImportWarning(
      code: code, file: file, line: line, count: lines.count,
      message: "\(lines.count) ports \(what), the first on line \(line).")
  }
}
