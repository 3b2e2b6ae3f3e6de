/// What the program is asked to do when the fault comes.
public enum Errand: String, Sendable, CaseIterable {
  case record
  case work
  case importPlan = "import"
  case export = "sync export"
  case merge = "sync merge"
  case join = "init --from"
  case newSite = "init --site"
  case refold
  case checklist = "checklist -o"
  /// A record in a store that was copied with its key.
  case copied = "record in a copy"
  case backup
  case restore
  case image = "image add"
  case next

  /// The verb it needs, as `ferrule --help` lists it.
  var verb: String {
    switch self {
    case .record, .copied: "record"
    case .importPlan: "import"
    case .export, .merge: "sync"
    case .join, .newSite: "init"
    case .work, .refold, .checklist, .backup, .restore, .image, .next: rawValue.components[0]
    }
  }

  /// Whether it changes anything: a reading errand is worth no kill.
  public var writes: Bool { self != .next }
}

extension String {
  fileprivate var components: [String] { split(separator: " ").map(String.init) }
}
