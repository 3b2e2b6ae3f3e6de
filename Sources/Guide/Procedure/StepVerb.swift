/// What a step has the technician do.
public enum StepVerb: String, Hashable, Sendable, CaseIterable {
  /// The operations centre shuts the port.
  case shut
  /// Say what the link is made of.
  case medium
  /// Take the plug out.
  case unplug
  /// Look at the face in the port, and clean it.
  case inspectPort = "inspect-port"
  /// Look at the face of the plug, and clean it.
  case inspectCord = "inspect-cord"
  /// Take the cord's end out and put that of another in.
  case replaceCord = "replace-cord"
  /// Take the module out and put another in.
  case replaceModule = "replace-module"
  /// Check that the new module is of the right form.
  case form
  /// Test polarity from port to port.
  case polarity
  /// Test loss and length from port to port.
  case loss
  /// Put the plug in.
  case plugIn = "plug-in"
  /// The operations centre opens the port.
  case openPort = "open-port"
  /// The link comes up; the port is opened if it was shut for us.
  case linkUp = "link-up"
  /// Read the powers once, before anything is opened.
  case readLanes = "read-lanes"
  /// Judge the powers of the lanes.
  case lanes
  /// The operations centre clears the counters.
  case counters
  /// Wait, then the operations centre reads the counters.
  case soak
  /// Say which fibres of the leg that was left are broken, so that nobody takes it again.
  case brokenFibres = "broken-fibres"
  /// Nothing is owed on the link.
  case debts
  /// The technician signs.
  case hands
  /// Somebody takes the link back.
  case accept
  /// Say where to look, or what to try next.
  case lookNext = "look-next"

  /// The ways it can end besides being done, each of which must lead somewhere.
  public var ways: [StepOutcome] {
    switch self {
    case .linkUp: [.down]
    case .lanes: [.low]
    case .soak: [.failed]
    default: []
    }
  }

  /// The ways back a person may choose there.
  public var choices: [StepOutcome] {
    switch self {
    case .lookNext:
      [.thisJoint, .otherJoint, .askAgain, .replaceCord, .replaceModule, .goBack, .escalate]
    case .polarity, .loss: [.wrong]
    default: []
    }
  }
}
