/// Why a way does not come to the port it should.
public enum PathStop: Hashable, Sendable {
  /// No cable end is recorded in the port.
  case emptyPort(ThingID)
  /// The other end of a cable is not landed anywhere.
  case endsNowhere(cable: String, leg: Int?)
  /// Nothing is plugged in on the other side of a position.
  case openPosition(String)
  /// It comes to another port.
  case otherPort(ThingID)
  /// It comes to the right connector, with other lanes than those of the port it should come to.
  case otherLanes(port: ThingID)
  /// Nobody wrote down how the fibres of a cassette run between its connectors.
  case unwritten(cassette: String)
  /// Records of a part contradict themselves, in a sentence.
  case contradiction(String)
  /// The lanes of one link leave a part by several connectors.
  case parts(String)
  /// It leads back to a cable it has passed.
  case loop(String)
  /// It passes more things than anybody builds.
  case tooLong
  /// It goes several ways, none of which comes to the port.
  case branches

  /// The ports it names.
  public var ports: [ThingID] {
    switch self {
    case .emptyPort(let port), .otherPort(let port), .otherLanes(let port): [port]
    case .endsNowhere, .openPosition, .unwritten, .contradiction, .parts, .loop, .tooLong,
      .branches:
      []
    }
  }

  /// In words; `label` gives what a person calls a port.
  public func text(_ label: (ThingID) -> String) -> String {
    switch self {
    case .emptyPort(let port): "nothing is recorded in \(label(port))"
    case .endsNowhere(let cable, let leg):
      "\(cable)\(leg.map { " leg \($0)" } ?? "") ends nowhere: its other end is not landed"
    case .openPosition(let position): "nothing is behind \(position)"
    case .otherPort(let port): "it comes to \(label(port))"
    case .otherLanes(let port): "it comes with other lanes than those of \(label(port))"
    case .unwritten(let cassette):
      "how the fibres of \(cassette) run between its connectors is not written down"
    case .contradiction(let sentence): sentence
    case .parts(let part): "its lanes leave \(part) by several connectors"
    case .loop(let part): "\(part) leads back to itself"
    case .tooLong: "it passes more than \(FabricWalk<Fabric>.mostHops) things"
    case .branches: "it goes several ways, none to the far port"
    }
  }
}
