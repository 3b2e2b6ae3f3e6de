public import Plant

/// One thing a choice has to be told before it can be recorded, and the question that asks it.
public enum ReplyNeed: Hashable, Sendable {
  /// Any text; up to 500 characters.
  case text(question: String, required: Bool)
  /// A person's name; up to 80 characters.
  case person(question: String)
  /// In how many minutes; none is allowed when not required.
  case minutes(question: String, required: Bool)
  /// Powers by lane, of a port called so that has these lanes; nil if nobody knows how many.
  case lanes(question: String, port: String, has: PortLanes?)
  /// Verdicts by fibre; none is allowed.
  case fibres(question: String)
  /// The part that goes in: found by its serial, or one nobody has identified yet.
  case part(question: String, kind: PartKind)
  /// A length; none is allowed.
  case length(question: String)
  /// The number of a return bag; none is allowed.
  case bag(question: String)
  /// Six characters for a new job; made by whoever drives the guide, nobody is asked.
  case jobCode

  /// What the person is asked; nil if nobody is.
  public var question: String? {
    switch self {
    case .text(let question, _), .person(let question), .minutes(let question, _),
      .lanes(let question, _, _), .fibres(let question), .part(let question, _), .bag(let question),
      .length(let question):
      question
    case .jobCode: nil
    }
  }

  /// Whether the choice cannot be recorded without it.
  public var isRequired: Bool {
    switch self {
    case .text(_, let required), .minutes(_, let required): required
    case .person, .lanes, .part, .jobCode: true
    case .fibres, .bag, .length: false
    }
  }
}
