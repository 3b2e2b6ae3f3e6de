import Guide
import Plant
import Store

/// Asks what a choice has to be told.
struct ReplyAsker {
  let store: Store
  let keyboard: Keyboard
  var input = ReplyInput()
  var part: NewPart?
  /// Who spoke for the network operations centre last in this repair: Enter means the same again.
  var lastSpeaker: String?
  /// Whether a cord that goes in is worked at at both its ends: it is one with a record, or gets one.
  var needsBothEnds = false
  /// What is no label of a part.
  let noPart: NoPartCode

  /// Where a cord that goes in is tried against the plan; nil where no port is.
  var fitting: CordFitting?

  /// The module that was in the joint: where it goes in again, nothing was changed.
  var old: Set<ThingID> = []

  /// The port a part goes into, and the plug that came out there last; nil where none is worked at.
  var (port, plugOut): (ThingID?, ThingID?) = (nil, nil)

  /// Whether what went in is what came out.
  var isOldBack: Bool { if case .known(let id)? = part { old.contains(id) } else { false } }

  /// How asking ended.
  enum End {
    case told
    /// The person went back; nothing is recorded.
    case back
    /// Nothing more will come.
    case closed
  }

  init(_ store: Store, _ keyboard: Keyboard, noPart: NoPartCode) {
    self.store = store
    self.keyboard = keyboard
    self.noPart = noPart
  }

  /// Asks one thing after the other.
  ///
  /// - Parameter verdict: what a fibre's number alone means.
  mutating func ask(_ needs: [ReplyNeed], alone verdict: FibreVerdict) throws -> End {
    do {
      return try asked(needs, verdict)
    } catch is PersonLeft {
      return .closed
    }
  }

  private mutating func asked(_ needs: [ReplyNeed], _ verdict: FibreVerdict) throws -> End {
    for need in needs {
      // What is in again is in no bag.
      if case .bag = need, isOldBack { continue }
      guard let question = need.question else {
        input.jobCode = try store.read { try JobCode.make($0, store.environment) }
        continue
      }
      if let hint = Self.hint(need) { Columns.wrap(hint).forEach(Console.out) }
      asking: while true {
        let known = Self.isSpeaker(need) ? lastSpeaker : nil
        if let known { Columns.wrap("Enter: \(known)").forEach(Console.out) }
        guard let entry = try entry(need, question) else { return .closed }
        let text: String
        switch entry {
        case .scanned(let code):
          if try take(part: code, need, .scanned) { break asking }
          continue
        case .typed(let typed): text = typed.isEmpty ? known ?? typed : typed
        }
        if text == "q" { return .back }
        if text == "?" {
          Columns.wrap("\(Self.wanted(need)); q goes back").forEach(Console.out)
          continue
        }
        if text.isEmpty, need.isRequired, !Self.isPart(need) {
          Console.out("needed; q goes back")
          continue
        }
        if try take(text, need, verdict) { break }
      }
    }
    return .told
  }

  /// A part may be scanned, a name or a reason may be and waits for Enter, a number may not.
  private func entry(_ need: ReplyNeed, _ question: String) throws -> Entry? {
    switch need {
    case .part: keyboard.entry(question)
    case .text: keyboard.words(question).map(Entry.typed)
    case .person, .bag:
      try keyboard.words(question) { code in try store.read { try NameText.refusal(code, $0) } }
        .map(Entry.typed)
    case .minutes, .lanes, .lowLanes, .fibres, .strands, .length, .sure, .jobCode:
      keyboard.answer(question).map(Entry.typed)
    }
  }

  private static func isPart(_ need: ReplyNeed) -> Bool {
    if case .part = need { true } else { false }
  }

  /// Whether it asks who is on the line; who accepts a link is asked every time.
  private static func isSpeaker(_ need: ReplyNeed) -> Bool {
    if case .person(let question) = need { question.contains("NOC") } else { false }
  }

  private static func isWords(_ need: ReplyNeed) -> Bool {
    switch need {
    case .text, .person, .part, .bag: true
    case .minutes, .lanes, .lowLanes, .fibres, .strands, .length, .sure, .jobCode: false
    }
  }

  private static func hint(_ need: ReplyNeed) -> String? {
    switch need {
    case .lanes: LaneText.example
    case .fibres(_, let count): "numbers, as \(FibreText.example(count: count)); Enter: not known"
    case .strands: "numbers, as 3 or 3 4; Enter: not known"
    case .part: "Enter: it has no code"
    case .sure: "yes, typed in full; q goes back"
    case .bag, .length, .minutes(_, false), .text(_, false): "Enter: none"
    case .text, .person, .minutes, .lowLanes, .jobCode: nil
    }
  }

