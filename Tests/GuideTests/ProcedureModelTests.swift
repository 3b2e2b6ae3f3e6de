import Foundation
import Guide
import Plant
import Testing

/// Every answer to every screen of every shipped procedure, on the pure core.
///
/// What becomes of a face follows from what was recorded at its own joint. So of a job at several joints all that
/// may go wrong with faces is played at each of them in turn, while at the others every look finds them clean;
/// everything else is answered in every way at all of them.
///
/// Limits are cut to one, asking again to none where nothing was done since, and the ladder to one rung: what they
/// count is the same at one as at twenty.
struct ProcedureModelTests {
  /// The most screens one procedure may come to; more would mean that something counts for ever.
  static let most = 600_000
  /// How many screens are gone through, nearest to the beginning first: all take minutes, and a variable says so.
  ///
  /// What is unsafe is looked for on each of them; that every run ends can only be said of all.
  static let explored =
    Int(ProcessInfo.processInfo.environment["FERRULE_MODEL_SCREENS"] ?? "") ?? 2_500

  private static func small(_ name: String) -> Procedure {
    var small = Shipped.named(name)
    small.ladder = [.dry]
    for place in small.steps.indices {
      for outcome in small.steps[place].atMost.keys {
        small.steps[place].atMost[outcome] = outcome == .askAgain ? 0 : 1
      }
    }
    return small
  }

  /// A procedure, and at which of its joints faces give trouble.
  struct Run: CustomTestStringConvertible {
    var procedure: String
    var joint: Int

    var testDescription: String { "\(procedure), joint \(joint)" }

    static let all = Shipped.all.flatMap { procedure in
      JobFloor(procedure).job.joints.indices.map { Run(procedure: procedure.name, joint: $0) }
    }
  }

