public import Plant

/// What to change in a plan, for programs; its fields are in docs/cli.md.
public enum MendJSON {
  /// The document.
  public static func document(_ report: MendReport) -> JSONValue {
    .object([
      ("links", .optional(report.links)), ("changes", .optional(report.changes)),
      ("smallest", .bool(report.isSmallest)), ("at_least", .optional(report.atLeast)),
      ("mended", .array(report.mended.map { .string($0) })),
      ("buy", .array(report.shopping.map(item))), ("walk", .array(report.walk.map(stop))),
      (
        "exchanges",
        .array(
          report.exchanges.map { exchange in
            .object([
              ("links", .array(exchange.links.map { .string($0) })), ("at", .string(exchange.at)),
              ("what", .string(exchange.what)),
            ])
          })
      ),
      (
        "left",
        .array(
          report.left.map { left in
            .object([
              ("link", .string(left.link)), ("reason", .string(left.reason.rawValue)),
              ("why", .string(left.why)), ("beside", .array(left.beside.map { .string($0) })),
            ])
          })
      ),
    ])
  }

  private static func item(_ item: ShoppingItem) -> JSONValue {
    .object([
      ("count", .optional(item.count)), ("kind", .string(item.kind.rawValue)),
      ("type", .string(item.type.text)), ("near", face(item.near)), ("far", face(item.far)),
      ("grade", .optional(item.grade?.rawValue)), ("length_mm", .optional(item.lengthMM)),
      ("legs", .optional(item.legs)),
      ("replaces", .array(item.replaces.map { .string($0) })),
    ])
  }

  private static func face(_ face: FaceType) -> JSONValue {
    .object([
      ("connector", .optional(face.kind?.rawValue)), ("pins", .optional(face.pins?.rawValue)),
      ("polish", .optional(face.polish?.rawValue)),
    ])
  }

  private static func stop(_ stop: MendStop) -> JSONValue {
    .object([
      ("place", .optional(stop.place?.text)), ("row", .optional(stop.place?.row)),
      ("rack", .optional(stop.place?.rack)), ("at", .string(stop.at)),
      ("out", .string(stop.part)), ("in", .string("\(stop.kind.rawValue) \(stop.type.text)")),
      ("live", .optional(stop.live)),
    ])
  }
}
