import Guide
import Plant
import Testing

/// For whom a port is shut, a row for each line of the rule.
struct PortLeasesTests {
  /// Who tells something of the port.
  enum Who: UInt64 {
    /// The repair at the port, for the fault `INC1`.
    case port = 31
    /// The same repair, begun once more on another laptop.
    case again
    /// A repair of the same link at a joint on a panel, for the same fault.
    case panel
    /// One at another joint of the link that was begun for no fault.
    case faultless
    /// One of the link that has been accepted.
    case accepted
    /// A repair of another link, for the fault `INC2`.
    case stranger
    /// One of that link that was begun from the repair at the port.
    case child
    /// A repair that is not here.
    case unknown
    /// Nobody's repair.
    case nobody

    var code: ShortCode { ShortCode("CODE3\(rawValue - 29)") }
    var name: String { "job \(code)" }

    var job: LeaseJob? {
      let (link, joint, ticket): (ThingID, ThingID, String?) =
        switch self {
        case .port, .again: (Floor.link, Floor.nearPort, "INC1")
        case .panel: (Floor.link, Floor.id(77), "INC1")
        case .faultless: (Floor.link, Floor.farPort, nil)
        case .accepted: (Floor.link, Floor.id(78), "INC0")
        case .stranger: (Floor.neighbourLink, Floor.id(79), "INC2")
        case .child: (Floor.neighbourLink, Floor.neighbourPort, nil)
        case .unknown, .nobody: (Floor.id(0), Floor.id(0), nil)
        }
      let id = Floor.id(rawValue)
      if self == .nobody { return nil }
      if self == .unknown { return LeaseJob(id: id) }
      let body = Job(link: link, joint: joint, procedure: "repair", version: 2, code: code)
      return LeaseJob(
        id: id, job: body, parent: self == .child ? Floor.id(Who.port.rawValue) : nil,
        ticket: ticket, isAccepted: self == .accepted)
    }
  }

  /// What is told.
  enum Word {
    case shut(Who, String? = nil, by: String = "dana")
    case opened(Who)
    /// Shut for changing the module, at whichever port of the cage that is done.
    case shutForModule(Who)
    /// Its plug came out for that.
    case pulled(Who)
  }

  /// A line of the rule.
  struct Line: CustomTestStringConvertible {
    var rule: String
    var told: [Word]
    /// Who is asked.
    var us = Who.port
    /// Who shut it for them; nil if it is not shut for them.
    var ours: String?
    /// For what else it is shut, the oldest first.
    var others: [String] = []
    /// The word that `next` and `loose` name as ours, by its place; nil if none is.
    var latest: Int?
    /// For what it is shut besides that.
    var besides: String?
    var testDescription: String { rule }
  }

