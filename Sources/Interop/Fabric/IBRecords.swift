/// All that is read from a dump, line by line.
struct IBRecords {
  var generatedAt: String?
  /// The node that the header says discovery began at.
  var startNode: UInt64?
  var nodes: [IBNode] = []
  var indexOf: [UInt64: Int] = [:]
  var ports: [IBPortLine] = []
  /// The number of the last line.
  var lastLine = 0
}
