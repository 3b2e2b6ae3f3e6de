/// What the program is asked to do when the fault comes.
public enum Errand: String, Sendable, CaseIterable {
  case record
  case work
  case importPlan = "import"
  case export = "sync export"
  /// A bundle that only one laptop can open.
  case sealed = "sync export --sealed"
  case snapshot = "sync export --snapshot"
  case merge = "sync merge"
  case undo = "sync undo"
  case grant = "join grant"
  case join = "init --from"
  case joinSnapshot = "init --from a snapshot"
  case newSite = "init --site"
  case refold
  case checklist = "checklist -o"
  /// A record in a store that was copied with its key.
  case copied = "record in a copy"
  case backup
  case restore
  case image = "image add"
  case passOn = "handover --to"
  case takeOver = "handover --accept"
  case next

  /// The verb it needs, as `ferrule --help` lists it.
  var verb: String {
    switch self {
    case .record, .copied: "record"
    case .importPlan: "import"
    case .export, .sealed, .snapshot, .merge, .undo: "sync"
    case .join, .joinSnapshot, .newSite: "init"
    case .grant, .work, .refold, .checklist, .backup, .restore, .image, .passOn, .takeOver, .next:
      rawValue.components[0]
    }
  }

  /// Whether it changes anything: a reading errand is worth no kill.
  public var writes: Bool { self != .next }
}

extension String {
  fileprivate var components: [String] { split(separator: " ").map(String.init) }
}
