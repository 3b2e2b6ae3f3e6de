import Guide
import Paper
import Plant
import Store

/// Facts in plain words, things by their names.
struct FactWords {
  let view: StoreView

  func text(_ body: FactBody) throws -> String {
    switch body {
    case .seen(let fact):
      let medium = fact.medium.map { " is \(SaidWords.text($0))" } ?? ""
      let found = fact.found.map { ": \($0)" } ?? ""
      return "seen \(try name(fact.subject))\(medium)\(found)"
    case .inspection(let fact) where StatedSteps.isStated(fact):
      let found = SaidWords.text(fact.verdict)
      return "said from memory: \(try name(fact.face, fact.joint)) seen \(found)"
    case .inspection(let fact):
      let fibres = fact.fibres.sorted { $0.key < $1.key }.filter { $0.value != .ok }
        .map { "\($0.key) \(SaidWords.plain($0.value.rawValue))" }.joined(separator: ", ")
      return "looked at \(try name(fact.face, fact.joint)): \(SaidWords.text(fact.verdict))"
        + (fibres.isEmpty ? "" : " (\(fibres))")
    case .cleaning(let fact):
      let tool = fact.tool.map { ", \($0)" } ?? ""
      return "cleaned \(try name(fact.face, fact.joint)) \(SaidWords.text(fact.method))\(tool)"
    case .plugging(let fact):
      let unseen = fact.unseenReason.map { " UNSEEN: \($0)" } ?? ""
      let word = fact.action == .plugIn ? "plugged in" : "unplugged"
      return "\(word) \(try port(fact.joint))\(unseen)"
    case .partMove(let fact):
      let word = fact.direction == .into ? "into" : "out of"
      let bag = fact.bag.map { ", bag \($0)" } ?? ""
      let part = try view.partNameOrCode(fact.part) ?? "unidentified"
      let kind = fact.kind == .other ? "part" : fact.kind.rawValue
      return "\(kind) \(part) \(word) \(try name(fact.place))\(bag)"
    case .capping(let fact):
      return "\(SaidWords.text(fact.action)) \(try name(fact.face, fact.joint))"
    case .portGate(let fact):
      let ticket = fact.ticket.map { " for \($0)" } ?? ""
      return "port \(try port(fact.port)) \(fact.action.rawValue) by \(fact.byWhom)\(ticket)"
    case .fault(let fact):
      let ticket = fact.ticket.map { "  \($0)" } ?? ""
      return "FAULT \(try link(fact.link)): \(fact.symptom)\(ticket)"
    case .faultClose(let fact): return "fault closed: \(fact.why)"
    case .job(let fact):
      return
        "repair \(fact.code) begun at \(try port(fact.joint)) (\(fact.procedure) \(fact.version))"
    case .ask(let fact): return "asked the NOC: \(fact.text)"
    case .answer(let fact):
      let who = fact.byWhom.map { "\($0): " } ?? ""
      return "answer \(who)\(SaidWords.text(fact))"
    case .soak(let fact):
      // Whoever reads counters names by the same time which ones.
      let due = fact.action == .started ? fact.dueMS.map { ", due \(TimeText.minute($0))" } : nil
      return "soak \(fact.action.rawValue)\(due ?? "")"
    default: return try words(body)
    }
  }

