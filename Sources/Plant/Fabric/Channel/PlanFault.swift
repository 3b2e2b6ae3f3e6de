/// Records that contradict themselves.
public enum PlanFault: Error, Hashable, Sendable {
  /// The parts make no channel.
  case channel(ChannelError)
  /// The map written down for a part is none.
  case map(part: String, FibreMapError)
  /// A connector in the map of a part that the part does not have.
  case noConnector(part: String, String)

  /// The code programs match on.
  public var code: String {
    switch self {
    case .channel(let error): error.code
    case .map(_, let error): error.code
    case .noConnector: "no-such-connector"
    }
  }

  /// What is wrong, for a person.
  public var sentence: String {
    switch self {
    case .channel(let error): error.sentence
    case .map(let part, let error): "The map written down for \(part): \(error.sentence)"
    case .noConnector(let part, let name):
      "The map written down for \(part) names connector \(name), which it does not have."
    }
  }
}
