import Guide
import Plant

/// What is so in the hall after what was recorded, kept by other means than the guide's.
///
/// It knows which things are where from the situation, and what happened from the facts; it never asks the guide what
/// it makes of them. Whatever the guide offers or calls owed is held against it.
struct ModelHall: Hashable {
  /// A face of a joint of the job.
  struct Spot: Hashable {
    var joint: Int
    var side: FaceSide
  }

  /// A way back at a joint.
  struct Try: Hashable {
    var joint: Int
    var way: String
  }

  /// A test of a link.
  struct Test: Hashable {
    var link: ThingID
    var topic: TestTopic
  }

  /// Ports that are shut for the job.
  private(set) var shut: Set<ThingID> = []
  /// Joints of the job whose plug is out.
  private(set) var out: Set<Int> = []
  /// Ports beside the job whose plug came out with the module.
  private(set) var othersOut: Set<ThingID> = []
  /// Faces of open joints that were seen clean, and not touched since.
  private(set) var clean: Set<Spot> = []
  /// Joints that are plugged in although one of their faces was not seen clean.
  private(set) var unseen: Set<Int> = []
  /// Faces that were seen damaged, and of which nobody has said that they are not any more.
  private(set) var damaged: Set<Spot> = []
  /// Joints that are plugged in although one of their faces was damaged.
  private(set) var damagedIn: Set<Int> = []
  /// Joints at which another cord went in.
  private(set) var otherCords: Set<Int> = []
  /// Joints at which another cable of one piece went in, whose other plug nobody has seen in since.
  private(set) var halfIn: Set<Int> = []
  /// Tests that passed and count still.
  private(set) var passed: Set<Test> = []
  /// Links that came up since a hand was at them.
  private(set) var up: Set<ThingID> = []
  /// Whether it soaks since a hand was at it.
  private(set) var isSoaking = false
  /// Whether it soaked since a hand was at it.
  private(set) var isSoaked = false
  /// Whether the hands were signed since a hand was at it.
  private(set) var isSigned = false
  /// Whether somebody took the link back.
  private(set) var isAccepted = false
  /// What each link is made of, as far as is known.
  private(set) var media: [ThingID: Medium] = [:]
  /// Cleanings of a face since it was opened or is new.
  private(set) var cleanings: [Spot: Int] = [:]
  /// Tests that went wrong, and nothing was done about it yet.
  private(set) var failed: Set<TestTopic> = []
  /// Tests that could not be made, and were not since.
  private(set) var unmade: Set<TestTopic> = []
  /// How often a way that has a limit was taken; more than a limit is counted no further.
  private(set) var tries: [Try: Int] = [:]

  /// More than any limit in the model.
  private static let enough = 3

  init(_ layout: ModelLayout) {
    for joint in layout.joints { media[joint.link] = joint.medium }
    if layout.procedure.start == .unplugged { out = Set(layout.joints.indices) }
  }

  /// Whether there may be faces at a joint of that link.
  func isFibre(_ link: ThingID) -> Bool { media[link] == .fibre || media[link] == nil }

  /// Whether a part of that link that light goes through was changed.
  func isChanged(_ link: ThingID, _ layout: ModelLayout) -> Bool {
    isFibre(link) && otherCords.contains { layout.joints[$0].link == link }
  }

  /// What an answer records happens, in that order.
  ///
  /// - Parameters:
  ///   - asked: the joint the screen was about.
  ///   - limits: the procedure that says how often.
  ///   - find: told what should not have been recorded.
  mutating func apply(
    _ bodies: [FactBody], asked: Int, _ layout: ModelLayout, _ limits: Procedure,
    find: (String) -> Void
  ) {
    // Of what one answer says, a port is opened first: the link comes up by that.
    for body in bodies.filter(Self.isGate) + bodies.filter({ !Self.isGate($0) }) {
      let rules = ModelRules(hall: self, layout: layout)
      rules.check(body, limits, find: find)
      rules.checkRepeat(body, limits, find: find)
      apply(body, asked, layout)
    }
  }

  /// Whether ways were taken and faces cleaned as often.
  func hasDoneAsOften(_ other: ModelHall) -> Bool {
    tries == other.tries && cleanings == other.cleanings
  }

  private static func isGate(_ body: FactBody) -> Bool {
    if case .portGate = body { true } else { false }
  }

