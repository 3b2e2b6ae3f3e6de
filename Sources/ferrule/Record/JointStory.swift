import Guide
import Plant

/// What is known of a joint's two faces since it was last opened, from the facts about it in order.
struct JointStory {
  private let plug: Set<ThingID>
  private let holder: ThingID
  private let portFace: Face?
  private let cordFace: Face?
  private var portIsClean = false
  private var cordIsClean = false
  /// Damage that was seen on them, whenever that was.
  private var damage = DamageMemory()
  /// Faces that were seen to be bad, or capped: what is said from memory makes none of them clean.
  private var settled: Set<Face> = []
  /// The last word on the plug; nil if nobody said.
  private(set) var lastPlugging: (fact: Fact, body: Plugging)?
  /// Whether it was plugged in and nothing happened there since.
  private(set) var isPlugged = false

  /// Both faces were seen clean since the joint was opened, and nothing was done to them after that.
  var isSeenClean: Bool { portIsClean && cordIsClean }

  /// - Parameters:
  ///   - plug: the ports of the joint, one or those that have one plug, or its position on a panel.
  ///   - holder: the port under which the module of the joint's cage is kept.
  init(
    plug: Set<ThingID>, holder: ThingID, portFace: Face?, cordFace: Face?, facts: [Fact]
  ) {
    self.plug = plug
    self.holder = holder
    self.portFace = portFace
    self.cordFace = cordFace
    for fact in LiveFacts.of(facts) { apply(fact) }
  }

  /// The faces not yet seen clean, for a sentence.
  var unseenFaces: String {
    switch (portIsClean, cordIsClean) {
    case (false, false): "neither face was"
    case (false, true): "the port's face was not"
    case (true, false): "the cord's face was not"
    case (true, true): "both faces were"
    }
  }

  private mutating func apply(_ fact: Fact) {
    switch fact.body {
    case .plugging(let plugging) where plug.contains(plugging.joint):
      damage.touch(plugging.joint)
      forget()
      lastPlugging = (fact, plugging)
      isPlugged = plugging.action == .plugIn
    case .disturbance(let disturbance) where plug.contains(disturbance.joint):
      damage.touch(disturbance.joint)
      forget()
      isPlugged = false
    case .partMove(let move) where move.kind == .module && move.place.id == holder:
      portIsClean = false
      isPlugged = false
    case .partMove(let move) where move.kind == .plug && plug.contains(move.place.id):
      cordIsClean = false
      isPlugged = false
    case .inspection(let look):
      let verdict = damage.take(look, fact, of: look.face, at: look.joint ?? holder)
      guard look.joint.map(plug.contains) ?? true else { break }
      // What is seen of a joint that is plugged in is a late entry.
      guard !isPlugged, !(StatedSteps.isStated(look) && settled.contains(look.face)) else { break }
      // A face called clean with a bad fibre on it is not clean, nor one whose damage nobody speaks of.
      set(look.face, verdict == .clean && look.fibres.values.allSatisfy { $0 == .ok })
      settled.insert(look.face)
    case .cleaning(let cleaning):
      set(cleaning.face, false)
      settled.remove(cleaning.face)
    case .capping(let capping):
      set(capping.face, false)
      settled.insert(capping.face)
    default: break
    }
  }

  private mutating func forget() {
    portIsClean = false
    cordIsClean = false
    settled = []
  }

  private mutating func set(_ face: Face, _ isClean: Bool) {
    if face == portFace { portIsClean = isClean }
    if face == cordFace { cordIsClean = isClean }
  }
}
