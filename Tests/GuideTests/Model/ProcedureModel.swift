import Guide
import Plant

/// Goes through every answer to every screen of a procedure, nearest to the beginning first.
///
/// Two screens are one where what decides what comes next is the same: see ``ModelKey``. What happened is kept beside
/// the guide in a ``ModelHall``, which is part of that, and all that the guide offers is held against it.
///
/// A screen that was come to with no more tries spent stands for those where more are: the fewer tries are left, the
/// fewer answers there are, and each of them leads to the same but for the tries. So whatever can be done wrong there
/// can be done wrong here, but for taking a way too often: that is looked for by going through it once more with every
/// try spent before the first screen. That an end can be reached is asked for without any try, so it holds there too. That the
/// answers are indeed fewer is looked at on each screen that another stands for. Where a try that is spent brings
/// another way up, as on a ladder of rungs, both have spent as many of those.
struct ProcedureModel {
  let procedure: Procedure
  /// The procedure that says how often a way may be taken.
  let limits: Procedure
  /// The joint at which faces give trouble, at the others every look finds them clean; nil for all.
  let troubleAt: Int?
  /// Whether every way that has a limit was taken as often as it may be before the first screen.
  let isSpent: Bool
  /// How many screens are gone through.
  let most: Int
  /// The fault that is enough to find.
  var until: String?
  /// Of so many ways to a screen that is known one is gone on and compared; nil for none.
  let doubt: Int?

  private var report = ModelReport()
  private var nodes: [Node] = []
  private var numbers: [ModelKey: [Int32]] = [:]
  private var roots: [JobFloor] = []
  private var met = 0

  /// A screen, and the answer to another by which it was come to.
  private struct Node {
    var parent: Int32
    var depth: Int32
    var answer: ModelAnswer
    var tries: ModelTries
    var offer: ModelOffer
    /// What is needed to go on; nil once that was done.
    var rest: Rest?
    /// Screens from which it is come to by answers that take no try.
    var before: [Int32] = []
    var isEnd: Bool
  }

  /// What a screen that is still to be gone through needs.
  private struct Rest {
    var asked: Int
    var layout: ModelLayout
    var hall: ModelHall
    var answers: [ModelAnswer]
  }

  /// What one answer leads to.
  private struct Step {
    var floor: JobFloor
    var job: JobState
    var hall: ModelHall
    var key: ModelKey
    var tries: ModelTries

    init(_ floor: JobFloor, _ hall: ModelHall) {
      (self.floor, job, self.hall) = (floor, floor.job, hall)
      key = ModelKey(job, hall)
      tries = ModelTries(job, hall)
    }
  }

  init(
    _ procedure: Procedure, limits: Procedure? = nil, troubleAt: Int? = nil,
    isSpent: Bool = false, most: Int = .max, doubt: Int? = nil
  ) {
    self.procedure = procedure
    self.limits = limits ?? procedure
    (self.troubleAt, self.isSpent, self.most, self.doubt) = (troubleAt, isSpent, most, doubt)
  }

  /// The procedure with its limits cut to one and the ladder to one rung.
  ///
  /// What they count is the same at one as at twenty: a limit is only ever asked whether it is reached.
  static func small(_ procedure: Procedure) -> Procedure {
    var small = procedure
    small.ladder = [.dry]
    for place in small.steps.indices {
      for outcome in small.steps[place].atMost.keys { small.steps[place].atMost[outcome] = 1 }
    }
    return small
  }

  /// Goes through it.
  mutating func explore() throws -> ModelReport {
    // The record says what the cord is made of, or somebody is asked.
    for medium in [Medium.fibre, nil] {
      var floor = JobFloor(procedure, medium: medium)
      let layout = ModelLayout(floor.job)
      var hall = ModelHall(layout)
      for (joint, answer) in isSpent ? ModelSpending(limits, layout).answers : [] {
        hall.apply(answer.bodies, asked: joint, layout, limits) { _ in }
        floor.record(answer.bodies, step: answer.step)
      }
      roots.append(floor)
      let answer = ModelAnswer(words: "", bodies: [], step: nil)
      try append(Step(floor, hall), -roots.count, 0, answer)
    }
    var next = 0
    while next < nodes.count, next < most, !(until.map { report.faults[$0] != nil } ?? false) {
      try goThrough(next)
      next += 1
    }
    report.screens = nodes.count
    report.depth = Int(nodes.last?.depth ?? 0)
    report.isWhole = next == nodes.count
    if report.isWhole { findStuck() }
    return report
  }

  private mutating func append(
    _ step: Step, _ parent: Int, _ depth: Int32, _ answer: ModelAnswer
  ) throws {
    let number = nodes.count
    numbers[step.key, default: []].append(Int32(number))
    nodes.append(
      Node(
        parent: Int32(parent), depth: depth, answer: answer, tries: step.tries,
        offer: ModelOffer([]), isEnd: step.job.phase.isEnd))
    let answers = try answers(step, number, nil)
    let layout = ModelLayout(step.job)
    nodes[number].offer = ModelOffer(answers)
    nodes[number].rest = Rest(
      asked: step.job.position.joint, layout: layout, hall: step.hall, answers: answers)
    if step.job.phase == .done { report.isDone = true }
    let rules = ModelRules(hall: step.hall, layout: layout)
    rules.checkDebts(step.job.debts, isDone: step.job.phase == .done) { find($0, number, nil) }
  }

