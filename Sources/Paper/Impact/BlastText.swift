public import Plant

/// What goes dark, for a terminal: the summary first, then link by link, then what must stay up.
public enum BlastText {
  private static let mostLinks = 60
  private static let mostNeighbours = 12

  /// The whole page, with a line end after each line; no line is longer than 80 columns.
  public static func text(_ radius: BlastRadius, pulling labels: [String]) -> String {
    var lines = TextWidth.wrapped(
      SafeLine.text(
        "If \(labels.joined(separator: ", ")) \(labels.count == 1 ? "comes" : "come") out:"),
      to: 80)
    lines += summary(radius)
    var out = lines.joined(separator: "\n") + "\n"
    if !radius.dark.isEmpty { out += "\n" + table(radius) }
    if !radius.neighbours.isEmpty {
      out += "\nLIVE beside it, and must stay up:\n" + neighbours(radius)
    }
    return out
  }

  private static func summary(_ radius: BlastRadius) -> [String] {
    let live = radius.live.count
    var lines: [String] = []
    if radius.dark.isEmpty {
      lines.append("NOTHING that is known goes dark")
    } else {
      let counts = [
        "\(CountText.of(live, "link")) LIVE",
        radius.shut.isEmpty ? nil : "\(radius.shut.count) shut",
        radius.planned.isEmpty ? nil : "\(radius.planned.count) only planned",
        live > 0 ? CountText.of(radius.hosts.count, "host") : nil, lanes(radius),
      ]
      lines += hanging("DARK      ", counts.compactMap(\.self).joined(separator: ", "))
    }
    if live > 0 {
      let owners = radius.owners.map { "\($0.owner ?? "nobody said") \($0.links)" }
      lines += hanging("whose     ", owners.joined(separator: ", "))
    }
    if !radius.rails.isEmpty {
      lines += hanging("rails     ", radius.rails.map { "GPU\($0)" }.joined(separator: " "))
    }
    if !radius.unknown.isEmpty {
      let count = CountText.of(radius.unknown.count, "link")
      lines += hanging("MAY ALSO  ", "\(count) of which nobody has recorded all they pass")
    }
    return lines
  }

  private static func lanes(_ radius: BlastRadius) -> String? {
    guard !radius.live.isEmpty else { return nil }
    let without = radius.linksWithoutLanes
    let unknown = without > 0 ? " (of \(CountText.of(without, "link")) not known)" : ""
    return CountText.of(radius.lanes, "lane") + unknown
  }

  private static func table(_ radius: BlastRadius) -> String {
    var table = Table(["state", "link", "lanes", "whose", "passes"])
    for link in radius.dark.prefix(mostLinks) {
      table.add([
        link.isLive ? "LIVE" : link.isInService ? "shut" : "planned", link.label, Self.lanes(link),
        link.owner,
        link.passes.joined(separator: ", "),
      ])
    }
    let more = radius.dark.count - mostLinks
    return table.text() + (more > 0 ? "and \(more) more (--json has all)\n" : "")
  }

  /// How many lanes, and of how many where the port is dealt out.
  private static func lanes(_ link: DarkLink) -> String? {
    guard let lanes = link.lanes else { return nil }
    guard let most = link.lanesOfPort, most > lanes else { return String(lanes) }
    return "\(lanes) of \(most)"
  }

  private static func neighbours(_ radius: BlastRadius) -> String {
    var table = Table(["at", "why", "link"])
    for neighbour in radius.neighbours.prefix(mostNeighbours) {
      let why =
        switch neighbour.why {
        case .sameModule: "same module"
        case .nextPosition: "next position"
        }
      table.add([neighbour.at, why, neighbour.label])
    }
    let more = radius.neighbours.count - mostNeighbours
    return table.text() + (more > 0 ? "and \(more) more (--json has all)\n" : "")
  }

  private static func hanging(_ label: String, _ text: String) -> [String] {
    TextWidth.wrapped(SafeLine.text(text), to: 80 - label.count).enumerated().map {
      ($0.offset == 0 ? label : String(repeating: " ", count: label.count)) + $0.element
    }
  }
}