  private static let memory = StatedSteps.someone
  private static let lines = [
    Line(rule: "nobody has shut it", told: []),
    Line(rule: "who shuts it has it", told: [.shut(.port, "INC1")], ours: "dana", latest: 0),
    Line(
      rule: "what is shut for somebody else is theirs", told: [.shut(.nobody, "CHG9")],
      others: ["CHG9"]),
    Line(
      rule: "what is shut under no ticket goes by who shut it",
      told: [.shut(.nobody, by: "kim"), .shut(.port)], ours: "dana", others: ["kim"], latest: 1,
      besides: "kim"),
    Line(
      rule: "a repair of another link is somebody else, by its ticket",
      told: [.shut(.stranger, "INC2"), .shut(.port)], ours: "dana", others: ["INC2"], latest: 1,
      besides: "INC2"),
    Line(
      rule: "or by its code where it has none", told: [.shut(.stranger, by: "lea"), .shut(.port)],
      ours: "dana", others: [Who.stranger.name], latest: 1, besides: Who.stranger.name),
    Line(
      rule: "a repair that is not here is somebody else",
      told: [.shut(.unknown, by: "lea"), .shut(.port)], ours: "dana", others: ["lea"], latest: 1,
      besides: "lea"),
    Line(
      rule: "another open repair of the link is somebody else, by its code",
      told: [.shut(.panel, "INC1"), .shut(.port, "INC1")], ours: "dana",
      others: [Who.panel.name], latest: 1, besides: Who.panel.name),
    Line(
      rule: "so is one of another link that was begun from ours",
      told: [.shut(.child), .shut(.port)], ours: "dana", others: [Who.child.name], latest: 1,
      besides: Who.child.name),
    Line(
      rule: "repairs begun at one joint have one lease", told: [.shut(.again, by: "lea")],
      ours: "lea", latest: 0),
    Line(
      rule: "either of them gives it back",
      told: [.shut(.again), .shut(.nobody, "CHG9"), .shut(.port, "CHG9")], us: .again,
      others: ["CHG9"]),
    Line(
      rule: "what is shut under our ticket is ours", told: [.shut(.nobody, "INC1", by: "kim")],
      ours: "kim", latest: 0),
    Line(
      rule: "a ticket is the same in capitals and in small letters",
      told: [.shut(.nobody, "inc1 ", by: "kim")], ours: "kim", latest: 0),
    Line(
      rule: "under the ticket of another fault of the link it is not ours, and it is the site's",
      told: [.shut(.nobody, "INC7", by: "kim")], others: ["INC7"], latest: 0),
    Line(
      rule: "what was shut under our ticket we take up",
      told: [.shut(.nobody, "INC1", by: "kim"), .shut(.port, "INC1")], ours: "dana", latest: 1),
    Line(
      rule: "another under that ticket has it still",
      told: [.shut(.nobody, "INC1", by: "kim"), .shut(.port, "INC1")], us: .panel, ours: "kim",
      others: [Who.port.name], latest: 1),
    Line(
      rule: "others no longer reckon with it",
      told: [
        .shut(.nobody, "INC1"), .shut(.port, "INC1"), .shut(.nobody, "CHG9"), .shut(.port, "CHG9"),
      ],
      us: .stranger, others: ["CHG9"]),
    Line(
      rule: "what is said under our ticket after us is no lease of somebody else",
      told: [.shut(.port, "INC1"), .shut(.nobody, "INC1", by: "kim")], ours: "kim", latest: 0),
    Line(
      rule: "what is under the ticket of another fault stays when we shut it for ours",
      told: [.shut(.nobody, "INC7"), .shut(.port, "INC1")], ours: "dana", others: ["INC7"],
      latest: 1, besides: "INC7"),
    Line(
      rule: "a repair that has no lease takes up what is under a ticket of its link by naming it",
      told: [.shut(.nobody, "INC7", by: "kim"), .shut(.faultless, "INC7")], us: .faultless,
      ours: "dana", latest: 1),
    Line(
      rule: "one that has a lease gives it back by naming it",
      told: [.shut(.nobody, "INC7"), .shut(.faultless), .shut(.faultless, "INC7")],
      us: .faultless, others: ["INC7"], latest: 0),
    Line(
      rule: "what a repair left shut when its link was accepted is ours",
      told: [.shut(.accepted, by: "lea")], ours: "lea", latest: 0),
    Line(
      rule: "and we take it up, or give it back",
      told: [.shut(.accepted), .shut(.nobody, "CHG9"), .shut(.port), .shut(.port, "CHG9")],
      others: ["CHG9"]),
    Line(
      rule: "given back, only our own lease ends",
      told: [.shut(.nobody, "CHG9"), .shut(.port), .shut(.port, "CHG9")], others: ["CHG9"]),
    Line(
      rule: "it is given back to another repair of the link by its code",
      told: [.shut(.panel, "INC1"), .shut(.port, "INC1"), .shut(.port, Who.panel.name)],
      others: [Who.panel.name], latest: 0),
    Line(
      rule: "what another repair has given back is no longer its own",
      told: [.shut(.panel, "INC1"), .shut(.port, "INC1"), .shut(.panel, Who.port.name)],
      ours: "dana", latest: 1),
    Line(
      rule: "nor what a repair of another link has",
      told: [.shut(.stranger, "INC2"), .shut(.nobody, "CHG9"), .shut(.stranger, "CHG9")],
      others: ["CHG9"]),
    Line(
      rule: "what nobody else has it shut for gives nothing back",
      told: [.shut(.port), .shut(.port, "CHG9", by: "kim")], ours: "kim", latest: 1),
    Line(
      rule: "shut once more, it is one lease still",
      told: [.shut(.stranger, "INC2"), .shut(.stranger, "INC2"), .shut(.nobody, "CHG9")],
      others: ["INC2", "CHG9"], latest: 1, besides: "CHG9"),
    Line(
      rule: "who said so from memory takes nobody's name away",
      told: [.shut(.port), .shut(.port, by: memory)], ours: "dana", latest: 0),
    Line(
      rule: "nor the name of who shut it under our ticket",
      told: [.shut(.nobody, "INC1", by: "kim"), .shut(.port, by: memory)], ours: "kim", latest: 0),
    Line(
      rule: "from memory, it is shut all the same",
      told: [.shut(.panel, by: "lea"), .shut(.port, by: memory)], ours: memory,
      others: [Who.panel.name], latest: 1, besides: Who.panel.name),
    Line(
      rule: "what is shut for changing the module at another port is theirs",
      told: [.shutForModule(.stranger)], others: [Who.stranger.name], latest: 0),
    Line(
      rule: "once the plug came out with the module, whoever works at the port has it",
      told: [.shutForModule(.stranger), .pulled(.stranger)], ours: "dana", latest: 0),
    Line(
      rule: "nobody at another joint of the link has",
      told: [.shutForModule(.stranger), .pulled(.stranger)], us: .panel,
      others: [Who.stranger.name],
      latest: 0),
    Line(
      rule: "until it is given back, who changed the module knows that it is shut",
      told: [.shutForModule(.stranger), .pulled(.stranger)], us: .stranger, ours: "dana", latest: 0),
    Line(
      rule: "given back at the port, it is theirs no more",
      told: [
        .shut(.nobody, "CHG9"), .shutForModule(.stranger), .pulled(.stranger),
        .shut(.port, "CHG9"),
      ], us: .stranger, others: ["CHG9"]),
    Line(
      rule: "what was shut by hand under the ticket of who changed the module is left there, too",
      told: [.shut(.nobody, "inc2", by: "kim"), .pulled(.stranger)], ours: "kim", latest: 0),
    Line(
      rule: "said by hand once more, it is left there still",
      told: [
        .shut(.nobody, "INC2", by: "kim"), .pulled(.stranger), .shut(.nobody, "INC2", by: "lea"),
      ], ours: "lea", latest: 2),
    Line(
      rule: "not before its plug came out",
      told: [.shut(.nobody, "INC2", by: "kim")], others: ["INC2"]),
    Line(
      rule: "given back where it was plugged in, it is theirs no more by hand either",
      told: [
        .shut(.nobody, "CHG9"), .shut(.nobody, "INC2"), .pulled(.stranger), .shut(.port, "CHG9"),
      ], us: .stranger, others: ["CHG9"]),
    Line(
      rule: "what others have shut is left to nobody by that",
      told: [.shut(.nobody, "CHG9"), .pulled(.stranger)], others: ["CHG9"]),
    Line(
      rule: "opened, it is open for all, whoever said so",
      told: [.shut(.nobody, "CHG9"), .shut(.panel), .shut(.port), .opened(.stranger)]),
  ]

