import Plant

/// The last word on each thing under each topic, said by the facts that count in their order.
///
/// The definition of what a store says last, and of what its table `due` keeps.
struct LastWords: Equatable {
  /// What is said, and by which fact.
  struct Word: Equatable {
    var fact: ThingID
    var value: String
  }

  /// By topic and the hexadecimal digits of the subject.
  private(set) var words: [String: Word] = [:]
  /// When the counters that were cleared last on a link are to be long enough.
  private var counters: [ThingID: Int64] = [:]

  static func == (left: LastWords, right: LastWords) -> Bool { left.words == right.words }

  init() {}

  init(_ facts: [Fact]) {
    for fact in facts { hear(fact) }
  }

  /// The words that one has and the other has not, a line each.
  func difference(from other: LastWords) -> String {
    words.filter { other.words[$0.key] != $0.value }
      .map { "\($0.key): \($0.value.value) by \($0.value.fact)" }.sorted()
      .joined(separator: "\n")
  }

  /// Those that leave somebody something to do.
  var due: [String: Word] {
    words.filter { key, word in
      switch key.prefix(while: { $0 != " " }) {
      case "inspected": word.value != "clean"
      case "capped": word.value == "uncapped"
      case "plugged": word.value != "in"
      case "gate": word.value == "shut"
      case "fault", "task": word.value == "open"
      case "job": word.value != "accepted"
      case "soak": word.value != "passed"
      default: false
      }
    }
  }

  /// Takes down a word, over what was said before.
  mutating func say(_ topic: String, _ subject: String, _ word: Word) {
    words["\(topic) \(subject)"] = word
  }

  /// A soak that failed is failed until counters are cleared, and one passes by its own counters.
  private mutating func counts(_ soak: Soak) -> Bool {
    switch soak.action {
    case .started:
      counters[soak.link] = soak.dueMS
      return true
    case .failed: return true
    case .passed:
      let last = words["soak \(soak.link)"]?.value
      let isOfOthers = soak.dueMS.flatMap { named in counters[soak.link].map { $0 != named } }
      return last != "failed" && (last != "started" || isOfOthers != true)
    }
  }

  private mutating func hear(_ fact: Fact) {
    func say(_ topic: String, _ subject: ThingID?, _ value: String) {
      if let subject { self.say(topic, "\(subject)", Word(fact: fact.id, value: value)) }
    }
    func say(_ topic: String, _ face: Face, _ value: String) {
      let digits = String(face.connector, radix: 16)
      let connector = digits.count == 1 ? "0" + digits : digits
      self.say(topic, "\(face.part)\(connector)", Word(fact: fact.id, value: value))
    }
    switch fact.body {
    case .inspection(let look): say("inspected", look.face, look.verdict.rawValue)
    case .cleaning(let cleaning): say("cleaned", cleaning.face, cleaning.method.rawValue)
    case .capping(let capping): say("capped", capping.face, capping.action.rawValue)
    case .plugging(let plugging):
      let isUnseen = plugging.action == .plugIn && plugging.unseenReason != nil
      say("plugged", plugging.joint, isUnseen ? "unseen" : plugging.action.rawValue)
    case .partMove(let move):
      if [.module, .plug].contains(move.kind) {
        say(move.kind.rawValue, move.place.id, move.direction.rawValue)
      }
    case .portGate(let gate): say("gate", gate.port, gate.action.rawValue)
    case .fault: say("fault", fact.id, "open")
    case .faultClose(let close): say("fault", close.fault, "closed")
    case .job: say("job", fact.id, "open")
    case .pause(let pause): say("job", fact.job, pause.action == .parked ? "parked" : "open")
    case .signature(let signature): say("job", fact.job, signature.kind.rawValue)
    case .soak(let soak):
      if counts(soak) {
        self.say("soak", "\(soak.link)", Word(fact: fact.id, value: soak.action.rawValue))
      }
    case .seen(let seen):
      if let medium = seen.medium { say("medium", seen.subject.id, medium.rawValue) }
    case .laneReading(let reading): say("lanes", reading.port, "read")
    case .disturbance(let mistake): say("disturbed", mistake.joint, "yes")
    case .task: say("task", fact.id, "open")
    case .taskClose(let close): say("task", close.task, close.outcome.rawValue)
    case .ask, .answer, .polarityTest, .lossTest, .step, .note, .decision, .image, .withdrawal,
      .importRun, .kitCheck:
      break
    }
  }
}
