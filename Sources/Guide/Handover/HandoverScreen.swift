import Plant

/// The handover in a glance.
public enum HandoverScreen {
  /// At most 6 lines of 40 columns.
  public static func lines(_ handover: Handover) -> [String] {
    let heading = handover.heading
    let scope = heading.row.map { " \($0)" } ?? ""
    let start = "HANDOVER \(heading.clock.hourMinute(heading.atMS))\(scope)  "
    let tail = taken(handover).map { "  \($0)" } ?? ""
    let room = Columns.width - Columns.count(start) - Columns.count(tail)
    let head = start + names(heading, room: tail.isEmpty ? nil : max(5, room)) + tail
    let isQuiet = handover.loose.isEmpty && handover.faults.isEmpty
    let body = [
      isQuiet ? "Nothing is loose, no fault is open." : nil, out(handover), shut(handover),
      soak(handover), twice(handover), rest(handover),
    ].compactMap { $0 }
    let lines = [head] + body
    return lines.prefix(Columns.height).map(Columns.cut)
  }

  /// Who hands over to whom; where there is little room whom, as whole as it can be.
  private static func names(_ heading: HandoverHeading, room: Int?) -> String {
    let names = [heading.from, heading.to].compactMap { $0 }.joined(separator: " > ")
    guard let room, Columns.count(names) > room else { return names }
    guard let to = heading.to else { return Columns.shorten(names, to: room) }
    return Columns.shorten("> \(to)", to: room)
  }

  /// How much of what is loose was accepted by whom it goes to, or at least passed on to them; nil if nothing was.
  private static func taken(_ handover: Handover) -> String? {
    let receiver = handover.heading.to.map(NameFolding.fold)
    func isReceiver(_ name: String) -> Bool {
      receiver.map { $0 == NameFolding.fold(name) } ?? true
    }
    let ends = handover.loose.flatMap(\.ends)
    let accepted = ends.count {
      if case .accepted(let by, _, _, _) = $0.hand { isReceiver(by) } else { false }
    }
    let passed = ends.count {
      if case .passed(let to, _, _, _, _) = $0.hand { isReceiver(to) } else { false }
    }
    if accepted > 0 { return "\(accepted)/\(ends.count) ACCEPTED" }
    return passed > 0 ? "\(passed)/\(ends.count) passed" : nil
  }

  private static func out(_ handover: Handover) -> String? {
    let open = handover.spots(.cordOut)
    guard let first = open.first else { return nil }
    let more = open.count > 1 ? " +\(open.count - 1)" : ""
    let place = first.place.map { ", \($0.rack)" } ?? ""
    let room = Columns.width - Columns.count("OUT    cord out\(place)\(more)")
    return "OUT   \(Columns.shorten(first.ref, to: room)) cord out\(place)\(more)"
  }

  private static func shut(_ handover: Handover) -> String? {
    let count = handover.spots(.portShut).count
    guard count > 0 else { return nil }
    return "SHUT  \(count == 1 ? "1 port" : "\(count) ports") still shut by NOC for us"
  }

  private static func soak(_ handover: Handover) -> String? {
    guard let first = handover.soaks.first, let dueMS = first.dueMS else { return nil }
    let clock = handover.heading.clock
    let word = dueMS <= handover.heading.atMS ? "due since" : "first due"
    let time = clock.timeOrDay(dueMS, near: handover.heading.atMS)
    let start = "SOAK  \(handover.soaks.count); \(word) \(time) "
    return start + Columns.shorten(first.port.label, to: Columns.width - Columns.count(start))
  }

  private static func twice(_ handover: Handover) -> String? {
    let tail = plugged(handover) ?? ""
    guard let first = handover.repeats.first else { return tail.isEmpty ? nil : tail }
    let more = handover.repeats.count > 1 ? " +\(handover.repeats.count - 1)" : ""
    let room = Columns.width - Columns.count("TWICE \(more)  \(tail)")
    let name = "TWICE \(Columns.shorten(first.name, to: room))\(more)"
    return tail.isEmpty ? name : "\(name)  \(tail)"
  }

  /// The plugs that went in although their faces were not both seen clean, the worst by its word; nil if there are none.
  private static func plugged(_ handover: Handover) -> String? {
    let words = handover.spots(.unseen).compactMap { spot in
      spot.ends.filter { $0.kind == .unseen }.map(\.plugSeen).min()
    }
    guard let worst = words.min() else { return nil }
    let count = words.count { $0 == worst }
    let more = words.count > count ? " +\(words.count - count)" : ""
    return "PLUGGED \(worst.rawValue) \(count)\(more)"
  }

  private static func rest(_ handover: Handover) -> String? {
    let counts = [
      ("NOT SEEN UP", handover.spots(.notSeenUp).count),
      ("FAULTS", handover.faults.count), ("NOT HOME", handover.home.notHome),
      ("PARKED", handover.spots(.parked).count), ("REPAIR", handover.spots(.repairOpen).count),
      ("AWAY", handover.spots(.borrowed).count), ("UNTESTED", handover.spots(.untested).count),
    ].filter { $0.1 > 0 }
    // A number is there whole or not at all: a 1 left of a 12 would be believed.
    let words = counts.map { "\($0.0) \($0.1)" }
    let tries =
      [words.joined(separator: "  "), words.joined(separator: " ")]
      + words.indices.reversed().map { words.prefix($0).joined(separator: " ") + " .." }
    return counts.isEmpty ? nil : tries.first { Columns.count($0) <= Columns.width }
  }
}
