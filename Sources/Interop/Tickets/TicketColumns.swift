/// Which column of a ticket list is which: every ticket system names them otherwise.
public struct TicketColumns: Hashable, Sendable {
  /// The column of the ticket's number.
  public var ticket: String
  /// The column that names the port or the link.
  public var ref: String
  /// The column that says what is wrong; nil if the list says it nowhere.
  public var symptom: String?
  /// Whether somebody said which column that is: then the list has to have it.
  public var isSymptomNamed: Bool
  /// What is wrong where the list does not say it.
  public var fallback: String

  /// The three parts a map names, in the order of the documentation.
  public static let parts = ["ticket", "port", "symptom"]

  /// Columns named ticket, port and symptom, or those a map says.
  ///
  /// - Parameter map: the column of each part, by one of ``parts``.
  public init(map: [String: String] = [:]) {
    ticket = map["ticket"] ?? "ticket"
    ref = map["port"] ?? "port"
    symptom = map["symptom"] ?? "symptom"
    isSymptomNamed = map["symptom"] != nil
    fallback = "reported"
  }
}
