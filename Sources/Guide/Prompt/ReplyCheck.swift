import Plant

/// Checks what a choice was told before anything is recorded.
enum ReplyCheck {
  static let longestText = 500
  static let longestName = 80

  /// The input with its texts trimmed, holding only what the choice asked for.
  static func checked(_ input: ReplyInput, for needs: [ReplyNeed]) throws(ReplyError) -> ReplyInput
  {
    var out = ReplyInput()
    for need in needs {
      switch need {
      case .text(let question, let required):
        out.text = try text(input.text, limit: longestText)
        if required && out.text == nil { throw .missing(question: question) }
      case .person(let question):
        out.person = try text(input.person, limit: longestName)
        if out.person == nil { throw .missing(question: question) }
      case .minutes(let question, let required):
        out.minutes = input.minutes
        if let minutes = input.minutes, !ReplyNeed.minutes.contains(minutes) {
          throw .badMinutes(minutes)
        }
        if required && input.minutes == nil { throw .missing(question: question) }
      case .lanes(let question, let port, let lanes):
        if input.lanes.isEmpty { throw .missing(question: question) }
        try LaneCheck.check(input.lanes, at: port, of: lanes)
        out.lanes = input.lanes
      case .lowLanes(let question, let port, let lanes):
        guard let said = try text(input.text, limit: longestText) else {
          throw .missing(question: question)
        }
        guard let low = LowLanes.lanes(in: said) else {
          guard LowLanes.isWords(said) else { throw .noLowLanes(said) }
          out.text = said
          continue
        }
        try LaneCheck.check(lanes: low, at: port, of: lanes)
        out.text = LowLanes.named(said)
      case .fibres(_, let count), .strands(_, let count):
        if let bad = input.fibres.keys.filter({ $0 < 1 || $0 > count }).min() {
          throw .badFibre(bad, of: count)
        }
        out.fibres = input.fibres
      case .part(let question, _):
        guard let part = input.part else { throw .missing(question: question) }
        out.part = part
        out.unfit = try text(input.unfit, limit: longestText)
      case .bag: out.bag = try text(input.bag, limit: longestName)
      case .length:
        if let lengthMM = input.lengthMM, !ReplyNeed.lengthMM.contains(lengthMM) {
          throw .badLength(lengthMM)
        }
        out.lengthMM = input.lengthMM
      case .sure(let question):
        if !input.isSure { throw .missing(question: question) }
        out.isSure = true
      case .jobCode:
        let code = input.jobCode?.stored ?? ""
        let isPlain = code.utf8.allSatisfy { unit in
          (0x30...0x39).contains(unit) || (0x41...0x5A).contains(unit)
            || (0x61...0x7A).contains(unit)
        }
        guard code.utf8.count == 6, isPlain else { throw .badJobCode(code) }
        out.jobCode = ShortCode(code)
      }
    }
    return out
  }

  /// Whether it moves a cursor, ends a line or turns the direction of writing.
  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Trimmed; nil if nothing is left.
  private static func text(_ given: String?, limit: Int) throws(ReplyError) -> String? {
    var scalars = Array((given ?? "").unicodeScalars)
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    scalars = Array(scalars.drop { $0.properties.isWhitespace })
    if scalars.isEmpty { return nil }
    if scalars.count > limit { throw .tooLong(limit: limit) }
    if scalars.contains(where: steers) { throw .unprintable }
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }
}
