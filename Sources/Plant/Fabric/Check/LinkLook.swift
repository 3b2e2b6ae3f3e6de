/// What the check of a plan finds out about one link by itself.
///
/// No other link is needed to know it, so links can be looked at side by side.
public struct LinkLook: Sendable {
  enum Outcome: Sendable {
    /// Its records contradict themselves, in a sentence.
    case contradiction(String)
    /// Its way from one of its ports comes to another port.
    case arrival(at: ThingID, from: ThingID, FabricPath)
    /// Its way comes to the right connector with the lanes of a port that is not recorded.
    case otherLanes(FabricPath)
    /// Its modules are fixed to its cable.
    case sealed
    /// What would have to be known to follow it.
    case cannot([String])
    /// Nothing is wrong with it, except for what nobody said.
    case good(partly: Set<UnjudgedKind>)
    /// Something is wrong with it, or it cannot be said where its light goes.
    case doubtful(Channel, LinkJudgement, FabricPath)
  }

  let outcome: Outcome
  /// The modules at its ends, where it is known what is between them.
  var modules: [ModuleLook] = []
  /// Joints that must not be made, where the way is not whole or comes to another port.
  var unsafe: [LinkFinding] = []
  /// What was seen along it otherwise than planned, in the order of its way.
  var sights: [FloorSight] = []
}