  /// What `?` says is wanted.
  private static func wanted(_ need: ReplyNeed) -> String {
    switch need {
    case .text(_, let isRequired):
      "your own words, on one line" + (isRequired ? "" : "; Enter: none")
    case .person: "the name of who it is"
    case .bag: "what stands on the bag; Enter: none"
    case .length: "metres, as 42.5; Enter: none"
    case .minutes(_, let isRequired):
      "minutes, 1 to \(ReplyNeed.minutes.upperBound)" + (isRequired ? "" : "; Enter: none")
    case .part: "scan or type the code of the part; Enter: it has no code"
    case .lowLanes: "lanes as 1 3 or 1-4, with their power as 3 -9.1 dBm, or your own words"
    case .sure: "yes, typed in full, if it is so; else look again, and say what you see"
    case .lanes, .fibres, .strands, .jobCode: hint(need) ?? ""
    }
  }

  /// Whether the text was understood.
  private mutating func take(_ text: String, _ need: ReplyNeed, _ verdict: FibreVerdict) throws
    -> Bool
  {
    if !text.isEmpty, Self.isWords(need), let words = PromptWords.refusal(text) {
      EchoedText.lines(words).forEach(Console.out)
      return false
    }
    switch need {
    case .text: input.text = text
    case .person:
      guard try canBeName(text, wanted: "type the name of the person") else { return false }
      input.person = text
    case .bag:
      // A part is found by its bag: one that is called like a part leads astray.
      guard try canBeName(text, wanted: "type the bag's number") else { return false }
      input.bag = text
    case .jobCode: break
    case .length:
      guard !text.isEmpty else { return true }
      guard let lengthMM = try? LengthText.parse(text), ReplyNeed.lengthMM.contains(lengthMM) else {
        return refused("metres, as 42.5")
      }
      input.lengthMM = lengthMM
    case .minutes:
      guard !text.isEmpty else { return true }
      guard let minutes = Int(text), ReplyNeed.minutes.contains(minutes) else {
        return refused("minutes, 1 to \(ReplyNeed.minutes.upperBound)")
      }
      input.minutes = minutes
    case .lanes:
      guard let lanes = LaneText.parse(text) else { return refused(LaneText.example) }
      input.lanes = lanes
      return fits(need)
    case .lowLanes:
      input.text = text
      return fits(need)
    case .fibres(_, let count):
      guard let fibres = FibreText.parse(text, alone: verdict) else {
        return refused(FibreText.example(count: count))
      }
      input.fibres = fibres
      return fits(need)
    case .strands:
      // A fibre is broken or it is not: what was seen on a face is no answer.
      guard !text.contains(":"), let fibres = FibreText.parse(text, alone: .damage) else {
        return refused("3 or 3 4")
      }
      input.fibres = fibres
      return fits(need)
    case .sure:
      guard text.lowercased() == "yes" else { return refused("yes, typed in full; q goes back") }
      input.isSure = true
    case .part: return try take(part: text, need, .typed)
    }
    return true
  }

  /// Whether it is no code of something else; what it is is said.
  private func canBeName(_ text: String, wanted: String) throws -> Bool {
    guard let words = try store.read({ try NameText.refusal(text, $0) }) else { return true }
    EchoedText.lines("\(words): \(wanted)").forEach(Console.out)
    return false
  }

  /// Whether the code is one of a part that can go in.
  private mutating func take(part code: String, _ need: ReplyNeed, _ origin: Origin) throws -> Bool
  {
    guard case .part(_, let kind) = need else { return false }
    let finder = PartFinder(
      store: store, keyboard: keyboard, needsBothEnds: needsBothEnds, noPart: noPart,
      old: kind == .module ? old : [], port: port, plugOut: plugOut)
    guard let found = try finder.part(code, kind, origin) else { return false }
    input.unfit = nil
    if kind == .plug, let fitting {
      switch try fitting.judge(found) {
      case .goOn: break
      case .unfit(let reason): input.unfit = reason
      case .another: return false
      }
    }
    part = found
    // The guide refuses the old part as the new one; that it is back in was asked.
    input.part = isOldBack ? .zero : found.id
    return true
  }

  /// Whether what was typed can be recorded; what cannot is asked for again.
  private func fits(_ need: ReplyNeed) -> Bool {
    do {
      try need.check(input)
      return true
    } catch {
      Columns.wrap("\(error.text); again").forEach(Console.out)
      return false
    }
  }

  private func refused(_ wanted: String) -> Bool {
    Columns.wrap("not understood; wanted: \(wanted)").forEach(Console.out)
    return false
  }
}
