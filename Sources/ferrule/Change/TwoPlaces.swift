import Guide
import Plant
import Store

/// Records said to be of one thing that are known to be at two places.
enum TwoPlaces {
  /// - Throws: an error with code `two-places` that names the places, where there are two.
  static func refuse(_ things: [Thing], _ view: StoreView, next: String) throws {
    guard let sentence = try sentence(things, view) else { return }
    throw CommandError(.badInput, "two-places", sentence, next: next)
  }

  /// Names the places, where there are two; nil where there are not.
  static func sentence(_ things: [Thing], _ view: StoreView) throws -> String? {
    let placed = try things.compactMap { thing in
      try place(thing, view).map { (thing, $0) }
    }
    guard Set(placed.map(\.1)).count > 1 else { return nil }
    let list = placed.map { "\(RecordAnswerLine.called($0)): \($1)" }
    return "They are at different places. \(list.joined(separator: "; "))."
  }

  /// Where a thing is plugged in or stands, in words; nil where nobody said.
  private static func place(_ thing: Thing, _ view: StoreView) throws -> String? {
    if let place = try Whereabouts.text(view, thing) { return place }
    guard thing.kind == .module else {
      return try view.place(of: thing.subject)?.text
    }
    return try [1, 2].lazy.compactMap { try view.port(holding: thing.id, connector: $0)?.label }
      .first
  }
}
