import Change
import Guide
import Paper
import Store
import Sync

/// What a person reads about stores that were copied or set back.
enum CopyText {
  /// What the store's own finding means, and what to do.
  static func notice(_ notice: CopyNotice) -> String {
    let (what, why) =
      switch notice.sign {
      case .otherFile:
        ("was copied, put back or moved to another disk", "Its key is another file than before")
      case .letOut(let seq):
        ("was set back", "It once let out its change \(seq), and does not have that now")
      case .wroteBundle(let counter):
        ("was set back", "It once wrote its bundle \(counter), and does not know that now")
      case .named(let name):
        (
          "was set back, or a copy is in use",
          "Others know its change \(name.seq), which this copy did not write"
        )
      }
    // It may come in the middle of `work`, so it is as wide as the screens there.
    return [
      "WARNING: the store of \(SafeLine.text(notice.laptop)) \(what).",
      "\(why). Noticed \(TimeText.minute(notice.noticedMS)).",
      "Nothing is lost: what is written here from change \(notice.seq) on is kept apart from what any "
        + "other copy writes, and merges. Tell the lead.",
      "next: ferrule sync status; docs/copies.md says what to do",
    ].flatMap { Columns.wrap($0, indent: " ") }.joined(separator: "\n")
  }

  /// What a store that was set back, and has not written since, lacks.
  static func lacks(_ sign: CopySign) -> String {
    switch sign {
    case .letOut(let seq): "lacks its change \(seq)"
    case .wroteBundle(let counter): "does not know its bundle \(counter)"
    case .otherFile, .named: "lacks changes of its own"
    }
  }

  /// One device that was copied, in two lines.
  static func lines(_ copy: SyncStatus.Copy) -> [String] {
    let copied = copy.copied
    let name =
      "\(SafeLine.text(copy.laptop ?? "a laptop")) (\(copied.device.description.prefix(8)))"
    let chains =
      copied.chains == 1 ? "one copy wrote so far" : "\(copied.chains) copies wrote"
    return [
      "\(name) was copied or set back:", "  \(chains), apart from change \(copied.fromSeq) on.",
    ]
  }

  static func json(_ copy: SyncStatus.Copy) -> JSONValue {
    .object([
      ("device", .string(copy.copied.device.description)), ("laptop", .optional(copy.laptop)),
      ("chains", .integer(Int64(copy.copied.chains))), ("from_seq", .integer(copy.copied.fromSeq)),
      ("restarts", .integer(Int64(copy.copied.restarts))),
    ])
  }
}
