import Plant

/// A cord that is changed at both its ends.
extension PromptBuilder {
  /// The joints at the ends of the cord, the port where it is named first.
  private var cordEnds: [RepairState] { job.joints.map(\.state).filter(\.isCordEnd) }

  /// What a test of the new cord is from and to; nil where the link is tested from port to port.
  var testedCord: (near: PortCard, far: PortCard)? {
    guard let near = cordEnds.first?.situation.port, let far = cordEnds.last?.situation.port,
      cordEnds.count == 2
    else { return nil }
    return (near, far)
  }

  /// The old cord's other end comes out where the new one's goes in: nothing is asked but that it was done.
  func otherEnd(_ arrival: CordArrival, _ end: ThingID) -> Draft {
    let old = situation.cordFace.part
    func move(_ part: ThingID, _ direction: MoveDirection) -> FactBody {
      .partMove(PartMove(kind: .plug, part: part, direction: direction, place: portSubject))
    }
    let isOut = state.partsOut.contains(.cord)
    let name = arrival.name.map { " \(Columns.shorten($0, to: 32))" } ?? " of the new cord"
    return Draft(
      body: [
        Wording(
          "OTHER END\(name) at \(label(port)), cap the old one",
          or: "OTHER END\(name) at \(label(port))", "OTHER END at \(label(port))")
      ],
      extra: state.medium.isFibreOrUnknown ? ["then look at the new face"] : [],
      choices: [
        Choice(
          "1", "new one is in", (isOut ? [] : [move(old, .outOf)]) + [move(end, .into)])
      ])
  }

  /// That the cord which is plugged in does not fit by record, and why it goes in all the same.
  var unfit: [Wording] {
    let states = situation.cordChange == nil ? [state] : cordEnds
    return states.compactMap(\.unfitCord).map { reason in
      let words = "DOES NOT FIT by record"
      return Wording("\(words): \(reason)", or: words)
    }
  }

  /// Where the cord of this job is opened again; its joints are no others to begin a job at.
  func isOwnCordEnd(_ joint: ThingID) -> Bool {
    cordEnds.contains { $0.situation.port.id == joint }
  }
}
