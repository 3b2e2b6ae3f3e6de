import Guide
import Plant

/// What is not well with the link of a job, or with the job itself, as its note tells it.
struct JobTrouble {
  /// Whether the link is up, as was said last; by its port where another link of the job is not.
  let up: String
  /// That the lanes were judged low, and how low; nil where they were not.
  let lanes: String?
  /// What a test found wrong in a job that is not set aside for it; nil where none did.
  let tests: String?
  /// That the job is parked or set aside, and why; nil if it is neither.
  let rest: String?
  /// What was found where a plug was to be pulled, whatever became of it; nil if nothing else was.
  let found: String?
  /// Whether nobody has found the right plug since.
  let isFoundStill: Bool
  /// Which other links of the job were said not to be up; nil if none was.
  let elsewhere: String?
  /// Whether the link was said not to be up.
  let isNotUp: Bool
  /// What was not well with the link earlier in the job, and is not told any more by how it stands; nil if nothing was.
  let before: String?
  /// When the soak failed that is not the one that is told, the last time; nil if none did.
  let failedBefore: String?
  private let state: RepairState
  private let failedTests: [TestTopic: String]

  init(_ job: JobState) {
    state = job.here
    let topic = state.topics[.linkUp]
    isNotUp = topic?.answer?.outcome == .no
    let (clock, here) = (state.situation.clock, state.situation)
    let others = job.joints.map(\.state).filter { other in
      other.situation.link != here.link && other.topics[.linkUp]?.answer?.outcome == .no
    }.map {
      "\($0.situation.port.label) \(Self.up($0.topics[.linkUp], nil, clock, here.job.atMS))"
    }
    // It stands behind when the plug went in.
    let plugged = isNotUp ? nil : topic?.answeredMS.flatMap { Self.pluggedIn(job, before: $0) }
    let own = Self.up(topic, state.upSince, clock, plugged ?? here.job.atMS)
    up = others.isEmpty ? own : "\(here.port.label) \(own)"
    elsewhere = others.isEmpty ? nil : others.joined(separator: ", ")
    lanes = Self.lanes(job)
    let setbacks = Setbacks(job)
    (before, failedBefore) = (setbacks.words, setbacks.failedAt)
    rest = Self.rest(job)
    found = Self.found(job)
    isFoundStill = job.joints.contains { $0.state.foundInstead != nil }
    let wrong = job.phase == .setAside ? [] : job.here.wrongTests
    tests = wrong.isEmpty ? nil : wrong.joined(separator: "; ")
    failedTests = job.joints.reduce(into: [:]) { failed, joint in
      failed.merge(joint.state.failedTests) { first, _ in first }
    }
  }

  /// What is not well with the link, in a line; nil if nothing is known to be.
  var ofLink: String? {
    var soak: String?
    if case .failed(let atMS) = state.soak { soak = "SOAK \(failed(atMS))" }
    let all = [isNotUp ? up : nil, elsewhere, soak, lanes].compactMap(\.self)
    return all.isEmpty ? nil : all.joined(separator: "; ")
  }

  var isSoakFailed: Bool { if case .failed = state.soak { true } else { false } }

  /// What a test found, to stand behind its name; empty if it found nothing wrong.
  func wrong(_ topic: TestTopic) -> String { failedTests[topic].map { " WRONG: \($0)" } ?? "" }

  /// That the soak failed then, who said so and what they saw.
  func failed(_ atMS: Int64) -> String {
    let answer = state.topics[.soak]?.answer.flatMap { $0.outcome == .no ? $0 : nil }
    return "FAILED \(moment(atMS))" + (answer.map(Self.told) ?? "")
  }

  /// Times of another day than the one the note is headed by have theirs.
  func moment(_ timeMS: Int64) -> String {
    state.situation.clock.moment(timeMS, near: state.situation.job.atMS)
  }

  /// When the last plug before that time went in at a joint of the job since it began; ms UTC.
  private static func pluggedIn(_ job: JobState, before timeMS: Int64) -> Int64? {
    let (begun, ports) = (job.here.situation.job, Set(job.joints.map(\.state.situation.port.id)))
    return job.here.situation.facts.last { fact in
      guard case .plugging(let plugging) = fact.body, plugging.action == .plugIn else {
        return false
      }
      return ports.contains(plugging.joint) && Fact.precedes(begun, fact) && fact.atMS <= timeMS
    }?.atMS
  }

