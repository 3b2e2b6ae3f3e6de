import Guide
import Plant

/// Goes through every answer to every screen of a procedure, nearest to the beginning first.
///
/// Two screens are one where what decides what comes next is the same: see ``ModelKey``. What happened is kept beside
/// the guide in a ``ModelHall``, which is part of that, and all that the guide offers is held against it.
///
/// It is gone through as if every way could be taken as often as anybody likes, so how often it was tells no screens
/// apart. With fewer tries left there are fewer answers to a screen, and each leads to the same but for the tries: what
/// can be done wrong there can be done wrong here. What is left is that a way is taken too often. For that each screen
/// on which there is such a way is come to once more, by the same answers, but with every try spent before the first
/// one: it is the same screen, its answers are fewer, and none of them passes a limit. Where a try that is spent brings
/// another way up, as on a ladder of rungs, how many were is part of what tells screens apart, and the limit holds:
/// see ``ModelTries``. That an end can be reached is asked for without any try.
///
/// That screens which are taken for one are so is looked at on some of the ways to each: the answers are the same, and
/// lead to the same; and with the tries that are left in truth they are fewer.
struct ProcedureModel {
  /// The procedure that says how often a way may be taken.
  let limits: Procedure
  /// How many screens are gone through.
  let most: Int
  /// The fault that is enough to find.
  var until: String?
  /// Of so many ways to a screen that is known one is gone on and compared; nil for none.
  let doubt: Int?

  /// As it is, and with no limit but those of counted ways.
  private let limited: Procedure
  private let endless: Procedure
  /// What an answer may be if there is no limit but those of counted ways.
  private let endlessLimits: Procedure
  private let counted: Set<String>

  private var report = ModelReport()
  private var nodes: [Node] = []
  private var numbers: [ModelKey: Int32] = [:]
  private var roots: [Root] = []
  private var offers: [ModelOffer] = []
  private var offerNumbers: [ModelOffer: Int32] = [:]
  private var met = 0
  private var metOwing = 0

  /// What a run begins with.
  private struct Root {
    var floor: JobFloor
    /// The same with every try spent.
    var spent: JobFloor
    var spentHall: ModelHall
    /// The same after the asking again that follows work at another joint.
    var followedHall: ModelHall
  }

  /// A screen, and the answer to another by which it was come to.
  private struct Node {
    var parent: Int32
    var depth: Int32
    var answer: ModelAnswer
    var owed: ModelOwed
    var offer: Int32
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

    init(_ floor: JobFloor, _ hall: ModelHall) {
      (self.floor, job, self.hall) = (floor, floor.job, hall)
      key = ModelKey(job, hall)
    }
  }

