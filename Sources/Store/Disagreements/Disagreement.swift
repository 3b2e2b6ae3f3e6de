internal import Change
public import Plant

/// Something two people said differently, or two things that claim one place.
public struct Disagreement: Hashable, Sendable {
  /// The kinds there are.
  public enum Kind: String, Sendable {
    /// Two different answers about one thing.
    case twoAnswers = "two-answers"
    /// One retired a thing while another edited it.
    case retiredAndEdited = "retired-and-edited"
    /// Two things claim one port, rack unit, serial or label.
    case doubleBooked = "double-booked"
    /// A copied laptop recorded two things under one id; only one of them is shown.
    case sameID = "same-id"
  }

  /// What the answers differ about, or what is claimed twice.
  public enum Matter: Hashable, Sendable {
    /// A group of a record's columns, by its name.
    case group(String)
    /// What a link was seen to be made of.
    case medium
    /// Whether a record is out of use.
    case retirement
    /// A port, by links.
    case port
    /// A unit of a rack, by devices and panels; the lowest that is claimed twice.
    case unit(Int)
    /// A serial, asset tag or label, folded.
    case code(BookedCode, String)
    /// The id of a fact, by the facts of its table.
    case fact(table: String, id: ThingID)
  }

  /// What it is about.
  public var thing: Thing
  /// What the answers differ about.
  public var matter: Matter
  /// The answers: of two answers the shown one first, of claims the oldest.
  ///
  /// The order is the same in every store, so that two people can speak of number 2.
  public var answers: [Answer]

  /// What kind it is.
  public var kind: Kind {
    switch matter {
    case .group, .medium: .twoAnswers
    case .retirement: .retiredAndEdited
    case .port, .unit, .code: .doubleBooked
    case .fact: .sameID
    }
  }

  /// Which of the thing's columns, or what is double-booked, in words.
  public var what: String {
    switch matter {
    case .group(let name): name
    case .medium: "medium, as seen"
    case .retirement: Retirement.groupName
    case .port: "port"
    case .unit(let unit): "u\(unit)"
    case .code(_, let term): "\(word) \(term)"
    case .fact(let table, let id): "\(table) \(id.description.suffix(8))"
    }
  }

  /// The word to type behind the thing's name, to say which of its disagreements is meant.
  public var word: String {
    switch matter {
    case .group(let name): name
    case .medium: "seen"
    case .retirement: "retirement"
    case .port: "links"
    case .unit(let unit): "u\(unit)"
    case .code(let code, _): "same-\(code.rawValue)"
    case .fact(_, let id): "fact-\(id.description.suffix(8))"
    }
  }

  /// Whether a word can stand behind a thing's name and be decided by a rule of the site.
  public static func isRuled(_ word: String) throws -> Bool {
    try TableCatalogue.ofSchema().tables.contains { $0.index(ofGroup: word) != nil }
      || ["seen", "retirement", "links"].contains(word)
      || BookedCode.allCases.contains { word == "same-\($0.rawValue)" }
  }

  /// Eight digits over the answers: another answer makes another number, in every store the same.
  ///
  /// What is decided covers exactly the answers of one such state.
  public var state: String {
    StateNumber.of(answers.map { "\($0.change?.description ?? "-") \($0.content.name)" })
  }

  /// The things that claim it; none where it is not a double booking.
  public var claims: [Thing] {
    answers.compactMap { answer in
      if case .claim(let claim) = answer.content { claim } else { nil }
    }
  }

  /// The thing it is about, and the things that claim it.
  public var subjects: Set<Subject> {
    Set(
      [thing.subject] + claims.map(\.subject))
  }

  /// Which disagreement it is, whatever its answers are.
  public var key: Key { Key(kind: thing.kind, thing: thing.id, matter: matter) }

  /// Names a disagreement.
  public struct Key: Hashable, Sendable {
    /// The table of the thing.
    public var kind: ThingKind
    /// The thing.
    public var thing: ThingID
    /// What the answers differ about.
    public var matter: Matter
  }
}
