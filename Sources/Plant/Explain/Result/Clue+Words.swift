extension Clue {
  /// What it says, in a few words that stand alone.
  public var sentence: String {
    switch self {
    case .makesTheMap(let count):
      count == 1 ? "makes the position as measured" : "makes all \(count) positions as measured"
    case .notMeasured(let positions): "not measured: \(NumberRuns.text(positions))"
    case .severalChanges(let count): "\(count) things would have to be wrong at once"
    case .printDiffers(let text): "looked at: it is \(text)"
    case .printIs(let text): "looked at: it is \(text), as it should be"
    case .printAsPlanned(let text): "looked at: it is \(text), as planned"
    case .planLoses(let positions):
      "by the plan the light of \(NumberRuns.text(positions)) is lost here"
    case .planAlsoLoses(let positions):
      "by the plan the light of \(NumberRuns.text(positions)) is lost besides"
    case .recordedShut(let shut):
      "recorded as shut by \(shut.byWhom)" + (shut.ticket.map { ", ticket \($0)" } ?? "")
    case .aboveMost(let power, let most):
      "\(Decibels.text(power)) dBm; the optic may have \(Decibels.text(most))"
    case .aboveDamage(let power, let damage):
      "\(Decibels.text(power)) dBm; \(Decibels.text(damage)) harms the optic"
    case .typeNotKnown: "nobody said which type it is"
    case .recordedBroken(let position): "recorded as broken at its position \(position)"
    case .recordedLit(let positions):
      "recorded as broken, and has light: \(NumberRuns.text(positions))"
    case .siblingsSame(1): "another link on it shows the same"
    case .siblingsSame(let count): "all \(count) other links tested on it show the same"
    case .siblingsFine(1): "another link on it does not show it"
    case .siblingsFine(let count): "none of \(count) other links tested on it shows it"
    case .siblingsSome(let same, let tested): "\(same) of \(tested) other links on it show the same"
    case .siblingsBeside(let count): "all \(count) other links of the trunk beside it show the same"
    case .siblingsElsewhere(let count): "\(count) links that do not pass it show the same"
    case .otherHalf(1): "another link on it is dark in the other half"
    case .otherHalf(let count): "\(count) other links on it are dark in the other half"
    case .touchedLast: "touched last"
    case .neverSeen: "a face of it was never looked at"
    case .peerWrong(let found): "\(found) answers at the other end"
    case .peerRight: "the right port answers at the other end"
    case .peerSilent: "nobody answers at the other end"
    case .mapRight: "the map was measured and is right"
    case .sendsWell(let power?): "the other end sends \(Decibels.text(power)) dBm, as it should"
    case .sendsWell(nil): "the transmitters send what they should"
    case .sendsLow(let power): "it sends only \(Decibels.text(power)) dBm"
    case .sendsNothing: "it sends nothing"
    case .senderNotRead: "nobody read what the other end sends"
    case .endNotRead(let end): "nothing was read at the \(end.rawValue) end"
    case .partnerDark(let lane): "Rx\(lane) of the other end is dark too"
    case .partnerLit(let lane): "Rx\(lane) of the other end has light"
    case .partnerNotRead(let lane): "nobody read Rx\(lane) of the other end"
    case .oneDarkEachEnd: "one lane is dark at each end, and not the same one"
    case .makesTheDark(let count):
      count == 1 ? "leaves just this lane dark" : "leaves just these \(count) lanes dark"
    case .belowNeighbours(let less): "\(Decibels.text(less)) dB below the best beside it"
    case .belowLeast(let power, let least):
      "\(Decibels.text(power)) dBm; the optic needs \(Decibels.text(least))"
    case .losesTooMuch(let lost, let most):
      "the way loses \(Decibels.text(lost)) dB; it may lose \(Decibels.text(most))"
    case .aboveSent(let gain): "\(Decibels.text(gain)) dB more is read than is sent"
    case .limitsNotKnown: "nobody said what these optics need, or what may be lost"
    case .lanesNotRead(let end, let lanes):
      "not read at the \(end.rawValue) end: "
        + lanes.map { "Rx\($0)" }.joined(separator: ", ")
    case .evenlyLow(let spread): "all lanes within \(Decibels.text(spread)) dB of each other"
    case .slope(let rise): "loss rises by \(Decibels.text(rise)) dB across the ferrule"
    case .onlyEdges: "only the outermost positions are low"
    case .allDark(let end): "no receiver of the \(end.rawValue) end has light"
    case .hasLight(let end): "the receivers of the \(end.rawValue) end have light"
    case .errorsWithLight: "the powers are fine and there are errors or flaps"
    case .errorsSeen: "there are errors or flaps; no power was read"
    case .biasDiffers(let own, let others):
      "its laser takes \(Decibels.text(own)) mA, its neighbours \(Decibels.text(others))"
    case .rule(_, let what): what
    case .ruleKept(let what): what
    }
  }
}
