import Plant

/// A joint that is open although a port that shines into it, or goes dark with it, is not shut.
extension PromptBuilder {
  /// The ports that should be shut while the joint is open, its own first, and with it those of the other links
  /// through its plug.
  private var liveHere: [PortCard] {
    if situation.isOnPanel { return liveEnds }
    let isNew = situation.start == .unplugged && !state.wasPluggedInThisJob
    return (state.gate.isShut || isNew ? [] : [port])
      + state.liveNeighbours.filter(\.sharesPlug).map(\.port)
  }

  /// That deserves a word.
  var liveWarning: [Wording] {
    let live = situation.isOnPanel ? liveLinks : liveHere
    func words(_ ports: String) -> String { "NOT SHUT: \(ports). Ring the NOC" }
    if live.count < 2 { return live.map { Wording(words($0.name)) } }
    let list = Wording.list(situation.isOnPanel ? live.map(\.name) : names(live), words)
    let count = "\(live.count) \(situation.isOnPanel ? "links" : "ports")"
    return [Wording(list.whole, list.shorter + [words(count)])]
  }

  /// What the NOC does about it.
  func shutNow(_ key: String) -> [Choice] {
    let live = liveHere
    // At a panel it may be a port of any link of the job: each is told by its own name.
    guard !live.isEmpty, !situation.isOnPanel else { return [] }
    return [
      Choice(
        key, "NOC shut \(live.count == 1 ? "it" : "them")", needs: [whoAnswered],
        [answer(.dark, .yes, of: live)] + live.map { gate($0.id, .shut) })
    ]
  }

  /// What to type once it is shut; empty where nothing is to be said of it.
  var whyLive: String {
    switch job.phase {
    case .inspect, .clean: break
    default: return ""
    }
    let live = liveHere.map { "\($0.device):\($0.name)" }
    guard let first = live.first else { return "" }
    return
      "Once it is shut: q, ferrule record port \(live.count == 1 ? first : "PORT") --shut --by NAME"
      + (live.count == 1 ? ". " : " for each of \(live.joined(separator: ", ")). ")
  }

  /// Where nothing was unplugged first, no screen has named what is lit beside it.
  var liveBeside: [String] {
    guard job.procedure.start == .unplugged else { return [] }
    let live = state.liveNeighbours.first {
      !$0.sharesPlug && !state.neighboursOut.contains($0.port.id)
    }
    return live.map { ["\(Columns.shorten($0.port.name, to: 16)) is LIVE: do not touch"] } ?? []
  }

  /// Links that went dark when their plug came out unshut are asked for once it is in again; nil if there are none.
  func droppedLinks() -> Draft? {
    let all = state.droppedNeighbours(besides: job.joints.map(\.state))
    // Where not all of them are up each is asked for by itself.
    let isOneByOne = state.topics[.other]?.answer?.outcome == .no
    let asked = isOneByOne ? Array(all.prefix(1)) : all
    guard let first = asked.first else { return nil }
    let ports = asked.map(\.port)
    let cord = situation.shutFor ?? port
    let up = [answer(.other, .yes, of: ports)] + ports.map { gate($0.id, .opened) }
    let fault = FactBody.fault(
      Fault(
        link: first.link, port: first.port.id,
        symptom: "not up after the cord of \(label(cord)) was out"))
    let notUp =
      asked.count == 1
      ? Choice(
        "2", "NOT up", needs: [whoAnswered],
        [answer(.other, .no, of: ports), gate(first.port.id, .opened), fault])
      : Choice(
        "2", "not all", needs: [whoAnswered, whatTheySaid], [answer(.other, .no, of: ports)])
    let verb = asked.count == 1 ? "is" : "are"
    return noc(
      .other, of: ports,
      say: .list(cord == port ? names(ports) : ports.map { label($0) }) {
        "\(verb) \($0) up?"
      },
      readOut:
        "The cord of \(cord.label) was out and is in again. \(asked.count == 1 ? "Is" : "Are") "
        + "\(ports.map { "port \($0.label)" }.joined(separator: " and ")) up again too?",
      answers: [
        Choice("1", asked.count == 1 ? "it is up" : "all are up", needs: [whoAnswered], up), notUp,
        Choice(
          "3", "not yet", needs: [whoAnswered, whatTheySaid], [answer(.other, .told, of: ports)]),
      ])
  }
}
