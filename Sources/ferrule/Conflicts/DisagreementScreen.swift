import Change
import Guide
import Paper
import Plant
import Store

/// A disagreement on the floor's screen: lines of at most 40 columns, six of them where they do.
struct DisagreementScreen {
  /// What it is about.
  private let title: [String]
  /// The answers, each in as many lines as it takes.
  private var answers: [[String]] = []
  /// Who had seen what, what was there before, who was sent.
  private var story: [String] = []
  /// What can be chosen besides the answers.
  private let choices: [String]
  /// What speaks for one of them.
  private var note: [String] = []

  var lines: [String] { head + story + choices + note }

  private var head: [String] { title + answers.flatMap(\.self) }

  /// At most 6 lines, with every choice and what to type: the story goes first, then the ends of the answers and of
  /// what to type.
  ///
  /// Two dots stand where something is left out, and how many answers are.
  ///
  /// - Parameters:
  ///   - command: what to type to decide it.
  ///   - rest: where the answers are that there is no room for.
  func glance(_ command: String, rest: String = "leave out --glance") -> [String] {
    let short = title + answers.flatMap { Columns.first(1, of: $0) }
    let command = Columns.wrap(command, indent: " ")
    let isTight = short.count + choices.count + command.count > Columns.height
    let last = choices + (isTight ? Columns.first(1, of: command) : command)
    let room = Columns.height - last.count
    guard short.count <= room else {
      let count = answers.count - max(0, room - 1 - title.count)
      return short.prefix(room - 1) + ["+\(count) answers: \(rest)"] + last
    }
    let all = (head.count <= room ? head : short) + note + story
    // One mark is enough.
    let isMarked = all.count > room && all[room - 1].hasSuffix("..")
    return (isMarked ? Array(all.prefix(room)) : Columns.first(room, of: all)) + last
  }

  init(_ detail: DisagreementDetail, _ view: StoreView, nowMS: Int64) throws {
    let item = detail.item
    let clock = FloorClock.here(nowMS)
    let short = try ShortAnswers(item, view)
    choices = Choices(item).lines
    title = Self.wrap(
      "\(DisagreementWords.title(item.kind))  \(item.thing.label) \(short.about):")
    for (place, pair) in zip(item.answers, detail.answers).enumerated() {
      let (answer, more) = pair
      let words = [
        "\(short.texts[place]) ", answer.who, answer.laptop ?? answer.device,
        answer.atMS.map { Self.time($0, nowMS, clock) }, DisagreementWords.origin(more),
      ]
      answers.append(
        Self.wrap("\(place + 1) " + words.compactMap { $0 }.joined(separator: " ")))
    }
    let told =
      DisagreementWords.seen(detail) + DisagreementWords.before(detail, short.columns)
      + detail.sent.map { "sent to look: \($0.body.forWhom ?? "whoever comes by")" }
    story = told.flatMap(Self.wrap)
    let scanned = zip(1..., detail.answers).filter { $1.origin == .scanned }.map(\.0)
    if let only = scanned.first, scanned.count == 1, item.answers.count > 1 {
      note = Self.wrap("note: \(only) was scanned, the other was not")
    }
  }

  private static func wrap(_ text: String) -> [String] { Columns.wrap(text, indent: "  ") }

  /// The hour, and the day where it is not today's.
  private static func time(_ timeMS: Int64, _ nowMS: Int64, _ clock: FloorClock) -> String {
    guard !HybridTime.isAhead(timeMS, nowMS: nowMS) else { return "clock ahead" }
    let hour = clock.hourMinute(timeMS)
    return abs(nowMS - timeMS) < 20 * 3_600_000
      ? hour : "\(TimeText.day(timeMS).suffix(5)) \(hour)"
  }

  /// What to type to decide it.
  static func command(_ item: Disagreement) -> String { command([item.thing.label, item.word]) }

  /// The same by the words that name it.
  static func command(_ words: [String]) -> String {
    "do: ferrule conflicts resolve \(words.map(ShellWord.quoted).joined(separator: " "))"
  }
}

/// What can be chosen besides an answer's number.
struct Choices {
  /// One thing to choose.
  enum Choice {
    case keep(Int)
    case both
    case same
    case other
    case look

    var text: String {
      switch self {
      case .keep(let place): "\(place + 1)"
      case .both: "both happened"
      case .same: "they are one thing"
      case .other: "other"
      case .look: "SEND SOMEONE TO LOOK"
      }
    }
  }

  /// All of them; the first has the number 1.
  let all: [Choice]
  private let answers: Int

  init(_ item: Disagreement) {
    answers = item.answers.count
    var more: [Choice] = []
    switch item.matter {
    case .group, .medium: more = [.other, .look]
    case .retirement, .port, .unit: more = [.look]
    case .code: more = [.same, .look]
    case .fact: more = [.both]
    }
    all = item.answers.indices.map { Choice.keep($0) } + more
  }

  /// The ones after the answers with their numbers, as many beside each other as fit.
  var lines: [String] {
    all.enumerated().dropFirst(answers).reduce(into: []) { lines, choice in
      let text = "\(choice.offset + 1) \(choice.element.text)"
      if let last = lines.last, Columns.count(last) + 3 + Columns.count(text) <= Columns.width {
        lines[lines.count - 1] = "\(last)   \(text)"
      } else {
        lines.append(text)
      }
    }
  }
}

/// The answers without what all of them say: their columns that differ.
struct ShortAnswers {
  /// What the thing is, has or was, before the answers.
  var about: String
  var texts: [String]
  /// The columns in which they differ; nil where they are not about columns.
  var columns: [String]?

  init(_ item: Disagreement, _ view: StoreView) throws {
    texts = try item.answers.map { try DisagreementWords.text($0, view) }
    switch item.matter {
    case .group(let group):
      let values = try item.answers.map { try view.values(of: $0, about: item.thing) }
      let names = view.columns(ofGroup: group, of: item.thing.kind)
      func value(_ name: String, _ place: Int) -> String? {
        values[place].first { $0.name == name }?.value
      }
      let differing = names.filter { name in
        Set(values.indices.map { value(name, $0) }).count > 1
      }
      columns = differing
      if let only = differing.first, differing.count == 1 {
        about = "\(only) is"
        texts = values.indices.map { value(only, $0) ?? "nothing" }
      } else {
        about = "\(group) is"
        texts = values.indices.map { place in
          let said = differing.compactMap { name in value(name, place).map { "\(name) \($0)" } }
          return said.isEmpty ? "nothing" : said.joined(separator: ", ")
        }
      }
    case .medium: about = "was seen to be"
    case .retirement: about = "is"
    case .port: about = "has two links"
    case .unit(let unit): about = "u\(unit) has"
    case .code(let code, let term):
      about = "\(code == .alias ? "label" : code.rawValue) \(term) is on"
    case .fact: about = "has one id for"
    }
  }

  /// `cage_side left or right?`: what somebody who is sent to look has to find out.
  var question: String {
    var said: [String] = []
    for text in texts where !said.contains(text) { said.append(text) }
    let column = columns.flatMap { $0.count == 1 ? $0.first.map { "\($0) " } : nil } ?? ""
    return "\(column)\(said.joined(separator: " or "))?"
  }
}