  private static func shut(_ name: String, _ ticket: String?) -> FactBody {
    .portGate(PortGate(port: Floor.nearPort, action: .shut, byWhom: name, ticket: ticket))
  }

  private func leases(_ told: [Word], sharers: Set<ThingID> = []) -> PortLeases {
    var leases = PortLeases(link: Floor.link, tickets: ["INC1", "inc7"], sharers: sharers)
    for (place, word) in told.enumerated() {
      let (who, body, step): (Who, FactBody, StepName?) =
        switch word {
        case .shut(let who, let ticket, let name): (who, Self.shut(name, ticket), nil)
        case .shutForModule(let who): (who, Self.shut("dana", nil), .replace)
        case .pulled(let who):
          (who, .plugging(Plugging(joint: Floor.nearPort, action: .unplug)), .replace)
        case .opened(let who):
          (
            who, .portGate(PortGate(port: Floor.nearPort, action: .opened, byWhom: "kim")), nil
          )
        }
      let fact = Fact(
        id: Floor.id(UInt64(place)), atMS: Int64(place), order: Int64(place), technician: "Raj",
        job: who.job?.id, step: step?.rawValue, body: body)
      if case .portGate(let gate) = body {
        leases.apply(fact, gate, by: who.job)
      } else {
        leases.pull(fact, by: who.job)
      }
    }
    return leases
  }

