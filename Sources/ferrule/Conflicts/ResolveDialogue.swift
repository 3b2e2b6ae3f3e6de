import Guide
import Paper
import Plant
import Store

/// Shows a disagreement and asks for a digit.
struct ResolveDialogue {
  let store: Store
  let author: String
  let item: Disagreement
  let options: StoreOptions

  func run() throws {
    guard Console.isAsked, !options.json, !options.yes else {
      throw CommandError(
        .usage, "no-decision", "What is decided about \(item.thing.label) \(item.word)?",
        next: "add --keep N, --value V or --look")
    }
    let nowMS = store.environment.nowMS()
    let choices = Choices(item).all
    let question = "1-\(choices.count), Enter; q leaves it open"
    let screen = try store.read { view in
      try DisagreementScreen(try view.detail(of: item), view, nowMS: nowMS)
        .glance(question, rest: "q, and conflicts show")
    }
    // The keyboard asks the last line.
    screen.dropLast().forEach(Console.out)
    DisagreementRef.remember([item], store)
    let keyboard = Keyboard()
    while let answer = keyboard.answer(question) {
      if answer.isEmpty || answer == "q" { break }
      guard let number = Int(answer), choices.indices.contains(number - 1) else {
        Console.out("not understood: \(SafeLine.text(answer))")
        continue
      }
      guard let done = try take(choices[number - 1], keyboard) else { continue }
      // What is decided was said before Enter.
      let said = done.verb == "decided" ? ["saved"] : done.sentences
      for sentence in said { Columns.wrap(sentence, indent: "  ").forEach(Console.out) }
      return
    }
    Console.out("Nothing was written.")
  }

  /// What came of a choice; nil where the person went back.
  private func take(_ choice: Choices.Choice, _ keyboard: Keyboard) throws -> DecisionWriter.Done? {
    let writer = DecisionWriter(store: store, author: author, item: item)
    switch choice {
    case .keep(let place): return try sure(.keep(place), writer, keyboard)
    case .both: return try sure(.keepAll, writer, keyboard)
    case .same:
      let places = try store.read { try TwoPlaces.sentence(item.claims, $0) }
      if let places { Columns.wrap(SafeLine.text(places), indent: "  ").forEach(Console.out) }
      return try sure(.join, writer, keyboard)
    case .other:
      guard let typed = keyboard.words("value, or KEY=VALUE, blanks between"), !typed.isEmpty
      else {
        return nil
      }
      do {
        let choice = try store.read { view in
          try TypedDecision(item: item, view: view).choice(Self.words(typed))
        }
        return try sure(choice, writer, keyboard)
      } catch let error as CommandError {
        Columns.wrap(error.message).forEach(Console.out)
        return nil
      }
    case .look:
      guard let whom = try sent(keyboard) else { return nil }
      return try writer.send(for: whom.isEmpty ? nil : RecordText.required(whom, "Who"), text: nil)
    }
  }

  /// Who is sent, empty for anybody; nil where the person went back.
  private func sent(_ keyboard: Keyboard) throws -> String? {
    func refusal(_ text: String) throws -> String? {
      try store.read { try NameText.refusal(text, $0) }
    }
    while let text = try keyboard.words("Who? Enter: whoever comes by", refusal: refusal) {
      if text == "q" { return nil }
      guard !text.isEmpty, let words = try PromptWords.refusal(text) ?? refusal(text) else {
        return text
      }
      Columns.wrap(SafeLine.text(words), indent: "  ").forEach(Console.out)
    }
    return nil
  }

  /// Says what will be written, where it is more than the answer, and waits for Enter.
  private func sure(_ choice: DecisionChoice, _ writer: DecisionWriter, _ keyboard: Keyboard) throws
    -> DecisionWriter.Done?
  {
    let plan = try writer.plan(choice)
    for sentence in plan.sentences { Columns.wrap(sentence, indent: "  ").forEach(Console.out) }
    guard let answer = keyboard.answer("Enter writes it, q goes back"), answer.isEmpty else {
      return nil
    }
    return try writer.decide(choice)
  }

  /// KEY=VALUE one after the other; a lone value may have blanks.
  private static func words(_ text: String) -> [String] {
    text.contains("=") ? text.split(separator: " ").map(String.init) : [text]
  }
}
