import Guide
import Plant

/// The sections of a handover's page; an empty one is left out.
struct HandoverPage {
  let handover: Handover
  let zone: String

  private var clock: FloorClock { handover.heading.clock }
  private var nowMS: Int64 { handover.heading.atMS }

  var heading: [String] {
    let heading = handover.heading
    let from = stamp(heading.sinceMS)
    return rule(
      "HANDOVER  \(heading.site), \(heading.scope)",
      [
        "From \(heading.from) to \(heading.to ?? "____________"), \(stamp(heading.atMS)) \(zone), "
          + "laptop \(heading.laptop).",
        "The shift since \(from).",
      ])
  }

  func loose(_ command: (LooseNext) -> String?) -> [String] {
    guard !handover.loose.isEmpty else { return section("LOOSE", ["  nothing"]) }
    return section(
      "LOOSE: close each, or pass it on by name",
      HandoverText.loose(handover.loose, nowMS: nowMS, clock: clock, command: command))
  }

  var soaks: [String] {
    section(
      "SOAK",
      handover.soaks.flatMap { item -> [String] in
        let due = item.dueMS.map { $0 <= nowMS ? "due since \(stamp($0))" : "due \(stamp($0))" }
        let facts = [
          item.port.label, item.port.place?.text, due, item.code.map { "job \($0)" },
        ].compactMap { $0 }
        return HandoverText.wrapped(facts.joined(separator: "   "), first: "  ", then: "    ")
      })
  }

  var owed: [String] {
    section(
      "OWED: nothing is broken",
      handover.owed.flatMap { item in
        HandoverText.wrapped(
          "\(item.port.label)  \(item.why)", first: "  ", then: "    ")
      })
  }

  var repeats: [String] {
    section(
      "TWICE: do not only clean it again",
      handover.repeats.flatMap {
        HandoverText.wrapped("\($0.name)   \($0.text)", first: "  ", then: "    ")
      })
  }

  var faults: [String] {
    guard !handover.faults.isEmpty else { return section("FAULTS STILL OPEN", ["  none"]) }
    var table = Table(["ticket", "age", "port", "place", "what", "in hand"])
    for fault in handover.faults {
      table.add([
        fault.ticket, FloorClock.span(fromMS: fault.sinceMS, toMS: nowMS), fault.ref,
        fault.place?.text, fault.symptom, fault.repair,
      ])
    }
    return ["FAULTS STILL OPEN"] + lines(table)
  }

  var finished: [String] {
    guard !handover.finished.isEmpty else {
      return section("DONE THIS SHIFT", ["  nothing signed"])
    }
    var table = Table(["when", "who", "port", "what", "ticket"])
    for work in handover.finished {
      table.add([clock.hourMinute(work.atMS), work.by, work.ref, work.what, work.ticket])
    }
    return ["DONE THIS SHIFT"] + lines(table)
  }

  var home: [String] {
    let text: String =
      switch handover.home {
      case .isCentral: "this is the central store"
      case .neverHeard(let changes):
        "NOT HOME: \(changes) changes; the central store was never heard here"
      case .heard(let laptop, let atMS, let notHome):
        notHome == 0
          ? "all changes of this laptop are home (\(laptop), heard \(stamp(atMS)))"
          : "NOT HOME: \(notHome) changes (\(laptop) was last heard \(stamp(atMS)))"
      }
    return section("HOME", HandoverText.wrapped(text, first: "  ", then: "    "))
  }

  var foot: [String] {
    ["Handed over: initials ________   Taken over: initials ________   time ________"]
  }

  private func lines(_ table: Table) -> [String] {
    table.text().split(separator: "\n").map(String.init)
  }

  private func section(_ title: String, _ body: [String]) -> [String] {
    body.isEmpty ? [] : [title] + body
  }

  private func rule(_ title: String, _ body: [String]) -> [String] {
    let line = String(repeating: "=", count: 80)
    let all = [title] + body
    return [line] + all.flatMap { HandoverText.wrapped($0, first: "", then: "  ") } + [line]
  }

  /// The time of day today, with the date on any other day.
  private func stamp(_ timeMS: Int64) -> String {
    let offset = Int64(clock.utcOffsetMinutes) &* 60_000
    let (local, now) = (timeMS &+ offset, nowMS &+ offset)
    return TimeText.day(local) == TimeText.day(now)
      ? TimeText.clock(local) : TimeText.minute(local)
  }
}
