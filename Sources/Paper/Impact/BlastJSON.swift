public import Plant

/// What goes dark, for programs; its fields are in docs/cli.md.
public enum BlastJSON {
  /// The document.
  public static func document(_ radius: BlastRadius, pulling labels: [String]) -> JSONValue {
    .object([
      ("pulled", .array(labels.map { .string($0) })),
      ("live", .optional(radius.live.count)), ("shut", .optional(radius.shut.count)),
      ("planned", .optional(radius.planned.count)),
      ("hosts", .array(radius.hosts.map { .string($0) })),
      ("rails", .array(radius.rails.map { .optional($0) })),
      ("lanes", .optional(radius.lanes)),
      ("links_without_lanes", .optional(radius.linksWithoutLanes)),
      (
        "owners",
        .array(
          radius.owners.map {
            .object([("owner", .optional($0.owner)), ("links", .optional($0.links))])
          })
      ),
      ("dark", .array(radius.dark.map(link))), ("unknown", .array(radius.unknown.map(link))),
      (
        "neighbours",
        .array(
          radius.neighbours.map { neighbour in
            .object([
              ("link", .string(neighbour.label)), ("id", .string(neighbour.link.description)),
              ("at", .string(neighbour.at)), ("why", .string(neighbour.why.rawValue)),
            ])
          })
      ),
    ])
  }

  private static func link(_ link: DarkLink) -> JSONValue {
    .object([
      ("link", .string(link.label)), ("id", .string(link.link.description)),
      ("in_service", .bool(link.isInService)), ("shut", .bool(link.isShut)),
      ("owner", .optional(link.owner)),
      ("hosts", .array(link.hosts.map { .string($0) })), ("rail", .optional(link.rail)),
      ("lanes", .optional(link.lanes)), ("lanes_of_port", .optional(link.lanesOfPort)),
      ("passes", .array(link.passes.map { .string($0) })),
    ])
  }
}