  /// - Parameter since: the answer by which it came up; asked again it did so no later.
  private static func up(
    _ topic: NocTopic?, _ since: Fact?, _ clock: FloorClock, _ begunMS: Int64
  ) -> String {
    if topic?.answer?.outcome == .yes, let since, case .answer(let first) = since.body {
      return "up \(clock.moment(since.atMS, near: begunMS))\(by(first))"
    }
    guard let answer = topic?.answer, let atMS = topic?.answeredMS else { return "up not known" }
    let time = clock.moment(atMS, near: begunMS)
    return switch answer.outcome {
    case .yes: "up \(time)\(by(answer))"
    case .no: "NOT UP \(time)\(told(answer))"
    case .told: "up not known \(time)\(told(answer))"
    }
  }

  /// Who said it and what they said, to stand behind a time.
  static func told(_ answer: Answer) -> String {
    by(answer) + (answer.text.map { ": \($0)" } ?? "")
  }

  private static func by(_ answer: Answer) -> String {
    if let person = answer.speaker { return " (NOC \(person))" }
    return answer.byWhom == nil ? "" : " (\(StatedSteps.someone))"
  }

  /// Each port by its name where several were judged low.
  private static func lanes(_ job: JobState) -> String? {
    let low = job.joints.map(\.state).filter { $0.lanesGood == false }
    let words = low.map { state in
      let port = low.count > 1 ? "\(state.situation.port.label)" : ""
      let why = state.situation.facts.reversed().lazy.compactMap(whyLow).first ?? ""
      return [port, why].filter { !$0.isEmpty }.joined(separator: " ")
    }
    guard !low.isEmpty else { return nil }
    let all = words.filter { !$0.isEmpty }.joined(separator: ", ")
    return all.isEmpty ? "LANES LOW" : "LANES LOW: \(all)"
  }

  /// How low, as whoever judged them said; nil of another fact.
  static func whyLow(_ fact: Fact) -> String? {
    switch fact.body {
    case .step(let step) where step.name == StepName.lanes.rawValue && step.outcome == "low":
      step.reason ?? ""
    case .answer(let answer) where answer.about == .lanes && answer.outcome == .no:
      (answer.text ?? "") + by(answer)
    default: nil
    }
  }

  /// As it was said, the latest last, each with its time.
  private static func found(_ job: JobState) -> String? {
    let (begun, clock) = (job.here.situation.job, job.here.situation.clock)
    var said: [ThingID: Fact] = [:]
    for fact in job.joints.flatMap(\.state.situation.facts) where fact.job == begun.id {
      said[fact.id] = fact
    }
    let words = said.values.sorted { Fact.precedes($0, $1) }.compactMap { fact -> String? in
      guard case .seen(let seen) = fact.body, let text = seen.found else { return nil }
      return "\(clock.moment(fact.atMS, near: begun.atMS)) \(text)"
    }
    return words.isEmpty ? nil : "FOUND \(words.joined(separator: "; "))"
  }

  private static func rest(_ job: JobState) -> String? {
    switch job.phase {
    case .parked: parked(job.here)
    case .setAside:
      ["SET ASIDE", job.current.asideWords].compactMap { $0?.isEmpty == false ? $0 : nil }
        .joined(separator: ": ")
    default: nil
    }
  }

  private static func parked(_ state: RepairState) -> String {
    let (clock, began) = (state.situation.clock, state.situation.job.atMS)
    let by = state.situation.facts.last { fact in
      if case .pause(let pause) = fact.body { pause.action == .parked } else { false }
    }.map { " by \($0.technician)" }
    let since = state.parkedMS.map { " \(clock.moment($0, near: began))" } ?? ""
    let until = state.parking?.untilMS.map { " until \(clock.moment($0, near: began))" } ?? ""
    let why = state.parking?.reason.map { ": \($0)" } ?? ""
    return "PARKED\(since)\(by ?? "")\(until)\(why)"
  }
}
