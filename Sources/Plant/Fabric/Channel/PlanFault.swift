/// Records that contradict themselves.
public enum PlanFault: Error, Hashable, Sendable {
  /// The parts make no channel.
  case channel(ChannelError)
  /// The map written down for a part is none.
  case map(part: String, FibreMapError)
  /// A connector in the map of a part that the part does not have.
  case noConnector(part: String, String)
  /// A link that was seen to have its modules fixed to it, and a cable of fibre recorded for it.
  case medium(cable: String, SealedMedium)
  /// A module recorded with another connector than its optic has.
  case moduleConnector(
    module: String, port: String, recorded: ConnectorKind, optic: String, ConnectorKind)

  /// The code programs match on.
  public var code: String {
    switch self {
    case .channel(let error): error.code
    case .map(_, let error): error.code
    case .noConnector: "no-such-connector"
    case .medium: "medium-differs"
    case .moduleConnector: "connector-differs"
    }
  }

  /// What is wrong, for a person.
  public var sentence: String {
    switch self {
    case .channel(let error): error.sentence
    case .map(let part, let error): "The map written down for \(part): \(error.sentence)"
    case .noConnector(let part, let name):
      "The map written down for \(part) names connector \(name), which it does not have."
    case .medium(let cable, let medium):
      "The link is said to be \(medium.rawValue.uppercased()), and \(cable), which is of fibre, is "
        + "recorded in its port."
    case .moduleConnector(let module, let port, let recorded, let optic, let kind):
      "\(module) in \(port) is recorded with \(recorded.text), its optic \(optic) has \(kind.text)."
    }
  }
}
