import Paper
import Plant
import Store

/// Which look or cleaning of a face a picture belongs to, as a person says it.
enum ImageAnchor: Hashable {
  /// The last one, if it is this person's and of the last half hour.
  case recent
  /// The last one, whoever's it is.
  case latest
  case none
  /// By digits of its id.
  case named(String)

  /// How long after a look its pictures are taken off the scope.
  static let recentMS: Int64 = 30 * 60_000

  init(_ text: String?, absent: ImageAnchor) {
    switch text?.lowercased() {
    case nil: self = absent
    case "latest": self = .latest
    case "none": self = .none
    case let digits?: self = .named(digits)
    }
  }

  /// The fact among those of the face, oldest first.
  ///
  /// - Parameter what: `look` or `cleaning`.
  func choose(
    _ facts: [Fact], _ what: String, of face: String, by technician: String, nowMS: Int64
  ) throws -> Fact? {
    switch self {
    case .none: return nil
    case .recent:
      guard let last = facts.last,
        NameFolding.fold(last.technician) == NameFolding.fold(technician),
        last.atMS <= nowMS, last.atMS >= nowMS - Self.recentMS
      else { return nil }
      return last
    case .latest:
      guard let last = facts.last else {
        throw CommandError(
          .missing, "no-such-thing", "No \(what) of \(face) was recorded.",
          next: "ferrule record inspect \(ShellWord.quoted(face)) --verdict clean --image FILE…")
      }
      return last
    case .named(let digits):
      let found = facts.filter {
        $0.id.description.hasPrefix(digits) || $0.id.description.hasSuffix(digits)
      }
      guard digits.utf8.count >= 8, let only = found.first else {
        throw CommandError(
          .missing, "no-such-thing", "No \(what) of \(face) has an id with \(digits).",
          next: "ferrule history \(ShellWord.quoted(face)) --json")
      }
      guard found.count == 1 else {
        throw CommandError(
          .badInput, "ambiguous", "\(found.count) ids of \(what)s begin with \(digits).",
          next: "type more digits of the id")
      }
      return only
    }
  }
}