  private func words(_ body: FactBody) throws -> String {
    switch body {
    case .polarityTest(let fact):
      let map = fact.map.sorted { $0.key < $1.key }
        .map { "\($0.key):\($0.value.map(String.init) ?? "none")" }.joined(separator: " ")
      // Whoever says it is right without a map has seen it right.
      let found = map.isEmpty ? "as it should be" : map
      return "polarity test of \(try name(fact.subject)): \(found)"
    case .lossTest(let fact):
      let length = fact.lengthMM.map { "\(DecibelText.metres($0)) m measured, " } ?? ""
      if fact.readings.isEmpty {
        let verdict = fact.verdict.map {
          $0 == "pass" ? "passed, " : $0 == "fail" ? "failed, " : ""
        }
        return
          "loss test of \(try name(fact.subject)): \(verdict ?? "")\(length)numbers not written down"
      }
      let worst = fact.readings.map(\.lossMilliDB).max()
      return
        "loss test of \(try name(fact.subject)): \(length)\(fact.readings.count) readings, worst \(DecibelText.loss(worst)) dB"
    case .laneReading(let fact):
      let numbers = fact.lanes.keys
      let has = try view.port(fact.port).flatMap(view.lanes)
      let lanes = fact.lanes.sorted { $0.key < $1.key }.map {
        "\(has?.lane($0.key, in: numbers) ?? $0.key): \(DecibelText.level($0.value.txMilliDBm)) / \(DecibelText.level($0.value.rxMilliDBm))"
      }
      return
        "lanes of \(try port(fact.port)), sent / received dBm: \(lanes.joined(separator: "; "))"
    case .step(let fact):
      let reason = fact.reason.map { ": \($0)" } ?? ""
      let said = SaidWords.text(fact) ?? SaidWords.plain("\(fact.name) \(fact.outcome)")
      return said + reason
    case .pause(let fact):
      let reason = fact.reason.map { ": \($0)" } ?? ""
      let until = fact.untilMS.map { ", until \(TimeText.minute($0))" } ?? ""
      return "\(fact.action.rawValue)\(reason)\(until)"
    case .signature(let fact):
      return "\(fact.kind == .hands ? "hands done" : "accepted") by \(fact.byWhom)"
    case .note(let fact): return "note on \(try name(fact.subject)): \(fact.text)"
    case .disturbance(let fact):
      let dropped = fact.dropped.map { ", dropped \($0)" } ?? ""
      let told = fact.told.map { ", told \($0)" } ?? ""
      return "came out by mistake: \(try port(fact.joint))\(dropped)\(told)"
    case .decision(let fact): return "\(fact.question): \(fact.choice)"
    case .task(let fact) where fact.kind == .handover:
      return "passed on to \(fact.forWhom ?? "anyone"): \(try name(fact.subject)): \(fact.text)"
    case .task(let fact):
      let whom = fact.forWhom.map { " for \($0)" } ?? ""
      let kind = fact.kind == .other ? "" : "\(fact.kind.rawValue) "
      return "task\(whom): \(kind)at \(try name(fact.subject)): \(fact.text)"
    case .taskClose(let fact):
      let found = fact.found.map { ": \($0)" } ?? ""
      guard case .task(let task)? = try view.fact(fact.task, in: "task")?.body,
        task.kind == .handover
      else { return "task \(fact.outcome.rawValue)\(found)" }
      return fact.outcome == .done ? "took it over by name\(found)" : "not taken over\(found)"
    case .image(let fact):
      let fibre = fact.fibre.map { " fibre \($0)" } ?? ""
      var names = FaceName(view)
      let of = try fact.face.map { " of \(try names.text($0))" } ?? ""
      return "picture\(of)\(fibre): \(fact.name ?? fact.format.rawValue)"
    case .withdrawal(let fact):
      let taken = try view.fact(fact.fact, in: fact.factKind)
      switch taken?.body {
      case .job(let job)?:
        return "taken back: repair \(job.code) begun at \(try port(job.joint))"
      // Of what takes back another fact the words could go in a ring.
      case .withdrawal?, nil: break
      case let body?:
        let time = taken.map { ", \(TimeText.minute($0.atMS))" } ?? ""
        return "taken back: \(try text(body))\(time)"
      }
      let article = fact.factKind.first.map("aeiou".contains) == true ? "an" : "a"
      return "taken back: \(article) \(fact.factKind) of \(fact.fact.description.prefix(8))"
    case .kitCheck(let fact): return try words(fact)
    case .importRun(let fact): return "imported \(fact.fileName) (\(fact.format))"
    default: return ""
    }
  }

  private func words(_ check: KitCheck) throws -> String {
    let tool = try check.tool.map { " of \(try name(Subject(kind: .tool, id: $0)))" } ?? ""
    let offset = check.clockOffsetMS.map { ", \(ClockOffset(ms: $0).words)" } ?? ""
    let text = check.text.map { ": \($0)" } ?? ""
    return "check\(tool): \(check.check.rawValue) \(check.outcome.rawValue)\(offset)\(text)"
  }

  private func name(_ subject: Subject) throws -> String {
    try view.thing(subject.kind, subject.id)?.label ?? String(subject.id.description.prefix(8))
  }

  private func port(_ id: ThingID) throws -> String {
    try view.port(id)?.label ?? view.thing(.panelPosition, id)?.label
      ?? String(id.description.prefix(8))
  }

  private func link(_ id: ThingID) throws -> String {
    try view.link(id)?.label ?? String(id.description.prefix(8))
  }

  /// A face as the floor calls it: the port's or the cord's, where it was.
  private func name(_ face: Face, _ joint: ThingID?) throws -> String {
    let cassette = try view.cassetteFaceName(face)
    guard let joint else {
      return try cassette ?? view.partName(face.part) ?? "face of an unidentified part"
    }
    if let cassette { return "\(cassette) at \(try port(joint))" }
    let part = try view.thing(.part, face.part)?.label ?? view.partName(face.part)
    let side = part.map { $0.hasPrefix("plug") ? "cord" : $0.hasPrefix("module") ? "port" : $0 }
    return "\(try port(joint))/\(side ?? "face")"
  }
}
