import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct ConflictsResolve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "Decide which answer is true, or send someone to look.",
    discussion: """
      It covers the answers as they were last shown here; when another came in since, nothing is \
      written. At a terminal it shows them and asks.
      """)

  @Argument(help: "The thing people disagree about.") var ref: String
  @Argument(help: "Which of its disagreements, by the word of the list.") var word: String?
  @Option(help: "The number of the answer that is true, also the one shown now.") var keep: Int?
  @Option(help: "Another value: V, or KEY=VALUE for each column of the group.")
  var value: [String] = []
  @Flag(help: "Both things that were recorded under one id happened.") var both = false
  @Flag(help: "The things with one serial or label are one thing.") var same = false
  @Flag(help: "Send someone to look.") var look = false
  @Option(name: .customLong("for"), help: "Whom to send; else whoever comes by.") var whom: String?
  @Option(help: "What to find out there.") var text: String?
  @Option(help: "The state of the answers this is about, as conflicts --json has it.")
  var shown: String?
  @OptionGroup var options: StoreOptions

  func validate() throws {
    let ways = [keep != nil || !value.isEmpty, both, same, look].count { $0 }
    guard ways <= 1 else {
      throw ValidationError("--keep N, --value V, --both, --same and --look are one decision.")
    }
    guard look || (whom == nil && text == nil) else {
      throw ValidationError("--for and --text go with --look.")
    }
    if let keep, keep < 1 { throw ValidationError("--keep takes the number of an answer.") }
    if let shown, shown.utf8.count != 8 || !shown.allSatisfy(\.isHexDigit) {
      throw ValidationError("--shown takes the eight digits of a state, from conflicts --json.")
    }
  }

  private var isDecided: Bool { keep != nil || !value.isEmpty || both || same || look }

  func run() throws {
    let store = try options.open()
    let author = try options.author(store)
    let item = try store.read { try DisagreementRef(ref: ref, word: word).one($0) }
    if !isDecided {
      return try ResolveDialogue(store: store, author: author, item: item, options: options).run()
    }
    try checkShown(item, store)
    if same, !options.yes {
      let next = "ferrule conflicts resolve \(ShellWord.quoted(ref)) \(item.word) --same --yes"
      try store.read { try TwoPlaces.refuse(item.claims, $0, next: next) }
    }
    try store.read { try NameText.check(whom, "--for", $0) }
    let writer = DecisionWriter(store: store, author: author, item: item)
    let done =
      look
      ? try writer.send(
        for: RecordText.checked(whom, "--for"), text: RecordText.checked(text, "--text"))
      : try writer.decide(try store.read { try choice(item, $0) })
    done.print(options)
  }

  /// That the person has seen the answers as they are.
  private func checkShown(_ item: Disagreement, _ store: Store) throws {
    let known = try shown ?? store.read { try $0.stateShown(of: item) }
    if known == item.state { return }
    let nowMS = store.environment.nowMS()
    let screen = try store.read { view in
      try DisagreementScreen(try view.detail(of: item), view, nowMS: nowMS).lines
    }
    screen.forEach(Console.error)
    if shown == nil { DisagreementRef.remember([item], store) }
    let name = "\(item.thing.label) \(item.word)"
    throw StoreError(
      .changedMeanwhile,
      known == nil
        ? "The answers about \(name) had not been shown here; now they are. Nothing was written."
        : "The answers about \(name) changed since they were shown. Nothing was written.",
      next: "look at them, then type the command again")
  }

  private func choice(_ item: Disagreement, _ view: StoreView) throws -> DecisionChoice {
    if both { return .keepAll }
    if same { return .join }
    let typed = TypedDecision(item: item, view: view)
    switch (keep, value.isEmpty) {
    case (let keep?, true): return .keep(keep - 1)
    case (let keep?, false): return .keepAndMove(keep - 1, try typed.other(than: keep - 1, value))
    case (nil, _): return try typed.choice(value)
    }
  }
}
