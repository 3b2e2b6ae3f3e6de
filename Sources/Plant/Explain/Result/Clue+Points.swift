extension Clue {
  /// How much it counts: above nothing for, below against.
  ///
  /// What decides counts more than ``Explanation/margin``; what only says where to look first, less.
  public var points: Int {
    switch self {
    case .aboveDamage: 300
    case .aboveMost: 200
    case .printDiffers, .recordedBroken, .recordedShut: 100
    case .planLoses: 30
    case .printIs: -100
    case .makesTheMap, .slope, .onlyEdges, .errorsWithLight, .errorsSeen: 60
    case .peerWrong: 60
    case .sendsNothing, .sendsLow, .partnerDark: 40
    case .siblingsSame(let count): count > 1 ? 40 : 10
    case .otherHalf: 40
    case .siblingsFine, .siblingsElsewhere: -40
    case .sendsWell: 10
    case .evenlyLow, .belowLeast, .belowNeighbours, .losesTooMuch, .allDark: 30
    case .aboveSent: 60
    case .rule: 40
    case .siblingsBeside: 20
    case .typeNotKnown: 10
    case .biasDiffers: 5
    case .touchedLast: 3
    case .neverSeen: 2
    case .siblingsSome, .senderNotRead, .endNotRead, .partnerNotRead, .limitsNotKnown,
      .planAlsoLoses,
      .lanesNotRead:
      0
    case .hasLight, .partnerLit, .oneDarkEachEnd: 10
    case .makesTheDark: 50
    case .peerRight, .peerSilent, .printAsPlanned: 0
    case .notMeasured, .recordedLit: -5
    case .severalChanges(let count): -20 * (count - 1)
    case .mapRight: -60
    case .ruleKept: -30
    }
  }

  /// The word programs match on.
  public var code: String {
    switch self {
    case .makesTheMap: "makes-the-map"
    case .notMeasured: "not-measured"
    case .severalChanges: "several-changes"
    case .printDiffers: "print-differs"
    case .printIs: "print-is"
    case .printAsPlanned: "print-as-planned"
    case .planLoses: "plan-loses"
    case .planAlsoLoses: "plan-also-loses"
    case .recordedShut: "recorded-shut"
    case .aboveMost: "above-most"
    case .aboveDamage: "above-damage"
    case .typeNotKnown: "type-not-known"
    case .recordedBroken: "recorded-broken"
    case .recordedLit: "recorded-lit"
    case .siblingsSame: "siblings-same"
    case .siblingsFine: "siblings-fine"
    case .siblingsSome: "siblings-some"
    case .siblingsBeside: "siblings-beside"
    case .siblingsElsewhere: "siblings-elsewhere"
    case .otherHalf: "other-half"
    case .touchedLast: "touched-last"
    case .neverSeen: "never-seen"
    case .peerWrong: "peer-wrong"
    case .peerRight: "peer-right"
    case .peerSilent: "peer-silent"
    case .mapRight: "map-right"
    case .sendsWell: "sends-well"
    case .sendsLow: "sends-low"
    case .sendsNothing: "sends-nothing"
    case .senderNotRead: "sender-not-read"
    case .endNotRead: "end-not-read"
    case .partnerDark: "partner-dark"
    case .partnerLit: "partner-lit"
    case .partnerNotRead: "partner-not-read"
    case .oneDarkEachEnd: "one-dark-each-end"
    case .makesTheDark: "makes-the-dark"
    case .belowNeighbours: "below-neighbours"
    case .belowLeast: "below-least"
    case .losesTooMuch: "loses-too-much"
    case .aboveSent: "above-sent"
    case .limitsNotKnown: "limits-not-known"
    case .lanesNotRead: "lanes-not-read"
    case .evenlyLow: "evenly-low"
    case .slope: "slope"
    case .onlyEdges: "only-edges"
    case .allDark: "all-dark"
    case .hasLight: "has-light"
    case .errorsWithLight: "errors-with-light"
    case .errorsSeen: "errors-seen"
    case .biasDiffers: "bias-differs"
    case .rule: "rule"
    case .ruleKept: "rule-kept"
    }
  }
}