  private mutating func goThrough(_ number: Int) throws {
    guard let rest = nodes[number].rest else { return }
    nodes[number].rest = nil
    let floor = floor(number)
    for answer in rest.answers {
      let step = take(answer, floor, rest) { find($0, number, answer) }
      if !step.hall.hasDoneAsOften(rest.hall) {
        ModelRules(hall: step.hall, layout: rest.layout).checkLimits(
          limits, floor.situation.here.policy
        ) { find($0, number, answer) }
      }
      let known = known(step)
      if let known {
        try compare(step, known, number, answer)
      } else {
        try append(step, number, nodes[number].depth + 1, answer)
      }
      if !answer.isLimited { nodes[known ?? nodes.count - 1].before.append(Int32(number)) }
    }
  }

  private func take(
    _ answer: ModelAnswer, _ floor: JobFloor, _ rest: Rest, find: (String) -> Void
  ) -> Step {
    var (floor, hall) = (floor, rest.hall)
    hall.apply(answer.bodies, asked: rest.asked, rest.layout, limits, find: find)
    floor.record(answer.bodies, step: answer.step)
    return Step(floor, hall)
  }

  /// The screen that stands for that one, if one was come to.
  private func known(_ step: Step) -> Int? {
    let isLadder = procedure.steps.contains { $0.then[.replaceCord] != nil }
    return numbers[step.key]?.first { number in
      nodes[Int(number)].tries.isWithin(step.tries, isLadder: isLadder)
    }.map(Int.init)
  }

  /// The answers that record something, at the time they differ most.
  private mutating func answers(
    _ step: Step, _ number: Int, _ last: ModelAnswer?
  ) throws -> [ModelAnswer] {
    let job = step.job
    var times = [step.floor.nowMS]
    if case .soak(let dueMS) = job.phase { times.append(dueMS) }
    let layout = ModelLayout(job)
    var answers: [ModelAnswer] = []
    for nowMS in times {
      let prompt = job.prompt(nowMS: nowMS)
      let screen = ModelScreen(prompt: prompt, debts: job.debts)
      screen.check { find($0, number, last) }
      for choice in screen.gone {
        let answer = ModelAnswer(
          words: choice.label, bodies: try step.floor.bodies(choice), step: job.answeredStep)
        screen.checkNames(answer.bodies, layout) { find($0, number, answer) }
        if let troubleAt, job.position.joint != troubleAt, answer.isTrouble { continue }
        answers.append(answer)
      }
    }
    return answers
  }

  /// Holds a screen that another stands for against that; of some, also what their answers lead to.
  private mutating func compare(
    _ step: Step, _ known: Int, _ number: Int, _ answer: ModelAnswer
  ) throws {
    guard let doubt else { return }
    met += 1
    let isSame = nodes[known].tries == step.tries
    guard met % doubt == 0 || !isSame else { return }
    report.compared += 1
    let answers = try answers(step, number, answer)
    if !ModelOffer(answers).isWithin(nodes[known].offer) {
      find("other answers at what should be the same screen", number, answer)
    }
    guard isSame, met % doubt == 0 else { return }
    func keys(_ step: Step) throws -> Set<ModelKey> {
      let rest = Rest(
        asked: step.job.position.joint, layout: ModelLayout(step.job), hall: step.hall, answers: [])
      var model = self
      return Set(
        try model.answers(step, number, answer).map { answer in
          take(answer, step.floor, rest) { _ in }.key
        })
    }
    if try keys(step) != keys(Step(floor(known), step.hall)) {
      find("the same answers lead elsewhere", number, answer)
    }
  }

  private func path(_ number: Int) -> [ModelAnswer] {
    var answers: [ModelAnswer] = []
    var number = number
    while nodes[number].parent >= 0 {
      answers.append(nodes[number].answer)
      number = Int(nodes[number].parent)
    }
    return answers.reversed()
  }

  private func floor(_ number: Int) -> JobFloor {
    var root = number
    while nodes[root].parent >= 0 { root = Int(nodes[root].parent) }
    var floor = roots[-1 - Int(nodes[root].parent)]
    for answer in path(number) { floor.record(answer.bodies, step: answer.step) }
    return floor
  }

  private mutating func find(_ fault: String, _ number: Int, _ last: ModelAnswer?) {
    guard report.faults[fault] == nil else { return }
    report.faults[fault] = (path(number) + [last].compactMap { $0 }).map(\.words)
  }

  /// Screens from which no end is reached without a try.
  private mutating func findStuck() {
    var open = nodes.indices.filter { nodes[$0].isEnd }
    var reached = Set(open)
    while let number = open.popLast() {
      for earlier in nodes[number].before where reached.insert(Int(earlier)).inserted {
        open.append(Int(earlier))
      }
    }
    for number in nodes.indices where !reached.contains(number) {
      report.stuck += 1
      find("no end is reached", number, nil)
    }
    if !report.isDone { find("it is never done", 0, nil) }
  }
}
