/// A node as read, before anything is made of it.
struct IBNode {
  let kind: IBNodeKind
  let guid: UInt64
  let systemGUID: UInt64?
  /// The number of ports; nil for a node known only from other nodes' port lines.
  let portCount: Int?
  let description: String
  /// The line of its `Switch` or `Ca` line, or of its first mention.
  let line: Int
}
