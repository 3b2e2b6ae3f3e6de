/// Reads a dump line by line into records; what they mean together is the assembler's business.
struct IBNetDiscoverReader {
  private static let longestLine = 4_096
  private static let attributes: [StaticString] = ["vendid=0x", "devid=0x"]
  private static let nodeAttributes: [StaticString] = [
    "switchguid=0x", "caguid=0x", "rtguid=0x",
  ]

  private let bytes: [UInt8]
  private let file: String
  private var records = IBRecords()
  private var line = 0
  private var hasContent = false
  /// The identifiers printed above a node's own line.
  private var systemGUID: UInt64?
  private var nodeGUID: UInt64?
  /// The line of the first identifier of a block that has no node line yet.
  private var openBlock: Int?
  /// The lines of the current node's ports.
  private var portLines: [Int: Int] = [:]

  static func read(_ bytes: [UInt8], file: String) throws(ImportError) -> IBRecords {
    let check = TextCheck(file: file, expected: IBFormatGuess.expected, longestLine: longestLine)
    var index = try check.start(of: bytes)
    var reader = IBNetDiscoverReader(bytes: bytes, file: file)
    while index < bytes.count {
      var end = index
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      reader.line += 1
      let hasReturn = end > index && bytes[end - 1] == 0x0D
      try reader.readLine(index..<(hasReturn ? end - 1 : end))
      index = end + 1
    }
    return try reader.finished()
  }

  private init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  private func finished() throws(ImportError) -> IBRecords {
    guard hasContent else {
      throw error(.truncated, line, "The file ends after its header; no node is described.")
    }
    guard bytes.last == 0x0A else {
      throw error(
        .truncated, line,
        "The file ends in the middle of this line: the end is missing. If it is whole, end the"
          + " line.")
    }
    if let openBlock {
      throw error(
        .truncated, openBlock,
        "The file ends in the block that begins here, before its Switch or Ca line.")
    }
    var records = records
    records.lastLine = line
    return records
  }

  private mutating func readLine(_ range: Range<Int>) throws(ImportError) {
    var cursor = LineCursor(bytes, range)
    cursor.skipBlanks()
    guard let first = cursor.peek else { return }
    if first == 0x23 {
      readComment(cursor)
      return
    }
    if first == 0x5B, hasContent {
      try readPort(cursor)
      return
    }
    let isKnown = try readBlockLine(cursor)
    guard isKnown else {
      if hasContent {
        throw error(
          .malformedLine, line,
          "The line is no line of an ibnetdiscover dump: \(Excerpt.quoted(cursor.rest)).")
      }
      throw error(.wrongFormat, line, IBFormatGuess.sentence(on: cursor.rest))
    }
    hasContent = true
  }

  private mutating func readComment(_ line: LineCursor) {
    var cursor = line
    if cursor.take("# Topology file: generated on ") {
      if records.generatedAt == nil { records.generatedAt = ASCIIText.trimmed(cursor.rest) }
    } else if cursor.take("# Initiated from node ") {
      if records.startNode == nil { records.startNode = cursor.hexadecimal() }
    }
  }

  /// Reads an identifier or a node; false if the line is neither.
  private mutating func readBlockLine(_ start: LineCursor) throws(ImportError) -> Bool {
    var cursor = start
    for name in Self.attributes where cursor.take(name) {
      _ = try guid(&cursor)
      return true
    }
    if cursor.take("sysimgguid=0x") {
      systemGUID = try guid(&cursor)
      return true
    }
    for name in Self.nodeAttributes where cursor.take(name) {
      nodeGUID = try guid(&cursor)
      return true
    }
    if cursor.take("Chassis ") || cursor.take("Non-Chassis Nodes") {
      throw error(
        .wrongFormat, line,
        "The file looks like the output of ibnetdiscover --grouping, which prints switches twice;"
          + " expected \(IBFormatGuess.expected).")
    }
    return try readNode(start)
  }

  private mutating func guid(_ cursor: inout LineCursor) throws(ImportError) -> UInt64 {
    guard let value = cursor.hexadecimal(), isAttributeTail(cursor) else {
      throw error(.malformedLine, line, "Expected at most 16 hexadecimal digits after \"=0x\".")
    }
    if openBlock == nil { openBlock = line }
    return value
  }

  /// `(0123456789abcdef)`, or nothing.
  private func isAttributeTail(_ start: LineCursor) -> Bool {
    var cursor = start
    if cursor.take(0x28) {
      guard cursor.hexadecimal() != nil, cursor.take(0x29) else { return false }
    }
    return cursor.isAtEnd
  }

