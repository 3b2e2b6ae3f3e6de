public import Plant

/// What to change in a plan, for a terminal: the counts, what to buy, where to walk, what is left.
public enum MendText {
  private static let mostLeft = 40

  /// The whole page, with a line end after each line; no line is longer than 80 columns.
  public static func text(_ report: MendReport) -> String {
    var out = heading(report).joined(separator: "\n") + "\n"
    if !report.shopping.isEmpty { out += "\nBUY, or take from stock\n" + shopping(report) }
    if !report.walk.isEmpty { out += "\nWALK\n" + walk(report) }
    if !report.exchanges.isEmpty { out += "\nPUT BACK, nothing to buy\n" + exchanges(report) }
    if !report.left.isEmpty { out += "\nLEFT\n" + left(report) }
    return out
  }

  private static func heading(_ report: MendReport) -> [String] {
    let bad = Set(report.mended + report.left.filter { $0.reason != .unknown }.map(\.link)).count
    guard bad > 0 else {
      let unknown = report.left.count
      let known = CountText.of(report.links - unknown, "link")
      return hanging(
        "NOTHING to change  ",
        "\(known) well" + (unknown > 0 ? ", \(unknown) of which too little is known" : ""))
    }
    let parts = CountText.of(report.changes, "part")
    var lines = hanging(
      "MEND  ",
      "\(parts) to change \(report.changes == 1 ? "mends" : "mend") \(report.mended.count) of "
        + "\(CountText.of(bad, "link")) that \(bad == 1 ? "is" : "are") not well")
    if report.changes > 0 {
      lines.append(
        report.isSmallest
          ? "      No smaller plan does."
          : "      Whether a smaller plan does is not proven; none has fewer than \(report.atLeast)."
      )
    }
    return lines
  }

  private static func shopping(_ report: MendReport) -> String {
    var table = Table(["count", "what", "type", "ends", "fibre", "for"], rightAligned: [0])
    for item in report.shopping {
      table.add([
        String(item.count), what(item), item.type.text, ends(item), fibre(item),
        item.replaces.joined(separator: ", "),
      ])
    }
    return table.text()
  }

  private static func what(_ item: ShoppingItem) -> String {
    item.kind == .trunk ? "trunk, \(CountText.of(item.legs, "leg"))" : item.kind.rawValue
  }

  private static func ends(_ item: ShoppingItem) -> String? {
    let (near, far) = (face(item.near), face(item.far))
    return near == far ? near : "\(near ?? "?") to \(far ?? "?")"
  }

  private static func face(_ face: FaceType) -> String? {
    let words = [face.kind?.text, face.pins?.rawValue, face.polish?.text].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  private static func fibre(_ item: ShoppingItem) -> String? {
    let length = item.lengthMM.map { "\(DecibelText.metres($0)) m" }
    let words = [item.grade?.rawValue.uppercased(), length].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  private static func walk(_ report: MendReport) -> String {
    var table = Table(["", "place", "at", "comes out", "goes in", "dark"], rightAligned: [0])
    for (number, stop) in report.walk.enumerated() {
      table.add([
        String(number + 1), stop.place?.text ?? "not known", stop.at, stop.part,
        "\(stop.kind.rawValue) \(stop.type.text)", stop.live > 0 ? "\(stop.live) LIVE" : nil,
      ])
    }
    return table.text()
  }

  private static func exchanges(_ report: MendReport) -> String {
    report.exchanges.flatMap { exchange in
      hanging("  ", exchange.links.joined(separator: ", ")) + hanging("    ", exchange.what)
    }.joined(separator: "\n") + "\n"
  }

  private static func left(_ report: MendReport) -> String {
    let words: [MendReport.Reason: String] = [
      .unknown: "too little known", .hopeless: "not a matter of types",
      .blocked: "may spoil another", .wrongPort: "ends in another port",
      .unfit: "light right, unfit",
    ]
    // What many links lack is said once.
    struct Group: Hashable {
      var reason: MendReport.Reason
      var why: String
    }
    var (groups, links): ([Group], [Group: [String]]) = ([], [:])
    for left in report.left {
      let group = Group(reason: left.reason, why: left.why)
      if links[group] == nil { groups.append(group) }
      links[group, default: []].append(left.link)
    }
    var lines: [String] = []
    for group in groups.prefix(mostLeft) {
      let own = links[group] ?? []
      let more = own.count > 1 ? " and \(own.count - 1) more" : ""
      lines += hanging("  ", "\(own.first ?? "")\(more): \(words[group.reason] ?? "")")
      lines += hanging("    ", group.why)
    }
    if groups.count > mostLeft { lines.append("  and \(groups.count - mostLeft) more (--json)") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func hanging(_ label: String, _ text: String) -> [String] {
    TextWidth.wrapped(SafeLine.text(text), to: 80 - label.count).enumerated().map {
      ($0.offset == 0 ? label : String(repeating: " ", count: label.count)) + $0.element
    }
  }
}
