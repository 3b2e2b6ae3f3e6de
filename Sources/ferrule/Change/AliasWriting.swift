import Plant
import Store

/// Gives a thing another name.
enum AliasWriting {
  /// Drafts the alias, or takes a retired one into use again; false if it is in use already.
  static func name(
    _ thing: Subject, _ code: String, _ origin: Origin, _ view: StoreView, _ draft: Draft
  ) throws -> Bool {
    let id = RecordKey.alias(code: code, target: thing.id).id
    guard let known = try view.thing(.alias, id) else {
      try draft.insert(
        .alias, id,
        [
          "code": .text(code), "target_kind": .text(thing.kind.rawValue), "target": .id(thing.id),
          "origin": .text(origin.rawValue),
        ])
      return true
    }
    guard known.retiredAtMS != nil else { return false }
    return try draft.update(.alias, id, ["retired_at": .missing, "retired_why": .missing])
  }
}
