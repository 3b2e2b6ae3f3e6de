public import Guide
import Plant

/// A handover for a terminal or plain paper: the glance first, then the page, 80 columns.
public enum HandoverText {
  /// The whole sheet.
  ///
  /// - Parameters:
  ///   - zone: what its times are called, such as `UTC+02:00`.
  ///   - command: what to type for the next step.
  public static func text(
    _ handover: Handover, zone: String, command: (LooseNext) -> String?
  ) -> String {
    let glance = HandoverScreen.lines(handover).map(SafeLine.text)
    let page = HandoverPage(handover: handover, zone: zone)
    let sections = [
      page.loose(command), page.soaks, page.owed, page.repeats, page.faults, page.finished,
      page.home,
    ].filter { !$0.isEmpty }
    return
      ([glance, page.heading] + sections + [page.foot])
      .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// Loose ends alone, each place with what to do there.
  public static func loose(
    _ spots: [LooseSpot], nowMS: Int64, clock: FloorClock, command: (LooseNext) -> String?
  ) -> [String] {
    spots.flatMap { spot -> [String] in
      let facts = [spot.ref, spot.place?.text, spot.ticket].compactMap { $0 }
      let head = wrapped(facts.joined(separator: "   "), first: "", then: "    ")
      let ends = spot.ends.flatMap { end in
        let age = FloorClock.span(fromMS: end.sinceMS, toMS: nowMS)
        let word = TextWidth.padded(end.word, to: 9)
        return wrapped(
          end.what, first: "  \(word) \(TextWidth.padded(age, to: 7)) ", then: indent)
      }
      let next = command(spot.next).map { wrapped($0, first: "  next: ", then: "        ") } ?? []
      return head + ends + hands(spot, clock) + next
    }
  }

  /// Whose it is, a line for each answer; what it is about only where the ends of a place differ.
  private static func hands(_ spot: LooseSpot, _ clock: FloorClock) -> [String] {
    var seen: [LooseHand] = []
    for end in spot.ends where !seen.contains(end.hand) { seen.append(end.hand) }
    guard seen != [.open] else { return [] }
    return seen.flatMap { hand in
      let kinds = spot.ends.filter { $0.hand == hand }.map(\.word)
      let about = seen.count > 1 ? "\(kinds.joined(separator: ", ")) " : ""
      return wrapped(about + hand.text(clock), first: "  whose: ", then: "         ")
    }
  }

  private static let indent = String(repeating: " ", count: 20)

  /// Lines of at most 80 columns.
  static func wrapped(_ text: String, first: String, then: String) -> [String] {
    let room = 80 - max(TextWidth.columns(first), TextWidth.columns(then))
    let safe = SafeLine.text(text)
    let lines = TextWidth.columns(safe) <= room ? [safe] : TextWidth.wrapped(safe, to: room)
    return lines.enumerated().map { ($0 == 0 ? first : then) + $1 }
  }
}
