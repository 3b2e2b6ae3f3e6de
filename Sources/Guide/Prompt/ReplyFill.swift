import Plant

/// Fills the blanks of a fact with what was told.
enum ReplyFill {
  /// Marks a name that is asked for.
  static let someone = ""

  static func filled(
    _ blank: FactBody, with input: ReplyInput, nowMS: Int64, technician: String, soakMinutes: Int?
  ) throws(ReplyError) -> FactBody {
    switch blank {
    case .answer(var answer):
      answer.byWhom = answer.byWhom ?? input.person
      answer.text = answer.text ?? input.text
      return .answer(answer)
    case .portGate(var gate):
      if gate.byWhom == someone { gate.byWhom = input.person ?? technician }
      return .portGate(gate)
    case .soak(var soak):
      soak.byWhom = soak.byWhom ?? input.person
      if let soakMinutes { soak.dueMS = nowMS &+ Int64(soakMinutes) &* 60_000 }
      return .soak(soak)
    case .signature(var signature):
      if signature.byWhom == someone { signature.byWhom = input.person ?? technician }
      return .signature(signature)
    case .inspection(var inspection):
      inspection.fibres.merge(input.fibres) { _, told in told }
      return .inspection(inspection)
    case .plugging(var plugging):
      if plugging.unseenReason == someone { plugging.unseenReason = input.text }
      return .plugging(plugging)
    case .laneReading(var reading):
      reading.lanes = input.lanes
      return .laneReading(reading)
    case .step(var step):
      let fibres = input.fibres.keys.sorted().map(String.init).joined(separator: " ")
      step.reason = step.reason ?? input.text ?? (fibres.isEmpty ? nil : fibres)
      return .step(step)
    case .pause(var pause):
      pause.reason = pause.reason ?? input.text
      if let minutes = input.minutes { pause.untilMS = nowMS &+ Int64(minutes) &* 60_000 }
      return .pause(pause)
    case .partMove(var move):
      switch move.direction {
      case .outOf: move.bag = move.bag ?? input.bag
      case .into:
        if let part = input.part {
          // The blank holds the part that came out.
          if part == move.part { throw .samePart }
          move.part = part
        }
      }
      return .partMove(move)
    case .job(var job):
      job.code = input.jobCode ?? job.code
      return .job(job)
    case .seen(var seen):
      seen.found = seen.found ?? input.text
      return .seen(seen)
    case .lossTest(var test):
      test.lengthMM = test.lengthMM ?? input.lengthMM
      return .lossTest(test)
    case .cleaning, .capping, .fault, .faultClose, .ask, .polarityTest, .note, .disturbance,
      .decision, .task, .taskClose, .image, .withdrawal, .importRun,
      .kitCheck:
      return blank
    }
  }
}
