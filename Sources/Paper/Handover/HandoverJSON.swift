public import Guide
import Plant

/// A handover for programs.
///
/// Readers must ignore fields they do not know.
public enum HandoverJSON {
  /// The whole document.
  public static func value(
    _ handover: Handover, zone: String, command: (LooseNext) -> String?
  ) -> JSONValue {
    let heading = handover.heading
    return .object([
      ("format", .string("ferrule-handover")), ("version", .integer(1)),
      ("site", .string(heading.site)), ("row", .optional(heading.row)),
      ("from", .string(heading.from)), ("to", .optional(heading.to)),
      ("at", .string(TimeText.iso(heading.atMS))),
      ("since", .string(TimeText.iso(heading.sinceMS))),
      ("laptop", .string(heading.laptop)), ("zone", .string(zone)),
      ("screen", .array(HandoverScreen.lines(handover).map { .string($0) })),
      ("loose", .array(loose(handover.loose, command: command))),
      ("soaks", .array(handover.soaks.map(item))), ("owed", .array(handover.owed.map(item))),
      (
        "repeats",
        .array(
          handover.repeats.map {
            .object([
              ("name", .string($0.name)), ("at", .array($0.places.map { .string($0) })),
              ("faults", .optional($0.faults)),
              ("links", .optional($0.links)), ("days", .optional($0.days)),
            ])
          })
      ),
      ("faults", .array(handover.faults.map(fault))),
      (
        "finished",
        .array(
          handover.finished.map {
            .object([
              ("at", .string(TimeText.iso($0.atMS))), ("by", .string($0.by)),
              ("ref", .string($0.ref)), ("what", .string($0.what)),
              ("ticket", .optional($0.ticket)),
            ])
          })
      ),
      ("not_home", .optional(handover.home.notHome)),
      ("central", .bool(handover.home == .isCentral)),
    ])
  }

  /// Loose ends by place.
  public static func loose(_ spots: [LooseSpot], command: (LooseNext) -> String?) -> [JSONValue] {
    spots.map { spot in
      .object([
        ("ref", .string(spot.ref)), ("place", .optional(spot.place?.text)),
        ("ticket", .optional(spot.ticket)), ("next", .optional(command(spot.next))),
        (
          "ends",
          .array(
            spot.ends.map {
              .object([
                ("kind", .string($0.kind.rawValue)), ("what", .string($0.what)),
                ("since", .string(TimeText.iso($0.sinceMS))), ("hand", hand($0.hand)),
              ])
            })
        ),
      ])
    }
  }

  /// Whose a loose end is.
  static func hand(_ hand: LooseHand) -> JSONValue {
    let state = ("state", JSONValue.string(hand.state))
    switch hand {
    case .open: return .object([state])
    case .passed(let to, let by, let atMS, let note, let holder):
      return .object([
        state, ("to", .string(to)), ("by", .string(by)), ("at", .string(TimeText.iso(atMS))),
        ("note", .optional(note)), ("holder", .optional(holder)),
      ])
    case .accepted(let by, let from, let atMS, let note):
      return .object([
        state, ("by", .string(by)), ("from", .string(from)), ("at", .string(TimeText.iso(atMS))),
        ("note", .optional(note)), ("holder", .string(by)),
      ])
    case .refused(let by, let atMS, let why, let holder):
      return .object([
        state, ("by", .string(by)), ("at", .string(TimeText.iso(atMS))), ("why", .optional(why)),
        ("holder", .optional(holder)),
      ])
    }
  }

  private static func item(_ item: DueItem) -> JSONValue {
    .object([
      ("ref", .string("\(item.port.device):\(item.port.name)")),
      ("kind", .string(item.kind.rawValue)), ("what", .string(item.why)),
      ("place", .optional(item.port.place?.text)),
      ("since", .string(TimeText.iso(item.sinceMS))),
      ("due", .optional(item.dueMS.map(TimeText.iso))), ("code", .optional(item.code?.stored)),
    ])
  }

  private static func fault(_ fault: HandoverFault) -> JSONValue {
    .object([
      ("ref", .string(fault.ref)), ("far", .string(fault.far)),
      ("place", .optional(fault.place?.text)), ("symptom", .string(fault.symptom)),
      ("ticket", .optional(fault.ticket)), ("since", .string(TimeText.iso(fault.sinceMS))),
      ("repair", .optional(fault.repair)),
    ])
  }
}
