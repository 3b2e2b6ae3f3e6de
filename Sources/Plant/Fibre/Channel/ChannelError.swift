/// Why a list of parts is no channel.
public enum ChannelError: Error, Hashable, Sendable {
  /// A part does not have that connector.
  case noSuchConnector(part: String, PartSide, Int, of: Int)
  /// A part, or a port, that light would come to twice.
  case loop(String)
  /// More parts than ``Channel/mostSegments``.
  case tooLong(Int)
  /// A lane that the port does not have, or has twice.
  case noSuchLane(port: String, Int)

  /// The code programs match on.
  public var code: String {
    switch self {
    case .noSuchConnector: "no-such-connector"
    case .loop: "loop"
    case .tooLong: "too-long"
    case .noSuchLane: "no-such-lane"
    }
  }

  /// What is wrong, for a person.
  public var sentence: String {
    switch self {
    case .noSuchConnector(let part, let side, let connector, let count):
      "\(part) has no connector \(connector) on its \(side.rawValue) side: it has \(count)."
    case .loop(let label): "\(label) is in the path twice: it leads back to itself."
    case .tooLong(let count):
      "\(count) parts in one path: \(Channel.mostSegments) are the most that can be."
    case .noSuchLane(let port, let lane): "\(port) has no lane \(lane), or has it twice."
    }
  }
}