  /// The same, but for how often ways were taken, and for what is only owed.
  func plain(_ scope: ModelOwed.Scope) -> ModelHall {
    var hall = self
    hall.tries = [:]
    if scope.unseen { hall.unseen = [] }
    // What was damaged is told, and decides nothing: a word more is asked, and the answer is the same.
    (hall.damaged, hall.damagedIn, hall.halfIn) = ([], [], [])
    hall.otherCords.subtract(scope.cords)
    return hall
  }

  /// The same, with what is owed as it is at another screen.
  func owing(_ owed: ModelOwed) -> ModelHall {
    var hall = self
    if owed.scope.unseen { hall.unseen = owed.unseen }
    (hall.damaged, hall.damagedIn, hall.halfIn) = (owed.damaged, owed.damagedIn, owed.halfIn)
    hall.otherCords.subtract(owed.scope.cords)
    hall.otherCords.formUnion(owed.cords)
    return hall
  }

  /// The same, with ways taken as often as in another one; but for those in which a try brings another way up.
  func spent(as other: ModelHall, but counted: Set<String>) -> ModelHall {
    var hall = self
    hall.tries = tries.filter { counted.contains($0.key.way) }
    hall.tries.merge(other.tries.filter { !counted.contains($0.key.way) }) { _, spent in spent }
    return hall
  }

  private mutating func apply(_ body: FactBody, _ asked: Int, _ layout: ModelLayout) {
    switch body {
    case .seen(let seen): if let medium = seen.medium { media[seen.subject.id] = medium }
    case .portGate(let gate):
      switch gate.action {
      case .shut:
        shut.insert(gate.port)
        darken(gate.port, layout)
      case .opened: shut.remove(gate.port)
      }
    case .plugging(let plugging): apply(plugging, layout)
    case .partMove(let move): apply(move, layout)
    case .inspection(let look):
      guard let spot = layout.spot(look.face) else { return }
      clean.remove(spot)
      if look.verdict == .damage { damaged.insert(spot) }
      guard look.verdict == .clean, !damaged.contains(spot) || Self.saysOfDamage(look) else {
        return
      }
      damaged.remove(spot)
      clean.insert(spot)
    case .cleaning(let cleaning):
      guard let spot = layout.spot(cleaning.face) else { return }
      clean.remove(spot)
      cleanings[spot, default: 0] += 1
    case .capping(let capping): layout.spot(capping.face).map { _ = clean.remove($0) }
    case .polarityTest(let test):
      pass(Test(link: layout.link(test.subject), topic: .polarity), layout)
    case .lossTest(let test):
      let made = Test(link: layout.link(test.subject), topic: .loss)
      if made.link == layout.joints[0].link { unmade.remove(.loss) }
      if test.verdict == "fail" { passed.remove(made) } else { pass(made, layout) }
    case .answer(let answer): apply(answer, asked, layout)
    case .soak(let soak):
      (isSoaking, isSoaked) = (soak.action == .started, soak.action == .passed && isSoaking)
    case .signature(let signature):
      if signature.kind == .hands { isSigned = true } else { isAccepted = true }
    case .step(let step): apply(step, asked, layout)
    default: break
    }
  }

  /// Whether a look says of single fibres that they are clean.
  static func saysOfDamage(_ look: Inspection) -> Bool {
    !look.fibres.isEmpty && look.fibres.values.allSatisfy { $0 == .ok }
  }

  /// A link with a shut port is not up, and what was counted on it is no soak.
  private mutating func darken(_ port: ThingID, _ layout: ModelLayout) {
    for (place, joint) in layout.joints.enumerated()
    where joint.port.id == port || joint.otherPort.id == port {
      up.remove(joint.link)
      if layout.isOnLink(place) { (isSoaking, isSoaked) = (false, false) }
    }
  }

  private mutating func apply(_ plugging: Plugging, _ layout: ModelLayout) {
    guard let joint = layout.joint(plugging.joint) else {
      switch plugging.action {
      case .unplug: othersOut.insert(plugging.joint)
      case .plugIn: othersOut.remove(plugging.joint)
      }
      return
    }
    let spots = FaceSide.allCases.map { Spot(joint: joint, side: $0) }
    switch plugging.action {
    case .unplug: out.insert(joint)
    case .plugIn:
      out.remove(joint)
      halfIn = halfIn.filter { layout.joints[$0].otherPort.id != plugging.joint }
      unseen.remove(joint)
      damagedIn.remove(joint)
      if isFibre(layout.joints[joint].link), !damaged.isDisjoint(with: spots) {
        damagedIn.insert(joint)
      }
      if !clean.isSuperset(of: spots), isFibre(layout.joints[joint].link) { unseen.insert(joint) }
    }
    if plugging.action == .unplug {
      unseen.remove(joint)
      damagedIn.remove(joint)
    }
    clean.subtract(spots)
    for spot in spots { cleanings[spot] = nil }
    touch(joint, layout)
  }

