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
  /// Which lanes are low, and how low, of a port called so that has these lanes; in numbers, or any words.
  case lowLanes(question: String, port: String, has: PortLanes?)
  /// Verdicts by fibre, of which there are so many; none is allowed.
  case fibres(question: String, count: Int)
  /// Fibres of a leg by their numbers, of which there are so many; none is allowed.
  case strands(question: String, count: Int)
  /// The part that goes in: found by its serial, or one nobody has identified yet.
  case part(question: String, kind: PartKind)
  /// A length; none is allowed.
  case length(question: String)
  /// The number of a return bag; none is allowed.
  case bag(question: String)
  /// That it is so indeed; told by a word typed in full, so that no key says it by habit.
  case sure(question: String)
  /// Six characters for a new job; made by whoever drives the guide, nobody is asked.
  case jobCode

  /// How many minutes may be said: up to a year.
  public static let minutes = 1...525_600
  /// How long what was measured may be; mm.
  public static let lengthMM: ClosedRange<Int64> = 1...200_000_000

  /// What the person is asked; nil if nobody is.
  public var question: String? {
    switch self {
    case .text(let question, _), .person(let question), .minutes(let question, _),
      .lanes(let question, _, _), .lowLanes(let question, _, _), .fibres(let question, _),
      .strands(let question, _), .part(let question, _),
      .bag(let question), .length(let question), .sure(let question):
      question
    case .jobCode: nil
    }
  }

  /// The fibres of a connector of which nobody said how many it has: no MPO in use here has more.
  public static let mostFibres = 24

  /// Refuses what was typed for it, before anything else is asked.
  public func check(_ input: ReplyInput) throws(ReplyError) {
    _ = try ReplyCheck.checked(input, for: [self])
  }

  /// Whether the choice cannot be recorded without it.
  public var isRequired: Bool {
    switch self {
    case .text(_, let required), .minutes(_, let required): required
    case .person, .lanes, .lowLanes, .part, .sure, .jobCode: true
    case .fibres, .strands, .bag, .length: false
    }
  }
}
