import Guide
import Paper
import Plant
import Store

/// What goes into the ticket when a repair is over: at most 8 lines of 80 columns.
struct RepairNote {
  private let state: RepairState
  /// The joints on panels to which cords are moved, or the one that is repaired.
  private let panels: [RepairState]
  /// What is owed at any joint of the job.
  private let debts: [Debt]
  private let laptop: String
  /// What was recorded since the repair began.
  private let facts: [Fact]
  /// Tools not in order with which results of the repair were made, in words.
  private let unchecked: [String]

  /// The note of a job, with everything recorded at its port, also about parts that are not in it now.
  init(_ job: JobState, _ view: StoreView) throws {
    state = job.here
    panels = job.joints.map(\.state).filter { state in
      state.situation.cordMove?.panel != nil || state.situation.panelRepair == .joint
    }
    debts = job.debts
    laptop = view.identity.laptop
    let began = job.here.situation.job
    let history = try view.thing(.port, job.here.situation.port.id).map(view.history) ?? []
    let moved = panels.flatMap(\.situation.facts)
    facts = LiveFacts.of(history + moved).filter { Fact.precedes(began, $0) }
    unchecked = try facts.compactMap(view.kitStamp).filter { !$0.isInOrder }
      .reduce(into: [:]) { $0[$1.label ?? $1.kind] = $1.text }
      .sorted { $0.key < $1.key }.map(\.value)
  }

  private var situation: RepairSituation { state.situation }
  private var repaired: RepairState? { panels.first { $0.situation.panelRepair == .joint } }
  private var clock: FloorClock { situation.clock }

  var lines: [String] {
    let text = [
      head, "CAUSE \(cause)", "DID \(did)", "IN \(pluggedIn), \(up)",
      [untouched, "SOAK \(soak)"].compactMap { $0 }.joined(separator: "   "), signed,
    ]
    let kit =
      unchecked.isEmpty
      ? [] : Self.cut("KIT \(unchecked.joined(separator: "; "))", toLines: 1)
    let owed = owed.map { Self.cut("OWED \($0)", toLines: 2 - kit.count) } ?? []
    return text.flatMap { Self.cut($0, toLines: 1) } + kit + owed
  }

  /// The same in a glance: at most 6 lines of 40 columns.
  var glance: [String] {
    let ports = "\(situation.port.label) - \(situation.otherPort.label)"
    let code = if case .job(let job) = situation.job.body { " \(job.code)" } else { "" }
    let hands = state.handsBy.map { "HANDS \($0)\(code)" } ?? "HANDS NOT DONE\(code)"
    let accepted = state.acceptedBy.map { "ACCEPTED \($0)" } ?? "NOT ACCEPTED"
    return Glance.screen([
      [state.fault?.ticket, ports].compactMap(\.self).joined(separator: " "), "CAUSE \(cause)",
      "DID \(did)", "IN \(pluggedIn), \(up)",
      ["SOAK \(soak)", untouched]
        .compactMap(\.self).joined(separator: "  "), "\(accepted); \(hands)",
    ])
  }

  /// Lines of 80 columns; what does not fit is left out, and dots say so.
  private static func cut(_ line: String, toLines count: Int) -> [String] {
    let safe = SafeLine.text(line)
    guard TextWidth.columns(safe) > 80 else { return [safe] }
    let wrapped = TextWidth.wrapped(safe, to: 80)
    guard wrapped.count > count else { return wrapped }
    return TextWidth.wrapped(safe, to: 76).prefix(count).enumerated().map { place, text in
      place == count - 1 ? text + " ..." : text
    }
  }

  private var head: String {
    let localMS = situation.job.atMS &+ Int64(clock.utcOffsetMinutes) &* 60_000
    let ports = "\(situation.port.label) - \(situation.otherPort.label)"
    let ticket = state.fault?.ticket.map { "\($0) " } ?? ""
    return "\(ticket)\(ports)  \(TimeText.day(localMS)) \(clock.zone)"
  }

  private var cause: String {
    var found: [(words: String, fibres: Set<Int>)] = []
    for fact in facts {
      guard case .inspection(let look) = fact.body, let side = side(of: look.face, look.joint),
        look.verdict == .dirt || look.verdict == .damage
      else { continue }
      let words = "\(look.verdict.rawValue) \(name(side))"
      let fibres = Set(look.fibres.filter { $0.value != .ok }.keys)
      if let place = found.firstIndex(where: { $0.words == words }) {
        found[place].fibres.formUnion(fibres)
      } else {
        found.append((words, fibres))
      }
    }
    let texts = found.map { words, fibres in
      words
        + (fibres.isEmpty
          ? "" : " fibre \(fibres.sorted().map(String.init).joined(separator: " "))")
    }
    return texts.isEmpty ? "not seen" : texts.joined(separator: ", ")
  }