  private mutating func apply(_ move: PartMove, _ layout: ModelLayout) {
    guard let joint = layout.joint(move.place.id) else { return }
    let isOther = layout.part(move.kind, joint) != move.part
    // A module is in the way of all its joints.
    for (place, port) in layout.ports.enumerated()
    where place == joint || (move.kind == .module && layout.mates(joint).contains(port)) {
      let spot = Spot(joint: place, side: move.kind == .module ? .port : .cord)
      clean.remove(spot)
      cleanings[spot] = nil
      if move.direction == .into, isOther { damaged.remove(spot) }
      touch(place, layout)
    }
    // Of another joint's cord that it came out is enough.
    if layout.isOnLink(joint), joint != 0, move.kind != .module { unmade = [] }
    guard move.direction == .into, isOther, move.kind != .module else { return }
    otherCords.insert(joint)
    let isAtBothEnds = layout.isCordEnd(joint) || layout.joints[joint].cordMove != nil
    if !isFibre(layout.joints[joint].link), !isAtBothEnds { halfIn.insert(joint) }
    passed = passed.filter { $0.link != layout.joints[joint].link }
    if layout.isOnLink(joint) { unmade = [] }
  }

  /// A tester goes where the plug was.
  private mutating func pass(_ test: Test, _ layout: ModelLayout) {
    passed.insert(test)
    failed.remove(test.topic)
    if test.link == layout.joints[0].link { unmade.remove(test.topic) }
    for joint in layout.joints.indices where layout.joints[joint].link == test.link {
      guard out.contains(joint) || layout.isPanel(joint) else { continue }
      let spot = Spot(joint: joint, side: layout.isPanel(joint) ? .port : .cord)
      clean.remove(spot)
      cleanings[spot] = nil
    }
  }

  private mutating func apply(_ answer: Answer, _ asked: Int, _ layout: ModelLayout) {
    guard answer.about == .linkUp, answer.outcome != .told else { return }
    if answer.outcome == .yes { shut.remove(layout.ports[asked]) }
    let link = layout.joints[asked].link
    up.remove(link)
    guard answer.outcome == .yes else { return }
    up.insert(link)
    halfIn = halfIn.filter { layout.joints[$0].link != link }
  }

  private mutating func apply(_ step: Step, _ asked: Int, _ layout: ModelLayout) {
    switch (StepName(rawValue: step.name), step.outcome) {
    // The leg the cords go back to is not the one that was tested, its faces are others, and what is plugged in there is
    // looked at there.
    case (.lookNext, StepOutcome.goBack.rawValue):
      passed = []
      unmade = []
      for joint in layout.joints.indices where layout.isPanel(joint) {
        for side in FaceSide.allCases { clean.remove(Spot(joint: joint, side: side)) }
        damaged.remove(Spot(joint: joint, side: .port))
        cleanings[Spot(joint: joint, side: .port)] = nil
      }
    case (.polarity, "wrong"): failed.insert(.polarity)
    case (.loss, "wrong"): failed.insert(.loss)
    case (.replace, "cord"):
      failed = []
      return
    case (.polarity, "cannot"):
      unmade.insert(.polarity)
      return
    case (.loss, "cannot"):
      unmade.insert(.loss)
      return
    case (.accept, "test-first"): (failed, unmade) = ([], [])
    case (.lookNext, _): break
    // Whoever wants to look again goes by what is seen then.
    case (.inspectPort, "again"), (.inspectCord, "again"):
      step.face.flatMap(layout.spot).map { _ = clean.remove($0) }
      return
    default: return
    }
    let done = Try(joint: asked, way: "\(step.name) \(step.outcome)")
    tries[done] = min(tries[done, default: 0] + 1, Self.enough)
  }

  /// Nothing that was said of a link is so after a hand was at one of its joints.
  private mutating func touch(_ joint: Int, _ layout: ModelLayout) {
    isSigned = false
    up.remove(layout.joints[joint].link)
    guard layout.isOnLink(joint) else { return }
    isAccepted = false
    (isSoaking, isSoaked) = (false, false)
  }
}
