/// A port was shut or opened, as told by the network operations centre.
public struct PortGate: Hashable, Sendable {
  /// The port.
  public var port: ThingID
  /// Shut or opened.
  public var action: GateAction
  /// Who did it.
  public var byWhom: String
  /// Under which ticket.
  public var ticket: String?

  /// All its parts.
  public init(port: ThingID, action: GateAction, byWhom: String, ticket: String? = nil) {
    self.port = port
    self.action = action
    self.byWhom = byWhom
    self.ticket = ticket
  }
}
