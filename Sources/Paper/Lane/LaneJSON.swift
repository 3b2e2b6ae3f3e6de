internal import Guide
internal import Plant

/// A lane for programs; its fields are in docs/cli.md.
public enum LaneJSON {
  /// The two directions of a lane, as paths.
  public static func paths(_ report: LaneReport) -> [JSONValue] {
    LaneTrace.Direction.allCases.map { path($0, report) }
  }

  private static func path(_ direction: LaneTrace.Direction, _ report: LaneReport) -> JSONValue {
    var hops: [JSONValue] = []
    for sight in report.sights {
      let passage = report.trace.passage(direction, at: sight.joint)
      hops.append(face(sight, sight.near, passage?.nearFace, report, side: "near"))
      hops.append(face(sight, sight.far, passage?.farFace, report, side: "far"))
      if sight.joint < report.segments.count { hops += cable(sight.joint, direction, report) }
    }
    let far = report.channel.far
    return .object([
      ("complete", .bool(report.trace.outcome(direction) == .arrives)),
      ("direction", .string(direction.rawValue)), ("lane", .optional(report.trace.lane)),
      ("hops", .array(hops)),
      (
        "far",
        .object([
          ("port", .string(far.label)), ("place", .optional(report.sights.last?.place?.text)),
          ("lane", .optional(report.trace.farLane)),
          ("direction", .string(direction == .there ? "receive" : "transmit")),
        ])
      ),
      (
        "look",
        .array(
          JointLook.order(report.sights).map { look in
            .object([
              ("joint", .optional(look.sight.joint + 1)), ("ref", .string(look.sight.label)),
              ("why", .string(look.reason.rawValue)),
            ])
          })
      ),
    ])
  }

  private static func face(
    _ sight: JointSight, _ face: FaceSight, _ spot: FaceSpot?, _ report: LaneReport, side: String
  ) -> JSONValue {
    let isPort =
      sight.joint == 0 && side == "near"
      || sight.joint == report.segments.count && side == "far"
    return .object([
      ("kind", .string("face")), ("ref", .string(sight.label)), ("label", .string(face.label)),
      ("place", .optional(sight.place?.text)), ("position", .optional(spot?.plug)),
      ("view", .string("plug")), ("receptacle", .optional(spot?.receptacle)), ("colour", .null),
      ("joint", .optional(sight.joint + 1)), ("side", .string(side)),
      (
        "picture",
        .optional(spot.flatMap { report.picture($0, seenFrom: isPort ? .port : .plug) })
      ),
      (
        "seen",
        face.look.map { look in
          .object([
            ("at", .string(TimeText.iso(look.atMS))), ("by", .string(look.technician)),
            ("verdict", .string(look.verdict.rawValue)),
          ])
        } ?? .null
      ),
      (
        "touched",
        sight.touch.map { touch in
          .object([
            ("at", .string(TimeText.iso(touch.atMS))), ("by", .string(touch.technician)),
            ("what", .string(touch.deed.rawValue)),
          ])
        } ?? .null
      ),
    ])
  }

  private static func cable(
    _ segment: Int, _ direction: LaneTrace.Direction, _ report: LaneReport
  ) -> [JSONValue] {
    guard case .cable(let cable, let from, _) = report.segments[segment] else { return [] }
    let fibre = report.fibre(direction, in: segment)
    return [
      .object([
        ("kind", .string(cable.kind?.rawValue ?? "cable")), ("ref", .string(cable.id.description)),
        ("label", .string(cable.label)), ("leg", cable.isLegged ? .optional(from.leg) : .null),
        ("place", .null), ("position", .optional(fibre?.number)), ("view", .string("fibre")),
        ("colour", .optional(fibre?.colour?.text)), ("tube", .optional(fibre?.tube?.text)),
      ])
    ]
  }
}
