import Plant

/// A few words for what an answer recorded, for undo.
enum AnswerWords {
  static func text(_ body: FactBody) -> String {
    switch body {
    case .seen: "what you saw"
    case .inspection(let inspection): "face: \(SaidWords.text(inspection.verdict))"
    case .cleaning(let cleaning): "cleaned \(SaidWords.text(cleaning.method))"
    case .plugging(let plugging): plugging.action == .plugIn ? "plugged in" : "unplugged"
    case .partMove: "part changed"
    case .capping(let capping): SaidWords.text(capping.action)
    case .portGate(let gate): "port \(gate.action.rawValue)"
    case .ask: "read out to the NOC"
    case .answer(let answer): "the NOC's answer: \(SaidWords.text(answer))"
    case .soak(let soak): "soak \(soak.action.rawValue)"
    case .laneReading: "lane powers"
    case .step(let step):
      SaidWords.text(step) ?? SaidWords.plain("\(step.name) \(step.outcome)")
    case .pause(let pause): pause.action.rawValue
    case .signature(let signature): "signed: \(signature.kind.rawValue)"
    case .job: "job begun"
    case .fault: "fault"
    case .faultClose: "fault closed"
    case .polarityTest: "polarity test"
    case .lossTest: "loss test"
    case .note: "note"
    case .disturbance: "wrong one out"
    case .decision: "decision"
    case .task, .taskClose: "task"
    case .image: "picture"
    case .withdrawal: "undo"
    case .kitCheck: "check of the kit"
    case .importRun: "import"
    }
  }
}