  @Test(arguments: lines) func `for whom a port is shut`(_ line: Line) throws {
    let leases = leases(line.told)
    let state = leases.state(for: try #require(line.us.job))
    #expect(state.holders.filter(\.isOurs).map(\.byWhom) == [line.ours].compactMap(\.self))
    #expect(state.holders.filter { !$0.isOurs }.map(\.cause) == line.others)
    #expect(leases.latest()?.ours.fact.order == line.latest.map(Int64.init))
    #expect(leases.latest()?.other?.cause == line.besides)
  }

  /// The name by which it is told is the one that is understood.
  @Test(arguments: [Who.panel, .faultless, .stranger, .child, .unknown, .nobody])
  func `whoever else has it shut, what is given back to them is theirs alone`(_ other: Who) throws {
    let us = try #require(Who.port.job)
    let shut: [Word] = [.shut(other, by: "lea"), .shut(.port, "INC1")]
    let cause = try #require(leases(shut).state(for: us).otherHolder?.cause)
    #expect(leases(shut).latest()?.other?.cause == cause)
    let state = leases(shut + [.shut(.port, cause)]).state(for: us)
    #expect(!state.isShutForUs && state.isLeftShut)
    #expect(state.otherHolder?.cause == cause)
  }

  @Test func `given back, it is left shut until it is opened or shut for us again`() throws {
    let us = try #require(Who.port.job)
    let back: [Word] = [.shut(.nobody, "CHG9"), .shut(.port), .shut(.port, "CHG9")]
    #expect(leases(back).state(for: us).isLeftShut)
    // Whoever shuts it after that shows nobody the light.
    #expect(leases(back + [.shut(.nobody, "CHG10")]).state(for: us).isLeftShut)
    #expect(!leases(back + [.shut(.port)]).state(for: us).isLeftShut)
    let opened = leases(back + [.opened(.nobody), .shut(.nobody, "CHG10")])
    #expect(!opened.state(for: us).isLeftShut)
  }

  @Test func `what went along with a plug is left to whoever works at any port of it`() throws {
    let told: [Word] = [.shutForModule(.stranger), .pulled(.stranger)]
    let beside = try #require(Who.faultless.job)
    let apart = leases(told).state(for: beside)
    #expect(!apart.isShutForUs && apart.isShut)
    let shared = leases(told, sharers: [Floor.farPort]).state(for: beside)
    #expect(shared.isShutForUs && shared.otherHolder == nil)
    let back: [Word] = [.shut(.nobody, "CHG9")] + told + [.shut(.faultless, "CHG9")]
    #expect(leases(back, sharers: [Floor.farPort]).latest() == nil)
    #expect(leases(back).latest() != nil)
  }

  @Test func `what we shut at another joint is not owed at this one`() throws {
    let us = try #require(Who.port.job)
    let state = leases([.shut(.port)]).state(for: us) { _ in false }
    #expect(state.isShut && !state.isShutForUs)
  }
}
