import Plant
import Store
import TestSupport

/// Facts of every kind with values chosen by lot: few things, so that facts meet; odd texts and numbers.
struct RandomFacts {
  /// What the facts are about.
  var things: [ThingID]
  /// Facts that there are, which others may name: with the table they are in.
  var known: [Fact] = []

  private static let texts = [
    "", "x", "caf\u{E9}", "cafe\u{301}", "a\u{1}b", "'; DROP TABLE fact; --", "\u{1F50C}",
    String(repeating: "long ", count: 60),
  ]
  private static let numbers = [0, 1, -1, 850, Int.max, Int.min, 1 << 32, -(1 << 40)]

  // MARK: Values

  private func pick<Value>(_ values: [Value], _ random: inout RepeatableRandom) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }

  private func pick<Value: CaseIterable>(
    _ type: Value.Type, _ random: inout RepeatableRandom
  ) -> Value {
    pick(Array(Value.allCases), &random)
  }

  private func maybe<Value>(_ value: Value, _ random: inout RepeatableRandom) -> Value? {
    Bool.random(using: &random) ? value : nil
  }

  private func text(_ random: inout RepeatableRandom) -> String { pick(Self.texts, &random) }
  private func number(_ random: inout RepeatableRandom) -> Int { pick(Self.numbers, &random) }
  private func thing(_ random: inout RepeatableRandom) -> ThingID { pick(things, &random) }

  private func optionalText(_ random: inout RepeatableRandom) -> String? {
    maybe(text(&random), &random)
  }

  private func subject(_ random: inout RepeatableRandom) -> Subject {
    Subject(kind: pick(ThingKind.self, &random), id: thing(&random))
  }

  private func face(_ random: inout RepeatableRandom) -> Face {
    Face(part: thing(&random), connector: pick([0, 1, 2, 255], &random))
  }

  /// A fact of a table that there is, else any id.
  private func fact(in table: String, _ random: inout RepeatableRandom) -> ThingID {
    known.filter { $0.body.table == table }.randomElement(using: &random)?.id ?? thing(&random)
  }

  // MARK: Facts

  /// The job a fact may belong to.
  func job(_ random: inout RepeatableRandom) -> ThingID? {
    maybe(fact(in: "job", &random), &random)
  }

  /// A fact that corrects one that there is, most often of its own kind.
  func correction(of old: Fact, _ random: inout RepeatableRandom) -> FactBody {
    for _ in 0..<30 {
      let body = body(&random)
      if body.table == old.body.table { return body }
    }
    return body(&random)
  }

  /// A withdrawal of a fact that there is; now and then under a wrong table's name.
  func withdrawal(_ random: inout RepeatableRandom) -> FactBody? {
    guard let old = known.randomElement(using: &random) else { return nil }
    let isWrong = Int.random(in: 0..<20, using: &random) == 0
    return .withdrawal(
      Withdrawal(
        factKind: isWrong ? "note" : old.body.table, fact: old.id, why: optionalText(&random)))
  }

  /// Any fact but a withdrawal.
  func body(_ random: inout RepeatableRandom) -> FactBody {
    switch Int.random(in: 0..<26, using: &random) {
    case 0..<7: handsBody(&random)
    case 7..<14: workBody(&random)
    case 14..<20: testBody(&random)
    default: wordBody(&random)
    }
  }

  private func handsBody(_ random: inout RepeatableRandom) -> FactBody {
    switch Int.random(in: 0..<7, using: &random) {
    case 0:
      return .inspection(inspection(&random))
    case 1:
      return .cleaning(
        Cleaning(
          face: face(&random), joint: maybe(thing(&random), &random),
          method: pick(CleaningMethod.self, &random), tool: optionalText(&random)))
    case 2:
      return .plugging(
        Plugging(
          joint: thing(&random), action: pick(PlugAction.self, &random),
          portFace: maybe(face(&random), &random), cordPart: maybe(thing(&random), &random),
          unseenReason: optionalText(&random)))
    case 3:
      return .partMove(
        PartMove(
          kind: pick(PartKind.self, &random), part: thing(&random),
          direction: pick(MoveDirection.self, &random), place: subject(&random),
          bag: optionalText(&random)))
    case 4:
      return .capping(
        Capping(
          face: face(&random), joint: maybe(thing(&random), &random),
          action: pick(CapAction.self, &random)))
    case 5:
      return .portGate(
        PortGate(
          port: thing(&random), action: pick(GateAction.self, &random), byWhom: text(&random),
          ticket: optionalText(&random)))
    default:
      return .disturbance(
        Disturbance(
          joint: thing(&random), dropped: optionalText(&random), told: optionalText(&random)))
    }
  }

  private func inspection(_ random: inout RepeatableRandom) -> Inspection {
    var fibres: [Int: FibreVerdict] = [:]
    for fibre in [-1, 0, 1, 2, 12, Int.max] where Bool.random(using: &random) {
      fibres[fibre] = pick(FibreVerdict.self, &random)
    }
    return Inspection(
      face: face(&random), joint: maybe(thing(&random), &random),
      verdict: pick(FaceVerdict.self, &random), fibres: fibres, tip: optionalText(&random),
      profile: optionalText(&random), judgedBy: optionalText(&random))
  }

  private func workBody(_ random: inout RepeatableRandom) -> FactBody {
    switch Int.random(in: 0..<7, using: &random) {
    case 0:
      return .fault(
        Fault(
          link: thing(&random), port: maybe(thing(&random), &random), symptom: text(&random),
          ticket: optionalText(&random)))
    case 1:
      return .faultClose(FaultClose(fault: fact(in: "fault", &random), why: text(&random)))
    case 2:
      return .job(
        Job(
          link: thing(&random), joint: thing(&random),
          fault: maybe(fact(in: "fault", &random), &random), procedure: text(&random),
          version: number(&random), code: ShortCode(text(&random))))
    case 3:
      return .step(
        Step(
          name: text(&random), outcome: text(&random), face: maybe(face(&random), &random),
          reason: optionalText(&random)))
    case 4:
      return .pause(
        Pause(
          action: pick(PauseAction.self, &random), reason: optionalText(&random),
          untilMS: maybe(Int64(number(&random)), &random)))
    case 5:
      return .task(
        Task(
          kind: pick(TaskKind.self, &random), subject: subject(&random), text: text(&random),
          forWhom: optionalText(&random)))
    default:
      return .taskClose(
        TaskClose(
          task: fact(in: "task", &random), outcome: pick(TaskOutcome.self, &random),
          found: optionalText(&random)))
    }
  }

  private func testBody(_ random: inout RepeatableRandom) -> FactBody {
    switch Int.random(in: 0..<5, using: &random) {
    case 0:
      var map: [Int: Int?] = [:]
      for near in [0, 1, 12] where Bool.random(using: &random) {
        map.updateValue(maybe(number(&random), &random), forKey: near)
      }
      return .polarityTest(
        PolarityTest(
          subject: subject(&random), near: maybe(subject(&random), &random),
          tester: optionalText(&random), map: map))
    case 1:
      let readings = [("a", 850), ("b", 850), ("", 1310)].filter { _ in
        Bool.random(using: &random)
      }.map { end, wave in
        LossReading(fibre: 1, wavelengthNM: wave, fromEnd: end, lossMilliDB: number(&random))
      }
      return .lossTest(
        LossTest(
          subject: subject(&random), near: maybe(subject(&random), &random),
          tester: optionalText(&random), referenceMethod: optionalText(&random),
          lengthMM: maybe(Int64(number(&random)), &random), verdict: optionalText(&random),
          readings: readings))
    case 2:
      var lanes: [Int: LanePower] = [:]
      for lane in [1, 2, 8] where Bool.random(using: &random) {
        lanes[lane] = LanePower(
          txMilliDBm: maybe(number(&random), &random), rxMilliDBm: maybe(number(&random), &random))
      }
      return .laneReading(
        LaneReading(port: thing(&random), origin: optionalText(&random), lanes: lanes))
    case 3:
      return .soak(
        Soak(
          link: thing(&random), action: pick(SoakAction.self, &random),
          dueMS: maybe(Int64(number(&random)), &random), byWhom: optionalText(&random)))
    default:
      return .image(
        FaceImage(
          sha256: (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) },
          byteCount: Int64(number(&random)), format: pick(ImageFormat.self, &random),
          name: optionalText(&random), face: maybe(face(&random), &random),
          fibre: maybe(number(&random), &random),
          inspection: maybe(fact(in: "inspection", &random), &random), cleaning: nil,
          takenMS: maybe(Int64(number(&random)), &random), widthPX: maybe(number(&random), &random),
          heightPX: nil, tip: optionalText(&random)))
    }
  }

  private func wordBody(_ random: inout RepeatableRandom) -> FactBody {
    switch Int.random(in: 0..<8, using: &random) {
    case 0:
      return .seen(
        Seen(
          subject: subject(&random), found: optionalText(&random),
          medium: maybe(pick([.fibre, .aoc, .dac], &random), &random),
          origin: maybe(pick(Origin.self, &random), &random)))
    case 1:
      return .ask(Ask(about: pick(AskTopic.self, &random), text: text(&random)))
    case 2:
      return .answer(
        Answer(
          ask: maybe(fact(in: "ask", &random), &random), about: pick(AskTopic.self, &random),
          outcome: pick(AnswerOutcome.self, &random), text: optionalText(&random),
          byWhom: optionalText(&random)))
    case 3:
      return .signature(
        Signature(
          subject: subject(&random), kind: pick(SignatureKind.self, &random), byWhom: text(&random)
        ))
    case 4:
      return .note(Note(subject: subject(&random), text: text(&random)))
    case 5:
      return .decision(
        Decision(subject: subject(&random), question: text(&random), choice: text(&random)))
    case 6:
      return .kitCheck(
        KitCheck(
          tool: maybe(thing(&random), &random), check: pick(KitCheckName.self, &random),
          outcome: pick(KitOutcome.self, &random),
          clockOffsetMS: maybe(Int64(number(&random)), &random), text: optionalText(&random)))
    default:
      return .importRun(
        ImportRun(
          source: text(&random), format: text(&random), fileName: text(&random),
          sha256: maybe([1, 2, 3], &random) ?? [], bytes: Int64(number(&random))))
    }
  }
}
