public import Plant

/// One end of a link: the latest of everything that happened at its port.
public struct LinkEnd: Hashable, Sendable {
  /// The port.
  public var port: PortCard
  /// The latest plugging at its joint.
  public var plugging: Recorded<Plugging>?
  /// The port at which that was recorded, where it is another one of the same plug.
  public var pluggedWith: String?
  /// The plug that is in, if a look is owed for it: what ``RepairState/owedPlug`` of its repair says.
  public var unseen: UnseenPlug?
  /// The other ports of that plug.
  public var sharers: Set<ThingID> = []
  /// The latest look at the face that is in the port now.
  public var portInspection: Recorded<Inspection>?
  /// The latest look at the face of the plug that is there now.
  public var cordInspection: Recorded<Inspection>?
  /// The latest capping of the face in the port.
  public var portCapping: Recorded<Capping>?
  /// The latest capping of the plug.
  public var cordCapping: Recorded<Capping>?
  /// The latest word on the port's gate.
  public var gate: Recorded<PortGate>?
  /// Whether that gate was shut for one of our jobs, or for a ticket of an open fault of this link.
  public var isGateOurs: Bool

  /// A port with nothing recorded, or what is given.
  public init(
    port: PortCard, plugging: Recorded<Plugging>? = nil, unseen: UnseenPlug? = nil,
    portInspection: Recorded<Inspection>? = nil, cordInspection: Recorded<Inspection>? = nil,
    portCapping: Recorded<Capping>? = nil, cordCapping: Recorded<Capping>? = nil,
    gate: Recorded<PortGate>? = nil, isGateOurs: Bool = false
  ) {
    self.port = port
    self.plugging = plugging
    self.unseen = unseen
    self.portInspection = portInspection
    self.cordInspection = cordInspection
    self.portCapping = portCapping
    self.cordCapping = cordCapping
    self.gate = gate
    self.isGateOurs = isGateOurs
  }
}