  /// - Parameters:
  ///   - procedure: what is gone through.
  ///   - limits: the procedure as it should be, if that one was tampered with.
  init(
    _ procedure: Procedure, limits: Procedure? = nil, most: Int = .max, doubt: Int? = nil
  ) {
    self.limits = limits ?? procedure
    (limited, endless, endlessLimits) = (
      procedure, Self.endless(procedure), Self.endless(self.limits)
    )
    counted = Set(ModelTries.counted(procedure).map(ModelTries.way))
    (self.most, self.doubt) = (most, doubt)
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

  private static func endless(_ procedure: Procedure) -> Procedure {
    var endless = procedure
    let counted = ModelTries.counted(procedure)
    for place in endless.steps.indices {
      endless.steps[place].atMost = endless.steps[place].atMost.filter { counted.contains($0.key) }
    }
    return endless
  }

  /// Goes through it.
  mutating func explore() throws -> ModelReport {
    // The record says what the cord is made of, or somebody is asked.
    for medium in [Medium.fibre, nil] {
      let floor = JobFloor(endless, medium: medium)
      let layout = ModelLayout(floor.job)
      let hall = ModelHall(layout)
      var root = Root(
        floor: floor, spent: JobFloor(limited, medium: medium), spentHall: hall, followedHall: hall)
      let spending = ModelSpending(limits, layout)
      for (_, answer) in spending.answers { root.spent.record(answer.bodies, step: answer.step) }
      for (joint, answer) in spending.answers {
        root.spentHall.apply(answer.bodies, asked: joint, layout, limits) { _ in }
      }
      root.followedHall = root.spentHall
      for (joint, answer) in spending.followed {
        root.followedHall.apply(answer.bodies, asked: joint, layout, limits) { _ in }
      }
      root.spent.record(ModelSpending.closing(root.spent.job, as: floor.job), step: nil)
      roots.append(root)
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
    numbers[step.key] = Int32(number)
    nodes.append(
      Node(
        parent: Int32(parent), depth: depth, answer: answer,
        owed: ModelOwed(step.job, step.hall), offer: 0, isEnd: step.job.phase.isEnd))
    let answers = try answers(step, number, nil)
    let offer = ModelOffer(answers)
    nodes[number].offer = self.number(of: offer)
    nodes[number].rest = Rest(
      asked: step.job.position.joint, layout: ModelLayout(step.job), hall: step.hall,
      answers: answers)
    if step.job.phase == .done { report.isDone = true }
    if offer.hasLimited || number.isMultiple(of: 16) { try checkSpent(step, offer, number) }
  }

  private mutating func number(of offer: ModelOffer) -> Int32 {
    if let number = offerNumbers[offer] { return number }
    let number = Int32(offers.count)
    offers.append(offer)
    offerNumbers[offer] = number
    return number
  }

  private mutating func goThrough(_ number: Int) throws {
    guard let rest = nodes[number].rest else { return }
    nodes[number].rest = nil
    let floor = floor(number) { $0.floor }
    for answer in rest.answers {
      let step = take(answer, floor, rest, endlessLimits) { find($0, number, answer) }
      if !step.hall.hasDoneAsOften(rest.hall) {
        ModelRules(hall: step.hall, layout: rest.layout).checkLimits(
          endlessLimits, floor.situation.here.policy
        ) { find($0, number, answer) }
      }
      checkOwed(step, rest.layout, number, answer)
      let known = numbers[step.key].map(Int.init)
      if let known {
        try compare(step, known, number, answer)
      } else {
        try append(step, number, nodes[number].depth + 1, answer)
      }
      if !answer.isLimited { nodes[known ?? nodes.count - 1].before.append(Int32(number)) }
    }
  }

  private func take(
    _ answer: ModelAnswer, _ floor: JobFloor, _ rest: Rest, _ limits: Procedure,
    find: (String) -> Void
  ) -> Step {
    var (floor, hall) = (floor, rest.hall)
    hall.apply(answer.bodies, asked: rest.asked, rest.layout, limits, find: find)
    floor.record(answer.bodies, step: answer.step)
    return Step(floor, hall)
  }

  private mutating func checkOwed(
    _ step: Step, _ layout: ModelLayout, _ number: Int, _ answer: ModelAnswer
  ) {
    let rules = ModelRules(hall: step.hall, layout: layout)
    let isDone = step.job.phase == .done
    rules.checkDebts(step.job.debts, isDone: isDone) { find($0, number, answer) }
    rules.checkOwed(step.job) { find($0, number, answer) }
    rules.checkSoak(step.job) { find($0, number, answer) }
  }

  /// The answers that record something, at the time they differ most.
  private mutating func answers(
    _ step: Step, _ number: Int, _ last: ModelAnswer?
  ) throws -> [ModelAnswer] {
    let job = step.job
    var times = [step.floor.nowMS]
    if case .soak(let dueMS) = job.phase { times.append(dueMS) }
    var answers: [ModelAnswer] = []
    for nowMS in times {
      let prompt = job.prompt(nowMS: nowMS)
      let here = job.position.joint
      let damaged = FaceSide.allCases.filter {
        step.hall.damaged.contains(ModelHall.Spot(joint: here, side: $0))
      }
      let screen = ModelScreen(prompt: prompt, debts: job.debts, damaged: Set(damaged))
      screen.check { find($0, number, last) }
      for choice in screen.gone {
        let answer = ModelAnswer(
          words: choice.label, bodies: try step.floor.bodies(choice), step: job.answeredStep)
        screen.checkNames(answer.bodies, ModelLayout(job)) { find($0, number, answer) }
        answers.append(answer)
      }
    }
    return answers
  }

  /// Comes to a screen with every try spent.
  private mutating func checkSpent(_ step: Step, _ offer: ModelOffer, _ number: Int) throws {
    let spent = floor(number) { $0.spent }
    let root = root(number)
    // Whoever looks at another joint has not asked again after it yet.
    let isElsewhere = if case .otherJoint = step.job.phase { true } else { false }
    let hall = step.hall.spent(
      as: isElsewhere ? root.spentHall : root.followedHall, but: counted)
    report.spent += 1
    try checkLimited(Step(spent, hall), step.key, offer, number, nil)
  }

  /// Holds a screen on which tries are counted against the same one on which they are not.
  private mutating func checkLimited(
    _ step: Step, _ key: ModelKey, _ offer: ModelOffer, _ number: Int, _ last: ModelAnswer?
  ) throws {
    if step.key != key { find("tries decide more than how many answers there are", number, last) }
    let answers = try answers(step, number, last)
    if !ModelOffer(answers).isWithin(offer) { find("fewer tries, other answers", number, last) }
    let rest = Rest(
      asked: step.job.position.joint, layout: ModelLayout(step.job), hall: step.hall, answers: [])
    let policy = step.floor.situation.here.policy
    for answer in answers where answer.isLimited {
      var hall = rest.hall
      hall.apply(answer.bodies, asked: rest.asked, rest.layout, limits) { find($0, number, answer) }
      ModelRules(hall: hall, layout: rest.layout).checkLimits(limits, policy) {
        find($0, number, answer)
      }
    }
  }

  /// Holds a screen that another stands for against that, and what its answers lead to.
  private mutating func compare(
    _ step: Step, _ known: Int, _ number: Int, _ answer: ModelAnswer
  ) throws {
    guard let doubt else { return }
    met += 1
    let isOwing = nodes[known].owed != ModelOwed(step.job, step.hall)
    if isOwing { metOwing += 1 }
    guard met % doubt == 0 || (isOwing && metOwing % max(1, doubt / 4) == 0) else { return }
    report.compared += 1
    let offer = offers[Int(nodes[known].offer)]
    func next(_ step: Step) throws -> (offer: ModelOffer, keys: Set<ModelKey>) {
      var model = self
      let answers = try model.answers(step, number, answer)
      let rest = Rest(
        asked: step.job.position.joint, layout: ModelLayout(step.job), hall: step.hall, answers: [])
      let keys = answers.compactMap { answer -> ModelKey? in
        let next = take(answer, step.floor, rest, endlessLimits) { _ in }
        model.checkOwed(next, rest.layout, number, answer)
        // Ends are told apart by what they show, which is what is owed too.
        return next.job.phase.isEnd ? nil : next.key
      }
      report.faults.merge(model.report.faults) { first, _ in first }
      return (ModelOffer(answers), Set(keys))
    }
    let first = Step(
      floor(known) { $0.floor }, step.hall.owing(nodes[known].owed))
    let own = try next(step)
    if own.offer != offer {
      find("other answers at what should be the same screen", number, answer)
    } else if try own.keys != next(first).keys {
      find("the same answers lead elsewhere", number, answer)
    }
    var floor = step.floor
    floor.procedure = limited
    var isPast = false
    ModelRules(hall: step.hall, layout: ModelLayout(step.job)).checkLimits(
      limits, floor.situation.here.policy
    ) { _ in isPast = true }
    if !isPast { try checkLimited(Step(floor, step.hall), step.key, offer, number, answer) }
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

  private func root(_ number: Int) -> Root {
    var root = number
    while nodes[root].parent >= 0 { root = Int(nodes[root].parent) }
    return roots[-1 - Int(nodes[root].parent)]
  }

  private func floor(_ number: Int, from begin: (Root) -> JobFloor) -> JobFloor {
    var floor = begin(root(number))
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