  @Test(arguments: Run.all)
  func `every run ends, and nothing unsafe is offered`(run: Run) throws {
    let procedure = Self.small(run.procedure)
    let first = JobFloor(procedure)
    var queue: [JobFloor?] = [first]
    var numbers: [JobKey: Int] = [JobKey(first.job, procedure): 0]
    var before: [[Int]] = [[]]
    var ends: [Int] = []
    var screens: [String] = []
    var isDone = false
    var next = 0
    while next < queue.count, next < Self.explored {
      defer { next += 1 }
      guard let floor = queue[next] else { continue }
      queue[next] = nil
      let job = floor.job
      screens.append(job.prompt(nowMS: floor.nowMS).lines.joined(separator: " | "))
      if job.phase.isEnd { ends.append(next) }
      if job.phase == .done { isDone = true }
      for choice in try offered(floor, job) {
        var child = floor
        let bodies = try child.bodies(choice)
        if job.position.joint != run.joint, isTrouble(bodies) { continue }
        try check(bodies, job, procedure)
        child.record(bodies, step: job.answeredStep)
        let after = child.job
        let key = JobKey(after, procedure)
        if let number = numbers[key] {
          before[number].append(next)
          continue
        }
        numbers[key] = queue.count
        before.append([next])
        queue.append(child)
        check(after, child.facts, procedure)
      }
      try #require(queue.count <= Self.most, "\(procedure.name): more than \(Self.most) screens")
    }
    guard next == queue.count else { return }
    #expect(isDone, "\(procedure.name) is never done")
    var reached = Set(ends)
    var open = ends
    while let number = open.popLast() {
      for earlier in before[number] where reached.insert(earlier).inserted { open.append(earlier) }
    }
    let stuck = Set(screens.indices.filter { !reached.contains($0) }.map { screens[$0] }).sorted()
    #expect(
      stuck.isEmpty,
      "\(procedure.name): \(queue.count - reached.count) of \(queue.count) screens lead to no end: \(stuck)"
    )
  }

  /// The choices that record something, at the time they differ most.
  private func offered(_ floor: JobFloor, _ job: JobState) throws -> [Choice] {
    var times = [floor.nowMS]
    if case .soak(let dueMS) = job.phase { times.append(dueMS) }
    var choices: [Choice] = []
    for nowMS in times {
      let prompt = job.prompt(nowMS: nowMS)
      #expect((1...6).contains(prompt.lines.count), "\(prompt.lines)")
      #expect(prompt.lines.allSatisfy { Columns.count($0) <= 40 }, "\(prompt.lines)")
      for choice in prompt.choices {
        let isShown = prompt.lines.contains { $0.contains("\(choice.key) \(choice.label)") }
        #expect(isShown, "\(choice.label) is not on \(prompt.lines)")
      }
      let recorded = prompt.choices.filter { $0.kind == .record && $0.key != "p" }
      #expect(prompt.phase == .done || !recorded.isEmpty, "dead end: \(prompt.lines)")
      // Said twice it is the same, unless it is what there is to do; and a job that is set aside and taken up
      // again is where it was.
      choices += recorded.filter {
        ($0.label == "read it out again" && $0.key == "1")
          || !["read it out again", "take it up again", "type powers again"].contains($0.label)
      }
    }
    return choices
  }

  /// Whether an answer says that a face is not clean, or gives it up.
  private func isTrouble(_ bodies: [FactBody]) -> Bool {
    bodies.contains { body in
      switch body {
      case .inspection(let look): look.verdict != .clean
      case .step(let step): step.name == StepName.quarantine.rawValue
      case .capping: true
      default: false
      }
    }
  }

  /// What may never be recorded from a screen.
  private func check(_ bodies: [FactBody], _ job: JobState, _ procedure: Procedure) throws {
    let state = job.current
    for body in bodies {
      switch body {
      case .plugging(let plugging) where plugging.action == .unplug:
        let isOwn = plugging.joint == state.situation.port.id
        let isMoved = state.situation.cordMove?.panel != nil
        let isOneCord = state.situation.cordChange != nil
        let isShut =
          isOneCord
          ? job.joints.allSatisfy { $0.state.situation.isOnPanel || $0.state.gate.isShutForUs }
          : isMoved
            ? job.joints.allSatisfy {
              $0.state.situation.cordMove?.panel != nil || $0.state.gate.isShutForUs
            } && state.liveNeighbours.isEmpty
            : isOwn
              ? state.gate.isShutForUs
              : state.situation.neighbours.contains {
                $0.port.id == plugging.joint && state.isShut($0)
              }
        #expect(isShut, "a live joint is opened at \(job.phase)")
      case .plugging(let plugging) where plugging.unseenReason == nil:
        #expect(state.bothSeenClean, "plugged in unseen at \(job.phase)")
      case .portGate(let gate) where gate.action == .opened:
        let isOwn = gate.port == state.situation.port.id && state.gate.isShutForUs
        let isSharer =
          state.situation.cordMove?.panel != nil
          && state.neighbourGates[gate.port]?.isShutForUs == true
        #expect(isOwn || isSharer)
      case .signature(let signature) where signature.kind == .accepted:
        #expect(job.here.handsBy != nil)
        if case .passed = job.here.soak {} else { Issue.record("accepted without a soak") }
        for joint in job.joints where joint.state.situation.link == Floor.link {
          let isDue = procedure.steps.contains { $0.verb == .polarity && !$0.isForChanges }
          if isDue || joint.state.isFibreChanged {
            #expect(joint.state.polarityTested && joint.state.lossTested, "accepted untested")
          }
          #expect(joint.state.isPlugged)
          #expect(joint.state.failedTests.isEmpty)
        }
      default: break
      }
    }
  }

  /// No limit was passed, and no debt is hidden.
  private func check(_ job: JobState, _ facts: [Fact], _ procedure: Procedure) {
    for step in procedure.steps where step.verb == .lookNext {
      for (outcome, limit) in step.atMost where outcome != .askAgain {
        let taken = facts.count { fact in
          guard case .step(let body) = fact.body else { return false }
          return body.name == StepName.lookNext.rawValue && body.outcome == outcome.rawValue
        }
        #expect(taken <= limit * job.joints.count, "\(outcome.rawValue) \(taken) times")
      }
    }
    guard job.phase == .done else { return }
    for joint in job.joints where isUnseen(joint.state, facts) {
      let isOwed = job.debts.contains { if case .unseen = $0 { true } else { false } }
      #expect(isOwed, "a debt is hidden")
    }
  }

  private func isUnseen(_ state: RepairState, _ facts: [Fact]) -> Bool {
    for fact in facts.reversed() {
      if case .plugging(let plugging) = fact.body, plugging.joint == state.situation.port.id {
        return plugging.unseenReason != nil
      }
    }
    return false
  }
}

