/// One ticket of a list: which port or link, and what is wrong there.
public struct TicketRow: Hashable, Sendable {
  /// The line on which it begins, counted from 1.
  public var line: Int
  /// The ticket's number, as the other system has it.
  public var ticket: String
  /// The port or link, as the list names it.
  public var ref: String
  /// What is wrong.
  public var symptom: String

  /// All its parts.
  public init(line: Int, ticket: String, ref: String, symptom: String) {
    self.line = line
    self.ticket = ticket
    self.ref = ref
    self.symptom = symptom
  }
}
