import Plant

/// A polarity report as a picture: every position of every face, the way of every lane.
///
/// Equal reports make equal bytes; whole numbers only.
public struct PolaritySVG {
  private static let pitch = 20
  private static let top = 86
  private static let label = 96
  private static let cable = 132
  private static let gap = 64
  /// What the two lines under the picture need.
  private static let narrowest = 400
  /// Colours that people with colour blindness tell apart; lanes are also labelled.
  private static let colours = [
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#6b4c9a", "#8c6d31",
    "#444444", "#a50026",
  ]

  private let report: PolarityReport
  private let rows: Int

  /// The picture.
  public static func text(_ report: PolarityReport) -> String {
    PolaritySVG(report).document
  }

  private init(_ report: PolarityReport) {
    self.report = report
    rows = report.setting.connector.positions
  }

  private var content: Int {
    let count = report.channel.count
    return count * Self.cable + (count - 1) * Self.gap
  }

  private var width: Int { max(Self.narrowest, 2 * Self.label + content) }

  /// Where the first cable begins.
  private var start: Int { (width - content) / 2 }

  private var height: Int { Self.top + rows * Self.pitch + 56 }

  private var document: String {
    let title =
      "\(report.recipe.text) on \(report.setting.connector.text): "
      + report.judgement.verdict.code
    let size = "width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\""
    var out = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) role=\"img\" "
        + "font-family=\"sans-serif\" font-size=\"12\">",
      "<title>\(Markup.escaped(title))</title>",
      "<rect width=\"\(width)\" height=\"\(height)\" fill=\"#ffffff\"/>",
      text(width / 2, 24, title, size: 16, anchor: "middle", bold: true),
    ]
    out += fibres + adapterLines
    for end in [ChannelEnd.far, .near] { out += lanes(from: end) }
    out += faces + labels
    for (line, words) in [
      "positions on each plug's end-face, key up, white dot at 1",
      "solid: sent by the near module; dashed: by the far one",
    ].enumerated() {
      out.append(text(width / 2, height - 30 + 16 * line, words, size: 11, anchor: "middle"))
    }
    out.append("</svg>")
    return out.joined(separator: "\n") + "\n"
  }

  /// Left edge of a cable.
  private func left(_ place: Int) -> Int { start + place * (Self.cable + Self.gap) }

  private func y(_ position: Int) -> Int { Self.top + (position - 1) * Self.pitch + 10 }

  /// Every fibre of every cable, thin.
  private var fibres: [String] {
    report.channel.segments.enumerated().flatMap { place, segment in
      (segment.part.map?.pairs ?? []).map { pair in
        line(
          left(place), y(pair.near.position), left(place) + Self.cable, y(pair.far.position),
          "#d0d0d0", width: 1)
      }
    }
  }

  /// What meets what in every adapter, thin.
  private var adapterLines: [String] {
    report.recipe.rest.enumerated().flatMap { place, step in
      report.setting.connector.filled.compactMap { position in
        step.keys.meets(position, in: report.setting.connector).map { met in
          line(
            left(place) + Self.cable, y(position), left(place + 1), y(met), "#e4e4e4", width: 1)
        }
      }
    }
  }

  private func lanes(from end: ChannelEnd) -> [String] {
    report.lanes(from: end).compactMap { lane -> String? in
      guard let ride = report.channel.ride(ofTransmitter: lane.lane, at: end) else { return nil }
      let way = ride.passages.flatMap { points($0, from: end) }
      guard way.count > 1 else { return nil }
      let path = way.map { "\($0.0),\($0.1)" }.joined(separator: " ")
      let colour = Self.colours[(lane.lane - 1) % Self.colours.count]
      let dash = end == .far ? " stroke-dasharray=\"5 4\"" : ""
      return "<polyline points=\"\(path)\" fill=\"none\" stroke=\"\(colour)\" "
        + "stroke-width=\"2\"\(dash)/>"
    }
  }

  /// The one or two points at which light passes a joint.
  private func points(_ passage: JointPassage, from end: ChannelEnd) -> [(Int, Int)] {
    let last = report.channel.count
    var out: [(Int, Int)] = []
    if passage.joint > 0, let spot = passage.nearFace {
      out.append((left(passage.joint - 1) + Self.cable, y(spot.plug)))
    }
    if passage.joint < last, let spot = passage.farFace {
      out.append((left(passage.joint), y(spot.plug)))
    }
    return end == .far ? out.reversed() : out
  }

  private var faces: [String] {
    report.channel.segments.indices.flatMap { place -> [String] in
      let sides = [left(place), left(place) + Self.cable]
      return sides.flatMap { face($0) }
        + [
          text(
            left(place) + Self.cable / 2, Self.top - 26,
            "cable \(place + 1): \(report.recipe.cables[place]?.text ?? "?")", size: 13,
            anchor: "middle", bold: true)
        ]
    }
      + report.recipe.rest.enumerated().map { place, step in
        text(
          left(place) + Self.cable + Self.gap / 2, Self.top - 26,
          "\(step.keys.letter) (\(step.keys.rawValue))", size: 11, anchor: "middle")
      }
  }

  /// A ferrule with its key above and a dot a position; hollow where there is no fibre.
  private func face(_ x: Int) -> [String] {
    let connector = report.setting.connector
    var out = [
      "<rect x=\"\(x - 9)\" y=\"\(Self.top - 2)\" width=\"18\" "
        + "height=\"\(rows * Self.pitch + 4)\" rx=\"4\" fill=\"#f6f6f6\" "
        + "fill-opacity=\"0.85\" stroke=\"#555555\"/>",
      "<rect x=\"\(x - 5)\" y=\"\(Self.top - 9)\" width=\"10\" height=\"7\" fill=\"#555555\"/>",
    ]
    for position in 1...rows {
      let hasFibre = connector.hasFibre(at: position)
      out.append(
        text(
          x, y(position) + 4, String(position), size: 10, anchor: "middle",
          colour: hasFibre ? "#111111" : "#bbbbbb"))
    }
    return out
  }

  /// What the modules have at each position.
  private var labels: [String] {
    let layouts = [report.channel.near.optic?.layout, report.channel.far.optic?.layout]
    let edges = [(start - 16, "end"), (start + content + 16, "start")]
    return zip(layouts, edges).enumerated().flatMap { number, pair -> [String] in
      guard let layout = pair.0 else { return [] }
      let (x, anchor) = pair.1
      var names: [Int: [String]] = [:]
      for point in layout.transmitters { names[point.plug, default: []].append("Tx\(point.lane)") }
      for point in layout.receivers { names[point.plug, default: []].append("Rx\(point.lane)") }
      let heading = text(
        x, Self.top - 26, number == 0 ? "near module" : "far module", size: 11, anchor: anchor)
      return [heading]
        + names.sorted { $0.key < $1.key }.map { position, names in
          text(x, y(position) + 4, names.joined(separator: " "), size: 12, anchor: anchor)
        }
    }
  }

  private func line(_ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int, _ colour: String, width: Int)
    -> String
  {
    "<line x1=\"\(x1)\" y1=\"\(y1)\" x2=\"\(x2)\" y2=\"\(y2)\" stroke=\"\(colour)\" "
      + "stroke-width=\"\(width)\"/>"
  }

  private func text(
    _ x: Int, _ y: Int, _ text: String, size: Int, anchor: String, bold: Bool = false,
    colour: String = "#111111"
  ) -> String {
    "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(size)\" text-anchor=\"\(anchor)\" "
      + "fill=\"\(colour)\"\(bold ? " font-weight=\"bold\"" : "")>\(Markup.escaped(text))</text>"
  }
}
