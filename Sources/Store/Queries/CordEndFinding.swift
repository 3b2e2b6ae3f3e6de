internal import Guide
public import Plant

/// Where the other end of the cord in a port is, as far as is recorded.
public enum CordEndFinding: Hashable, Sendable {
  /// No cord is recorded at either port: it is taken for one that goes from port to port.
  case unrecorded
  /// It is in the far port.
  case farPort(CableEnd)
  /// It is in front of a panel, at that position.
  case panel(CableEnd, at: ThingID, name: String)
  /// What is recorded names no one other end: what is missing, and the next command to type.
  case unsettled(why: String, next: String)

  static let panelWord = "panel"

  /// What a job keeps of it from its beginning on, since it is another thing once the cord was changed; nil if
  /// it is not settled.
  public var step: Step? {
    switch self {
    case .unrecorded: step("unrecorded")
    case .farPort(let end): step("port", end)
    case .panel(let end, _, let name): step(Self.panelWord, end, name)
    case .unsettled: nil
    }
  }

  private func step(_ outcome: String, _ end: CableEnd? = nil, _ place: String? = nil) -> Step {
    Step(
      name: StepName.cordEnd.rawValue, outcome: outcome,
      face: end.map { Face(part: $0.id, connector: 1) }, reason: place)
  }
}