/// What of a job's state decides what comes next.
private struct JobKey: Hashable {
  private struct Topic: Hashable {
    var isAsked: Bool
    var outcome: AnswerOutcome?
  }

  private struct Joint: Hashable {
    var isPlugged: Bool
    var wantsOpening: Bool
    var faces: [FaceHistory]
    var isShut: Bool
    var out: Set<ThingID>
    var shutNeighbours: Int
    var topics: [AskTopic: Topic]
    var lanesGood: Bool?
    var hasPowers: Bool
    var soak: Int
    var replacing: FaceSide?
    var planned: FaceSide?
    var partsOut: Set<FaceSide>
    var changed: Set<PartKind>
    var tested: [Bool]
    var failed: Set<TestTopic>
    var excused: Set<TestTopic>
    var flags: [Bool]
    var kept: Set<FaceSide>
    var taken: Set<String>
  }

  private var joints: [Joint]
  private var phase: RepairPhase

  init(_ job: JobState, _ procedure: Procedure) {
    joints = job.joints.map { Self.joint($0.state, procedure) }
    phase = job.phase
    if case .soak = phase { phase = .soak(dueMS: 0) }
  }

  private static func joint(_ state: RepairState, _ procedure: Procedure) -> Joint {
    let hasParts = procedure.has(.replaceCord) || procedure.has(.replaceModule)
    // The faces of a joint that is plugged in are behind it; they are new when it is opened.
    let faces = state.isPlugged ? [] : [state.portFace, state.cordFace].map(plain)
    let soak =
      switch state.soak {
      case .notStarted: 0
      case .running: 1
      case .passed: 2
      case .failed: 3
      }
    return Joint(
      isPlugged: state.isPlugged, wantsOpening: state.wantsOpening, faces: faces,
      isShut: state.gate.isShutForUs, out: state.neighboursOut,
      shutNeighbours: state.neighbourGates.values.count { $0.isShut },
      topics: state.topics.filter { $0.key != .dark }.mapValues {
        Topic(isAsked: $0.openAsk != nil, outcome: $0.answer?.outcome)
      },
      lanesGood: state.lanesGood, hasPowers: state.lanePowers != nil, soak: soak,
      replacing: state.replacing, planned: state.plannedReplacement, partsOut: state.partsOut,
      changed: Set(state.changedParts.filter { hasParts || $0 != .module }),
      tested: [state.polarityTested, state.lossTested],
      failed: Set(state.failedTests.keys), excused: Set(state.excusedTests.keys),
      flags: [
        state.isFormRight, state.wereLanesRead, state.handsBy != nil, state.acceptedBy != nil,
        state.setAsideReason != nil, state.lookingAt != nil, state.unseen != nil, state.isThere,
        state.situation.cordMove?.panel?.isWayBack == true,
      ],
      kept: hasParts ? state.keptParts : [],
      taken: Set(
        state.taken.filter { key, count in
          let isLimited = key.hasPrefix("look-next") || key.hasPrefix("accept")
          return key.hasPrefix("broken") || (isLimited && count > 0 && key != "look-next ask-again")
            || (key.hasSuffix("wrong") && count > 1)
        }.keys))
  }

  private static func plain(_ history: FaceHistory) -> FaceHistory {
    var plain = history
    plain.face = Floor.moduleFace
    plain.looks = min(history.looks, 1)
    if case .cannotSee(let looks) = history.state { plain.state = .cannotSee(looks: min(looks, 2)) }
    return plain
  }
}
