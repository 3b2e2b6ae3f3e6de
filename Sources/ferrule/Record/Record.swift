import ArgumentParser

/// What happened, without the dialogue.
struct Record: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Record what was done or seen, without the dialogue.",
    discussion: """
      A JOINT is PORT/joint or PANEL:POSITION/joint. A FACE is PORT/port, PORT/cord or \
      PART:CONNECTOR; the end of a cable is CABLE:a or CABLE:b.
      """,
    subcommands: [
      RecordSeen.self, RecordInspect.self, RecordClean.self, RecordPlug.self, RecordUnplug.self,
      RecordPart.self, RecordPort.self, RecordPolarity.self, RecordLoss.self, RecordLanes.self,
      RecordAsk.self, RecordAnswer.self, RecordNote.self, RecordSign.self,
    ])
}
