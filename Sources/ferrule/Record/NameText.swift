import Guide
import Paper
import Plant
import Store

/// A name of a person, or what stands on a bag: never the code of something that is known here.
///
/// Whoever scans a label where a name is wanted has aimed at the wrong thing, and a cord that opened a port
/// would stand in the history for good.
enum NameText {
  /// What a text is the code of, such as `C-0668 is a cable`, or `K-1012 is a cable, C-0023`; nil if it can be a name.
  static func refusal(_ name: String, _ view: StoreView) throws -> String? {
    if let thing = try view.things(named: name).first {
      return words(name, thing)
    }
    return try NoPartCode.job(name, view)
  }

  /// What a code is: the thing's own name is said where that is another one.
  static func words(_ code: String, _ thing: Thing) -> String {
    let isLabel = NameFolding.fold(thing.label) == NameFolding.fold(code)
    return "\(code) is a \(thing.kind.word)" + (isLabel ? "" : ", \(thing.label)")
  }

  /// Refuses what an option gives as a name and is a code; nil is a name nobody gave.
  ///
  /// - Throws: a `CommandError` with code `bad-value`, or what reading the store throws.
  static func check(
    _ name: String?, _ option: String, next: String = "say the whole name of the person",
    _ view: StoreView
  ) throws {
    guard let name, let words = try refusal(name, view) else { return }
    throw CommandError(
      .badInput, "bad-value", SafeLine.text("\(option): \(words)."), next: next)
  }
}
