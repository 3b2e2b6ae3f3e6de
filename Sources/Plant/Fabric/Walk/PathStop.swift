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
  /// It leads back to a cable it has passed.
  case loop(String)
  /// It passes more things than anybody builds.
  case tooLong
  /// It goes several ways, none of which comes to the port.
  case branches

  /// In words; `label` gives what a person calls a port.
  public func text(_ label: (ThingID) -> String) -> String {
    switch self {
    case .emptyPort(let port): "nothing is recorded in \(label(port))"
    case .endsNowhere(let cable, let leg):
      "\(cable)\(leg.map { " leg \($0)" } ?? "") ends nowhere: its other end is not landed"
    case .openPosition(let position): "nothing is behind \(position)"
    case .otherPort(let port): "it comes to \(label(port))"
    case .loop(let part): "\(part) leads back to itself"
    case .tooLong: "it passes more than \(FabricWalk<Fabric>.mostHops) things"
    case .branches: "it goes several ways, none to the far port"
    }
  }
}
