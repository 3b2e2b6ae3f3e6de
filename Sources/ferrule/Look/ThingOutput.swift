import Paper
import Plant
import Store

/// A thing for programs.
enum ThingOutput {
  static func json(_ thing: Thing, place: String?) -> JSONValue {
    .object([
      ("kind", .string(thing.kind.rawValue)), ("id", .string(thing.id.description)),
      ("label", .string(thing.label)), ("place", .optional(place)),
      ("retired", .bool(thing.retiredAtMS != nil)),
    ])
  }
}

/// Where a thing is, in a few words.
enum Whereabouts {
  static func text(_ view: StoreView, _ thing: Thing) throws -> String? {
    switch thing.kind {
    case .port: try view.port(thing.id)?.place?.text
    case .device: try view.place(ofDevice: thing.id)?.text
    case .link:
      try view.link(thing.id).map {
        "\($0.portA.place?.text ?? "-") > \($0.portB.place?.text ?? "-")"
      }
    default: nil
    }
  }
}
