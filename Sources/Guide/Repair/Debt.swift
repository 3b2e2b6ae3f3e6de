public import Plant

/// Something a repair owes, to be paid now or handed over by name.
public enum Debt: Hashable, Sendable {
  /// Plugged in without two clean faces, of which that had been seen; nil if nobody said why.
  case unseen(reason: String?, atMS: Int64, seen: PlugSeen = PlugSeen())
  /// The same at the other end of the link, which is no joint of the job.
  case otherUnseen(name: String, reason: String?)
  /// Polarity is to be tested: that part was changed, or the test could not be made or was wrong, for that reason.
  case polarityTest(PartKind?, excuse: String? = nil)
  /// Loss is to be tested: that part was changed, or the test could not be made or was wrong, for that reason.
  case lossTest(PartKind?, excuse: String? = nil)
  /// The cord of another joint of the link is out.
  case cordOut(name: String)
  /// The cord was changed: its other end, at that place if it is recorded, is a new face too.
  case newCordFarFace(at: String? = nil)
  /// Another AOC or DAC went in: its other plug has to go in at that port, too.
  case otherPlug(at: String)
  /// A cord went in that does not fit by record.
  case unfitCord(reason: String)
  /// The plug of a neighbour came out with the module.
  case neighbourOut(name: String)
  /// A link through the same plug went dark with it, and nobody has seen it up since.
  case linkDropped(name: String)
  /// The module was changed, and nobody has accepted the other link in it since.
  case otherLink(port: String)
  /// A port is still shut for this repair.
  case portShut(name: String)
  /// A port was given back and stays shut for others: nobody has seen light in it.
  case notLit(port: String, cause: String)

  /// One sentence for a person.
  public var text: String {
    switch self {
    case .unseen(let reason, _, let seen) where seen.word != .unseen:
      "\(seen.deed) (\(reason ?? "no reason given"))"
    case .unseen(let reason, _, _): "plugged in UNSEEN: \(reason ?? "no reason given")"
    case .otherUnseen(let name, let reason):
      "\(name): plugged in UNSEEN, \(reason ?? "no reason given")"
    case .polarityTest(let kind, let excuse): Self.untested("polarity test", kind, excuse)
    case .lossTest(let kind, let excuse): Self.untested("loss test", kind, excuse)
    case .cordOut(let name): "\(name): cord is out"
    case .newCordFarFace(let place):
      "new cord: look at its \(place.map { "end in \($0)" } ?? "other end") too"
    case .otherPlug(let port): "new cable: its other plug goes into \(port)"
    case .unfitCord(let reason): "cord DOES NOT FIT by record: \(reason)"
    case .neighbourOut(let name): "\(name) came out with the module: look, plug in"
    case .linkDropped(let name): "\(name) went dark with the plug: not seen up"
    case .otherLink(let port): "\(port), same module, not accepted"
    case .portShut(let name): "\(name) is still shut for us"
    case .notLit(let port, let cause): "\(port) not tested with light: stays shut for \(cause)"
    }
  }
}

extension Debt {
  /// A test that could not be made, for the reason that was said.
  static func unmade(_ topic: TestTopic, excuse: String) -> Debt {
    switch topic {
    case .polarity: .polarityTest(nil, excuse: excuse)
    case .loss: .lossTest(nil, excuse: excuse)
    }
  }

  /// The test that is owed, if it is one.
  var test: TestTopic? {
    switch self {
    case .polarityTest: .polarity
    case .lossTest: .loss
    default: nil
    }
  }

  /// The same, with why the test could not be made.
  func excused(by excuses: [TestTopic: String]) -> Debt {
    switch self {
    case .polarityTest(let kind, _): .polarityTest(kind, excuse: excuses[.polarity])
    case .lossTest(let kind, _): .lossTest(kind, excuse: excuses[.loss])
    default: self
    }
  }

  fileprivate static func untested(_ test: String, _ kind: PartKind?, _ excuse: String?) -> String {
    let change = kind.map { "\($0.word) changed" }
    guard let excuse else { return "\(change.map { "\($0): " } ?? "")\(test) is due" }
    let said = TestTopic.wasMade(owedBecause: excuse) ? excuse : "not made: \(excuse)"
    return "\(change.map { "\($0), " } ?? "")\(test) \(said)"
  }

  /// How much harm it does as long as nobody pays it; 0 is most.
  fileprivate var harm: Int {
    switch self {
    // Somebody's link is dark now, who may not know of this job at all.
    case .neighbourOut, .linkDropped: 0
    case .portShut: 1
    case .cordOut, .otherPlug, .unfitCord: 2
    case .unseen, .otherUnseen: 3
    case .newCordFarFace: 4
    case .polarityTest, .lossTest: 5
    case .otherLink, .notLit: 6
    }
  }
}

extension [Debt] {
  /// A sentence each; two tests that could not be made for one reason have one.
  var texts: [String] {
    compactMap { debt in
      switch debt {
      case .polarityTest(let kind, let excuse?)
      where contains(.lossTest(kind, excuse: excuse)):
        Debt.untested("polarity and loss test", kind, excuse)
      case .lossTest(let kind, let excuse?)
      where contains(.polarityTest(kind, excuse: excuse)):
        nil
      default: debt.text
      }
    }
  }

  /// What does most harm first, each once.
  var byHarm: [Debt] {
    var once: [Debt] = []
    for debt in self where !once.contains(debt) { once.append(debt) }
    return once.enumerated().sorted {
      ($0.element.harm, $0.offset) < ($1.element.harm, $1.offset)
    }.map(\.element)
  }
}

extension PartKind {
  /// As sentences about what was changed have it.
  var word: String {
    switch self {
    case .module: "module"
    case .plug: "cord"
    case .cassette: "cassette"
    case .other: "part"
    }
  }
}