  private var did: String {
    var done: [String] = []
    for side in FaceSide.allCases {
      for method in CleaningMethod.allCases {
        let count = facts.count { fact in
          guard case .cleaning(let cleaning) = fact.body else { return false }
          return cleaning.method == method && self.side(of: cleaning.face, cleaning.joint) == side
        }
        if count > 0 { done.append("\(method.rawValue) x\(count) \(name(side))") }
      }
    }
    if let repaired {
      if done.isEmpty { done.append("opened, nothing cleaned") }
      done.append("at \(repaired.situation.port.ref)")
    } else if let first = panels.first, panels.allSatisfy({ $0.isThere && $0.isPlugged }) {
      done.append("moved to \(first.situation.portPartName ?? "another leg")")
    }
    for kind in state.changedParts {
      done.append(
        kind == .module ? "module changed" : kind == .plug ? "cord changed" : "part changed")
    }
    let hasFaces = state.medium == nil || state.medium == .fibre
    if done.isEmpty {
      done.append(hasFaces ? "opened, nothing cleaned" : "unplugged and plugged in again")
    }
    if hasFaces, let unseen = ([state] + panels).lazy.compactMap(\.unseen).first {
      done.append("plugged in UNSEEN: \(unseen.reason ?? "no reason")")
    } else if let clean = lastMS(isClean) {
      done.append("PASS \(clock.hourMinute(clean))")
    }
    return done.joined(separator: ", ")
  }

  private func isClean(_ body: FactBody) -> Bool {
    guard case .inspection(let look) = body else { return false }
    return look.verdict == .clean && look.joint.map(opened.contains) ?? false
  }

  private var pluggedIn: String {
    let inMS = lastMS { body in
      guard case .plugging(let plugging) = body else { return false }
      return opened.contains(plugging.joint) && plugging.action == .plugIn
    }
    return inMS.map(clock.hourMinute) ?? "no"
  }

  /// The joint that is opened, which may be on a panel, or those to which cords are moved.
  private var opened: [ThingID] {
    panels.isEmpty ? [situation.port.id] : panels.map(\.situation.port.id)
  }

  private var up: String {
    let topic = state.topics[.linkUp]
    guard topic?.answer?.outcome == .yes, let atMS = topic?.answeredMS else {
      return "up not known"
    }
    let who = topic?.answer?.byWhom.map { " (NOC \($0))" } ?? ""
    return "up \(clock.hourMinute(atMS))\(who)"
  }

  private var untouched: String? {
    let opened = Set(
      facts.compactMap { fact in
        if case .plugging(let plugging) = fact.body { plugging.joint } else { nil }
      })
    // Panels nobody was at are named where somebody has to look next.
    let ends = (repaired ?? state).situation.otherJoints.filter { !$0.isOnPanel }
    let left = ends.filter { !opened.contains($0.id) }.map(\.name)
    return left.isEmpty ? nil : "UNTOUCHED \(left.joined(separator: ", "))"
  }

  private var soak: String {
    switch state.soak {
    case .notStarted: "not started"
    case .running(_, let dueMS): "to \(clock.hourMinute(dueMS)), then NOC"
    case .passed(let atMS): "passed \(clock.hourMinute(atMS))"
    case .failed(let atMS): "FAILED \(clock.hourMinute(atMS))"
    }
  }

  private var signed: String {
    let code = if case .job(let job) = situation.job.body { job.code } else { "" }
    let hands = state.handsBy.map { "HANDS DONE \($0)" } ?? "HANDS NOT DONE"
    let accepted = state.acceptedBy.map { "ACCEPTED \($0)" } ?? "NOT ACCEPTED"
    return "\(hands) \(laptop) \(code); \(accepted)"
  }

  /// What is owed, what harms most first.
  private var owed: String? {
    var open: [String] = []
    var urgent: [String] = []
    var tests: [String] = []
    for debt in debts {
      switch debt {
      case .polarityTest: tests.append("polarity test")
      case .lossTest: tests.append("loss test")
      case .unseen: urgent.append("a look at both faces")
      case .neighbourOut, .portShut, .cordOut: open.append(debt.text)
      case .newCordFarFace, .otherLink: urgent.append(debt.text)
      }
    }
    let all = open + urgent + tests
    return all.isEmpty ? nil : all.joined(separator: "; ")
  }

  /// The side a face is on, or was on before its part was changed in this repair.
  private func side(of face: Face, _ joint: ThingID?) -> FaceSide? {
    if let repaired { return repaired.situation.side(of: face) }
    if let side = situation.side(of: face) { return side }
    if let side = panels.lazy.compactMap({ $0.situation.side(of: face) }).first { return side }
    guard joint == situation.port.id else { return nil }
    for fact in facts {
      guard case .partMove(let move) = fact.body, move.part == face.part else { continue }
      switch move.kind {
      case .module: return .port
      case .plug: return .cord
      case .cassette, .other: continue
      }
    }
    return nil
  }

  private func name(_ side: FaceSide) -> String {
    side == .cord ? "cord plug" : panels.isEmpty ? "port face" : "panel face"
  }

  private func lastMS(_ isIt: (FactBody) -> Bool) -> Int64? {
    facts.last { isIt($0.body) }?.atMS
  }
}