  /// `Switch	41 "S-…"		# "name" enhanced port 0 lid 13 lmc 0`, `Ca	1 "H-…"		# "name"`.
  private mutating func readNode(_ start: LineCursor) throws(ImportError) -> Bool {
    var cursor = start
    let kind: IBNodeKind
    if cursor.take("Switch") {
      kind = .switch
    } else if cursor.take("Ca") {
      kind = .adapter
    } else if cursor.take("Rt") {
      kind = .router
    } else {
      return false
    }
    guard let blank = cursor.peek, ASCIIText.isBlank(blank) else { return false }
    cursor.skipBlanks()
    // Not yet a dump: it may be the node list of another option.
    if !hasContent, cursor.peek == 0x3A { return false }
    guard let count = cursor.decimal(limit: 254), count > 0 else {
      throw error(.malformedLine, line, "Expected the number of ports, 1 to 254.")
    }
    cursor.skipBlanks()
    guard cursor.take(0x22), let letter = cursor.peek, IBNodeKind(letter: letter) == kind,
      cursor.take(letter), cursor.take(0x2D), let guid = cursor.hexadecimal(), cursor.take(0x22)
    else {
      throw error(
        .malformedLine, line,
        "Expected the node's name, like \"\(kind.nodeName(0x0123_4567_89AB_CDEF))\".")
    }
    cursor.skipBlanks()
    guard cursor.take(0x23) else {
      throw error(.malformedLine, line, "Expected # after the node's name.")
    }
    cursor.skipBlanks()
    guard cursor.take(0x22), let description = cursor.throughLastQuote(),
      isNodeTail(cursor, kind)
    else {
      throw error(
        .malformedLine, line, "Expected the node's description in quotes, and what follows it.")
    }
    if let nodeGUID, nodeGUID != guid {
      throw error(
        .malformedLine, line,
        "The node's name says \(FabricGUID(guid)), the identifier above it"
          + " \(FabricGUID(nodeGUID)).")
    }
    try add(kind, guid, count, String(decoding: bytes[description], as: UTF8.self))
    return true
  }

  /// `enhanced port 0 lid 13 lmc 0` of a switch, nothing of an adapter.
  private func isNodeTail(_ start: LineCursor, _ kind: IBNodeKind) -> Bool {
    var cursor = start
    cursor.skipBlanks()
    guard kind == .switch else { return cursor.isAtEnd || cursor.take("(scp)") && cursor.isAtEnd }
    guard cursor.take("enhanced port 0 lid ") || cursor.take("base port 0 lid "),
      cursor.decimal(limit: 0xFFFF_FFFF) != nil, cursor.take(" lmc "),
      cursor.decimal(limit: 255) != nil
    else { return false }
    return cursor.isAtEnd
  }

  private mutating func add(
    _ kind: IBNodeKind, _ guid: UInt64, _ count: Int, _ description: String
  ) throws(ImportError) {
    if let earlier = records.indexOf[guid] {
      let other = records.nodes[earlier].line
      throw error(
        .duplicateNode, line, other: other,
        "The node \(kind.nodeName(guid)) is already described on line \(other).")
    }
    records.indexOf[guid] = records.nodes.count
    records.nodes.append(
      IBNode(
        kind: kind, guid: guid, systemGUID: systemGUID, portCount: count,
        description: description, line: line))
    systemGUID = nil
    nodeGUID = nil
    openBlock = nil
    portLines.removeAll(keepingCapacity: true)
  }

  private mutating func readPort(_ cursor: LineCursor) throws(ImportError) {
    guard let node = records.nodes.indices.last, openBlock == nil else {
      throw error(.malformedLine, line, "The port line stands in no node's block.")
    }
    let parsed: IBPortLine
    do throws(IBPortLineParser.Fault) {
      parsed = try IBPortLineParser.parse(
        bytes, cursor.index..<cursor.end, node: node, line: line)
    } catch {
      throw self.error(.malformedLine, line, "Expected \(error.expected).")
    }
    if let count = records.nodes[node].portCount, parsed.port > count {
      throw error(
        .portOutOfRange, line, other: records.nodes[node].line,
        "The node has \(count) ports; there is no port \(parsed.port).")
    }
    if let earlier = portLines.updateValue(line, forKey: parsed.port) {
      throw error(
        .duplicatePort, line, other: earlier,
        "Port \(parsed.port) of this node is already on line \(earlier).")
    }
    records.ports.append(parsed)
  }

  private func error(
    _ code: ImportErrorCode, _ line: Int, other: Int? = nil, _ message: String
  ) -> ImportError {
    ImportError(file: file, line: line, otherLine: other, code: code, message: message)
  }
}
