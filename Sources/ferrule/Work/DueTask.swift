import Guide
import Plant

/// What to do about a thing that is due, as short lines to tick.
enum DueTask {
  static func lines(_ item: DueItem) -> [String] {
    switch item.kind {
    case .runningRepair: ["Go on: \(DueWork.command(item))"]
    case .handover: ["Accept it by name: \(DueWork.command(item))"]
    case .soakDue: ["Ask the NOC to read the counters"]
    case .cordOut where item.command != nil && !item.isAtPanel:
      ["Plug in, or take it away, and say which: \(DueWork.command(item))"]
    case .cordOut: faces(item) + ["Plug in"]
    case .uncappedFace: ["Cap open faces before you leave"]
    case .notSeenUp:
      ["Ask the NOC: is \(item.port.ref) up?"]
        + (item.code == nil ? [] : ["Go on: \(DueWork.command(item))"])
    case .faceNotSeen: ["Look at the face under the cap", "Clean what is dirty, look again"]
    case .openFault:
      ["Ask the NOC to shut \(item.port.ref) ONLY"]
        + (item.medium == nil ? ["Look what the cord is: fibre, AOC or DAC"] : []) + ["Unplug"]
        + faces(item) + ["Plug in", "Ask the NOC: link up? lanes?"]
    case .portShut: ["Ask the NOC to open \(item.port.ref) if we are done"]
    case .parked: ["See whether it can go on: \(DueWork.command(item))"]
    case .task:
      [
        item.why,
        (item.command == nil ? "Say what was found: " : "Do it: ") + DueWork.command(item),
      ]
    case .farEnd:
      item.medium == .fibre
        ? ["Only if the other end is clean: open and look at both faces"]
        : ["Only if the other end is in order: look here"]
    case .unseenPlug where item.plugSeen == .damaged:
      ["Ask the NOC to shut it, then look at both faces", "Replace the part that is damaged"]
    case .unseenPlug: ["Ask the NOC to shut it, then look at both faces"]
    case .farFaceUnseen:
      item.command.map { ["Find the cord's other end and record it: \($0)"] }
        ?? ["Ask the NOC to shut it, then look at the cord's end in \(item.port.ref)"]
    case .partUntested: ["Test polarity and loss"]
    case .moduleChanged: ["Ask the NOC: link up? lanes?", "Soak, then have the link accepted"]
    case .notAccepted: ["Have the link accepted"]
    case .soaking: ["Do not touch while it soaks"]
    case .setAside: ["Decide: take it up again, or leave it out"]
    }
  }

  /// What there is to do on faces: nothing is said of fibres until somebody saw that there are any.
  private static func faces(_ item: DueItem) -> [String] {
    switch item.medium {
    case .fibre: ["Look at both faces", "Clean what is dirty, look again"]
    case .aoc, .dac: []
    case nil: ["If it is fibre: look at both faces, clean, look again"]
    }
  }
}
