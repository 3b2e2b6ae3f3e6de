/// A link was reported bad.
public struct Fault: Hashable, Sendable {
  /// The link.
  public var link: ThingID
  /// The end it was reported at.
  public var port: ThingID?
  /// What is wrong, as said.
  public var symptom: String
  /// Number of the ticket.
  public var ticket: String?

  /// All its parts.
  public init(link: ThingID, port: ThingID? = nil, symptom: String, ticket: String? = nil) {
    self.link = link
    self.port = port
    self.symptom = symptom
    self.ticket = ticket
  }
}
