import Plant

/// A checklist for programs.
///
/// Readers must ignore fields they do not know.
public enum ChecklistJSON {
  /// The whole document.
  public static func text(_ checklist: Checklist) -> String {
    value(checklist).pretty
  }

  /// The document as a value, to be put into a larger one.
  public static func value(_ checklist: Checklist) -> JSONValue {
    let heading = checklist.heading
    let counts = checklist.counts
    return .object([
      ("format", .string("ferrule-checklist")),
      ("version", .integer(1)),
      ("site", .string(heading.site)),
      ("hall", .string(heading.hall)),
      ("row", .string(heading.row)),
      ("printed_at", .string(TimeText.iso(heading.printedAtMS))),
      ("device", .string(heading.device)),
      ("technician", .optional(heading.technician)),
      (
        "counts",
        .object([
          ("to_do", .optional(counts.toDo)),
          ("for_far_end", .optional(counts.forFarEnd)),
          ("do_not_touch", .optional(counts.doNotTouch)),
        ])
      ),
      ("message", .optional(checklist.emptySentence)),
      ("walks", .array(checklist.walks.map(value))),
    ])
  }

  private static func value(_ walk: ChecklistWalk) -> JSONValue {
    .object([
      ("hall", .string(walk.hall)),
      ("row", .string(walk.row)),
      ("side", .optional(walk.side?.rawValue)),
      (
        "racks",
        .array(
          walk.racks.map { rack in
            .object([
              ("rack", .string(rack.name)),
              ("items", .array(rack.items.map { value($0.entry, number: $0.number) })),
            ])
          })
      ),
    ])
  }

  static func value(_ entry: ChecklistEntry, number: Int?) -> JSONValue {
    .object([
      ("number", .optional(number)),
      ("ref", .string(entry.ref)),
      ("code", .optional(entry.code?.stored)),
      ("names", .string(entry.names)),
      ("what", .string(entry.what)),
      ("why", .string(entry.why)),
      (
        "place",
        .object([
          ("text", .string(entry.place.text)),
          ("hall", .string(entry.place.hall)),
          ("row", .string(entry.place.row)),
          ("row_order", .optional(entry.place.rowOrder)),
          ("rack", .string(entry.place.rack)),
          ("rack_order", .optional(entry.place.rackOrder)),
          ("lowest_u", .optional(entry.place.lowestU)),
          ("height_u", .optional(entry.place.heightU)),
          ("side", .optional(entry.place.side?.rawValue)),
        ])
      ),
      (
        "far_end",
        entry.farEnd.map { farEnd in
          .object([("ref", .string(farEnd.ref)), ("place", .optional(farEnd.place))])
        } ?? .null
      ),
      ("tasks", .array(entry.tasks.map { .string($0) })),
      ("do_not_touch", .bool(entry.doNotTouch)),
      ("reported_at_far_end", .bool(entry.reportedAtFarEnd)),
      ("ticket", .optional(entry.ticket)),
      ("since", .optional(entry.sinceMS.map(TimeText.iso))),
    ])
  }
}
