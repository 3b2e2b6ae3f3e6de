extension Cause {
  /// Two or three words, for a heading.
  public var title: String {
    switch self {
    case .rightMap(_, []): "map is right"
    case .rightMap: "right as far as measured"
    case .noLaneMeasured: "no lane measured"
    case .planWrong: "plan is wrong"
    case .recordWrong: "light is right, a record wrong"
    case .wrongType(.rolled): "pair rolled"
    case .wrongType(.mirrored): "cassette reversed"
    case .wrongType(.neighbours), .wrongType(.reversedNeighbours), .wrongType(.universalPairs):
      "type C part"
    case .wrongType(.otherTwo): "two parts of wrong type"
    case .wrongType: "part of wrong type"
    case .exchangedFibres: "two fibres exchanged"
    case .exchangedLanes: "two lanes exchanged"
    case .shiftedRibbon: "ribbon shifted"
    case .openFibres(let positions): positions.count == 1 ? "fibre open" : "fibres open"
    case .crossedSubRibbon: "half from another trunk"
    case .blockedHalf: "half blocked"
    case .notPlugged: "not plugged in"
    case .wrongPort: "wrong port"
    case .notExplained: "not explained"
    case .dirtyFibre: "dirt or damage"
    case .weakTransmitter: "weak transmitter"
    case .transmittersOff: "transmitter off"
    case .portShut(let ends): ends.count == 1 ? "port is shut" : "both ports are shut"
    case .tooMuchLight: "too much light"
    case .moduleAbsent: "no module"
    case .poorJoint: "faces do not touch"
    case .tiltedFerrule: "ferrule askew"
    case .damagedEdges: "ferrule edges bad"
    case .reflection: "reflection"
    case .tooLong: "too long"
    case .unsuitedParts: "parts do not suit"
    case .marginalTransmitter: "marginal module"
    case .rightPowers: "powers are right"
    case .powersNotJudged: "powers not judged"
    case .impossibleReading: "a reading cannot be"
    }
  }

  /// What it is, in a sentence.
  public var sentence: String {
    switch self {
    case .rightMap(let dark, let rest):
      (rest.isEmpty
        ? "Every lane's light arrives where it should."
        : "What was measured arrives where it should, which is not all.")
        + (dark.isEmpty
          ? ""
          : " No lane uses \(list(dark, "position")), which \(isAre(dark)) dark.")
    case .noLaneMeasured(let positions):
      "No lane uses \(list(positions, "position")): what is wrong there darkens nothing."
    case .planWrong(.asPlanned):
      "Every part does what the plan says, and the plan does not work."
    case .planWrong(.seenOther):
      "The plan does not work, and a part was seen that is not what the plan says."
    case .planWrong(.losesLight(let positions)):
      "By the plan itself the light of \(list(positions, "position")) is lost on the way."
    case .recordWrong:
      "Every lane that was measured is in its place, and by the records it is not: a record is wrong."
    case .wrongType(let shape): Self.sentence(shape)
    case .exchangedFibres(let one, let other, true):
      "The fibres at positions \(one) and \(other) are exchanged: two lanes in one direction."
    case .exchangedFibres(let one, let other, false):
      "The fibres at positions \(one) and \(other) are exchanged: a transmitter's with a receiver's."
    case .exchangedLanes(let one, let other):
      "Lanes \(one) and \(other) are exchanged both ways: two pairs of fibres are crossed."
    case .shiftedRibbon: "A ribbon sits one hole off in a ferrule."
    case .openFibres(let positions):
      "No light gets through \(list(positions, "position")): broken, covered or led elsewhere."
    case .crossedSubRibbon(let positions):
      "\(list(positions, "Position")) \(isAre(positions)) on another trunk: two ribbons are mixed."
    case .blockedHalf(let positions):
      "Something covers \(list(positions, "position")), such as a piece of a cap."
    case .notPlugged: "Something on the way is not plugged in."
    case .wrongPort(let found?): "The link ends in \(found)."
    case .wrongPort(nil): "The link ends in another port."
    case .notExplained:
      "Nothing that was tried makes this map: parts of another type, fibres, pairs, a ribbon."
    case .dirtyFibre(let end, let lanes):
      "Dirt, a chip or a crack on the fibre of \(list(lanes, "Rx")) at the \(end.rawValue) end."
    case .weakTransmitter(let end, let lanes):
      "\(list(lanes, "Tx")) of the \(end.rawValue) end sends too little: laser or its current."
    case .transmittersOff(let end, let lanes):
      "\(list(lanes, "Tx")) of the \(end.rawValue) end \(isAre(lanes)) dark: disabled, or dead."
    case .portShut: "A port that is shut sends nothing: that explains the dark lanes."
    case .tooMuchLight(let end, let lanes, true):
      "\(list(lanes, "Rx")) of the \(end.rawValue) end gets light that harms it: another optic, or "
        + "an attenuator is missing."
    case .tooMuchLight(let end, let lanes, false):
      "\(list(lanes, "Rx")) of the \(end.rawValue) end gets more light than it may have: another "
        + "optic, or an attenuator is missing."
    case .moduleAbsent(let end): "There is no module at the \(end.rawValue) end, or it is dead."
    case .poorJoint:
      "All lanes lose light: a plug not latched, debris, a bend, or faces and fibre that differ."
    case .tiltedFerrule:
      "Loss rises across the ferrule: it stands askew on debris, a bent pin or a crack."
    case .damagedEdges:
      "Both edges of the ferrule are bad and its middle is fine: shape, polish or a crack."
    case .reflection: "Light comes back from a joint: dirt, or an angled face against a flat one."
    case .tooLong: "The way is longer, or loses more, than the optics allow."
    case .unsuitedParts: "Optics or fibre do not suit each other, by the plan."
    case .marginalTransmitter: "A module sends enough light of poor quality."
    case .rightPowers:
      "The powers that were read are as they should be; exchanged lanes do not show in them."
    case .powersNotJudged(let end, let lanes):
      "Whether \(list(lanes, "Rx")) of the \(end.rawValue) end \(lanes.count == 1 ? "has" : "have") "
        + "enough light nobody can say: these optics have no published powers."
    case .impossibleReading(let end, let lanes):
      "\(list(lanes, "Rx")) of the \(end.rawValue) end \(lanes.count == 1 ? "reads" : "read") more "
        + "than is sent: a reading is wrong, or of another port."
    }
  }

  private static func sentence(_ shape: MapShape) -> String {
    switch shape {
    case .reversed: "The map is turned round: one part is A for B or B for A, or one is missing."
    case .neighbours: "Neighbours are exchanged: a part of type C is on the way."
    case .reversedNeighbours:
      "A part of type C is on the way, in place of one that has to turn the map round."
    case .rolled: "A stays A: a pair is rolled, or a cord is A→A for A→B or the reverse."
    case .mirrored: "The ferrules come in reverse order: a cassette is turned over at one end."
    case .universalPairs:
      "A trunk of type C between universal cassettes makes this map: it wants one of another type."
    case .other: "One part or adapter of another type makes this map."
    case .otherTwo: "Two parts or adapters of another type make this map, not one alone."
    }
  }

  private func isAre(_ numbers: [Int]) -> String { numbers.count == 1 ? "is" : "are" }

  private func list(_ numbers: [Int], _ word: String) -> String {
    let isLane = word == "Rx" || word == "Tx"
    let plural = numbers.count == 1 || isLane ? word : word + "s"
    return isLane
      ? numbers.map { word + String($0) }.joined(separator: ", ")
      : plural + " " + NumberRuns.text(numbers)
  }
}
