/// A port line as read: this port, and the port it says it is linked to.
struct IBPortLine {
  /// The index of the node whose block the line is in.
  let node: Int
  let port: Int
  let peerKind: IBNodeKind
  let peerGUID: UInt64
  let peerPort: Int
  /// Where the peer's description stands in the file.
  let peerDescription: Range<Int>
  let width: Int?
  /// Where width and speed stand in the file.
  let speed: Range<Int>
  let line: Int
}
