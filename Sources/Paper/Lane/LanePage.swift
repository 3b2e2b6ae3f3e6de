internal import Guide
internal import Plant

/// A lane for a terminal: every face it passes, in both views, and where to look first.
public enum LanePage {
  private static let width = 80
  private static let partColumns = 27
  private static let laneColumns = 14

  /// The whole page, with a line end after each line.
  public static func text(_ report: LaneReport) -> String {
    let (near, far) = (report.channel.near.label, report.channel.far.label)
    let (lane, other) = (report.trace.lane, report.trace.farLane)
    var lines = [SafeLine.text("\(near) lane \(lane) > \(far) lane \(other)")]
    lines.append(verdict(report))
    lines += ["", header(report)]
    for sight in report.sights {
      lines += joint(sight, report)
      if sight.joint < report.segments.count { lines += fibre(sight.joint, report) }
    }
    lines += [""] + look(report) + notes(report)
    return lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  private static func verdict(_ report: LaneReport) -> String {
    let words = LaneTrace.Direction.allCases.map { direction in
      let (lane, other) = (report.trace.lane, report.trace.farLane)
      let way = direction == .there ? "Tx\(lane) > Rx\(other)" : "Rx\(lane) < Tx\(other)"
      let end =
        switch report.trace.outcome(direction) {
        case .arrives: "good"
        case .strays: "DOES NOT ARRIVE"
        case .unknown: "CANNOT TELL"
        }
      return "\(direction.rawValue.uppercased()) \(way) \(end)"
    }
    return words.joined(separator: ", ")
  }

  private static func header(_ report: LaneReport) -> String {
    row("", "THERE", "BACK", "last seen")
      + "\n" + row("    plug position (receptacle)", "", "", "")
  }

  private static func row(_ part: String, _ there: String, _ back: String, _ seen: String)
    -> String
  {
    let cells = [(part, partColumns + 4), (there, laneColumns), (back, laneColumns)]
    return cells.map { text, width in
      let padded = TextWidth.padded(text, to: width)
      return padded.hasSuffix(" ") || padded.isEmpty ? padded : padded + "  "
    }.joined() + seen
  }

  private static func joint(_ sight: JointSight, _ report: LaneReport) -> [String] {
    let place = [sight.label, sight.place?.text].compactMap { $0 }.joined(separator: ", ")
    let head = TextWidth.wrapped(
      SafeLine.text("\(place): \(touch(sight, report.nowMS))"), to: width - 4)
    return head.enumerated().map { number, line in
      (number == 0 ? TextWidth.padded("J\(sight.joint + 1)", to: 4) : "    ") + line
    } + face(sight, \.nearFace, sight.near, report) + face(sight, \.farFace, sight.far, report)
  }

  private static func touch(_ sight: JointSight, _ nowMS: Int64) -> String {
    guard let touch = sight.touch else { return "not touched" }
    let span = FloorClock.span(fromMS: touch.atMS, toMS: nowMS)
    return "TOUCHED \(span) ago, \(touch.deed.text) by \(touch.technician)"
  }

  private static func face(
    _ sight: JointSight, _ side: KeyPath<JointPassage, FaceSpot?>, _ face: FaceSight,
    _ report: LaneReport
  ) -> [String] {
    let spots = LaneTrace.Direction.allCases.map { direction in
      report.trace.passage(direction, at: sight.joint)?[keyPath: side]
    }
    let positions = spots.map { spot in
      spot.map { "\($0.kind.name(of: $0.plug)) (\($0.kind.name(of: $0.receptacle)))" } ?? "-"
    }
    let seen =
      face.look.map {
        "\($0.verdict.rawValue) \(FloorClock.span(fromMS: $0.atMS, toMS: report.nowMS))"
      } ?? "never"
    let label = SafeLine.text(face.label)
    let parts = TextWidth.wrapped(label, to: partColumns - 1)
    var lines = [
      row("    " + (parts.first ?? ""), positions[0], positions[1], seen)
    ]
    lines += parts.dropFirst().map { "    " + $0 }
    let isPort = isModule(sight, side, report)
    let pictures = spots.map { spot in
      spot.flatMap { report.picture($0, seenFrom: isPort ? .port : .plug) }
    }
    if let there = pictures[0], let back = pictures[1] {
      lines += TextWidth.wrapped("in the picture: there \(there); back \(back)", to: width - 6)
        .map { "      " + $0 }
    }
    return lines
  }

  /// Whether the face is a module's, which is looked at in its port.
  private static func isModule(
    _ sight: JointSight, _ side: KeyPath<JointPassage, FaceSpot?>, _ report: LaneReport
  ) -> Bool {
    sight.joint == 0 && side == \.nearFace
      || sight.joint == report.segments.count && side == \.farFace
  }

  private static func fibre(_ segment: Int, _ report: LaneReport) -> [String] {
    guard case .cable(let cable, _, _) = report.segments[segment] else { return [] }
    let leg = report.leg(of: segment)
    let fibres = LaneTrace.Direction.allCases.map { direction in
      report.fibre(direction, in: segment)
    }
    let colours = fibres.map { fibre in
      fibre.map { [String($0.number), $0.colour?.text].compactMap { $0 }.joined(separator: " ") }
        ?? "-"
    }
    let tube = fibres.compactMap { $0?.tube }.first.map { "tube \(leg) \($0.text)" } ?? ""
    let name = SafeLine.text("|   \(cable.kind?.rawValue ?? "cable") fibre")
    return [row(name, colours[0], colours[1], tube)]
  }

  private static func look(_ report: LaneReport) -> [String] {
    var groups: [(joints: [String], why: String)] = []
    for look in JointLook.order(report.sights) {
      let joint = "J\(look.sight.joint + 1)"
      if groups.last?.why == look.reason.text {
        groups[groups.count - 1].joints.append(joint)
      } else {
        groups.append(([joint], look.reason.text))
      }
    }
    let order = groups.map { "\($0.joints.joined(separator: " ")) (\($0.why))" }
    return TextWidth.wrapped(order.joined(separator: ", then "), to: width - 6).enumerated().map {
      number, line in (number == 0 ? "LOOK  " : "      ") + line
    }
  }

  private static func notes(_ report: LaneReport) -> [String] {
    guard let tip = report.tip else { return [] }
    let text =
      tip.orientation.map { "Pictures as tip \(tip.label) shows them: \($0.text)." }
      ?? "How tip \(tip.label) shows a face is not proved: ferrule kit check '\(tip.label)'"
    return TextWidth.wrapped(SafeLine.text(text), to: width)
  }
}
