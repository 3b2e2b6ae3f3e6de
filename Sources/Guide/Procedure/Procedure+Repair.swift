import Plant

extension Procedure {
  /// Repair of one joint, first version.
  ///
  /// Dry twice, then the pen, a third dry, then wet and dry: Cisco document 51834, AT&T TP-76461
  /// and Panduit FS061 agree on dry first and wet only then.
  public static let repair = Procedure(
    name: "repair", version: 1,
    steps: [
      StepDefinition(
        name: .dark, title: "DARK", asks: .dark,
        why: "No light in the fibre and no alarm at the NOC. Name one port only: the wrong one "
          + "takes a working link down."),
      StepDefinition(
        name: .medium, title: "MEDIUM",
        why: "Only a fibre cord has faces to look at. An AOC or DAC is one piece with its plugs."),
      StepDefinition(
        name: .open, title: "UNPLUG",
        why: "One joint at a time. From now on both faces are unknown, whatever was seen before."),
      StepDefinition(
        name: .inspectPort, title: "INSPECT", media: [.fibre], outcomes: ["again"],
        why: "Look before cleaning: a clean face may only get dirty, and damage does not clean "
          + "off."),
      StepDefinition(
        name: .inspectCord, title: "INSPECT", media: [.fibre], outcomes: ["again"],
        why: "Dirt on one face is on the other too. Both must be seen before they meet."),
      StepDefinition(
        name: .plugIn, title: "PLUG IN",
        why: "Only two faces that were both seen clean may meet. Unseen needs a reason and stays "
          + "on the list until somebody has looked."),
      StepDefinition(
        name: .linkUp, title: "LINK UP", asks: .linkUp,
        why: "The NOC opens the one port it shut for us and sees whether the link comes up. A port "
          + "shut for another ticket is not ours to open."),
      StepDefinition(
        name: .lanes, title: "LANES", media: [.fibre], asks: .lanes, outcomes: ["ok", "low"],
        why: "A link may be up with one weak lane. Compare each lane with the module's own limits."),
      StepDefinition(
        name: .counters, title: "COUNTERS", asks: .counters,
        why: "Old errors hide new ones. The soak starts when the counters were cleared."),
      StepDefinition(
        name: .soak, title: "SOAK", asks: .soak,
        why: "Error rates mean nothing before the port has been up long enough. Time alone proves "
          + "nothing: the NOC reads the counters at the end."),
      StepDefinition(
        name: .hands, title: "HANDS",
        why: "Signed when nothing more is to be done by hand here. The link is accepted later."),
      StepDefinition(
        name: .accept, title: "ACCEPT",
        why: "Somebody takes the link back after the soak passed. That closes the fault."),
      StepDefinition(
        name: .pen, title: "PEN", isMain: false, media: [.fibre], outcomes: ["changed", "right"],
        why: "A spent pen, or one for the other gender, is the usual reason that cleaning fails."),
      StepDefinition(
        name: .quarantine, title: "SET ASIDE", isMain: false,
        outcomes: ["asked", "capped", "link", "lifted"],
        why: "More cleaning does not help a face that stays dirty or is damaged. Cap it, so that "
          + "nobody plugs it in by mistake."),
      StepDefinition(
        name: .replace, title: "REPLACE", isMain: false, outcomes: ["module", "cord", "left"],
        why: "A new part brings a new face: it is inspected too, and polarity and loss are tested "
          + "again."),
      StepDefinition(
        name: .lookNext, title: "LOOK NEXT", isMain: false,
        outcomes: ["this-joint", "other-joint", "ask-again"],
        why: "Look first where a hand was last, then where nobody has looked, then at what is "
          + "nearest."),
    ])
}
