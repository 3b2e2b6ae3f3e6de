import Change
import Paper
import Store
import Sync

/// What is home, what is not, and whether this laptop may be wiped, for people and for programs.
enum ReceiptOutput {
  /// The sticks, and the laptops of which something is lacked, that are named one by one.
  private static let shown = 5

  static func text(_ receipt: SyncReceipt, _ status: SyncStatus) -> [String] {
    let (reason, next) = verdict(receipt, status)
    var lines = ["\(receipt.wipe == .safe ? "SAFE" : "NOT SAFE") to wipe: \(reason)"]
    if let next { lines.append("  next: \(next)") }
    lines += home(receipt) + receipt.replaced.flatMap(replaced) + here(receipt)
    if !receipt.notReturned.isEmpty {
      lines.append("not returned, as far as is known here:")
      lines += receipt.notReturned.prefix(shown).map { item in
        let whom = item.laptop.map { "for \($0)" } ?? "for anyone"
        return SafeLine.text(
          "  \(TimeText.minute(item.bundle.writtenMS))  \(whom)  \(item.bundle.path)")
      }
      let more = receipt.notReturned.count - shown
      if more > 0 { lines.append("  and \(more) written before") }
    }
    return lines
  }

  /// Whether it may be wiped and why, and the next command to type.
  static func verdict(_ receipt: SyncReceipt, _ status: SyncStatus) -> (String, next: String?) {
    switch receipt.wipe {
    case .safe: return (safe(receipt), nil)
    case .isCentral where receipt.setBack == nil:
      return ("this is the central store", "ferrule backup FILE")
    case .isCentral, .neverHeard, .notHome: break
    }
    if let sign = receipt.setBack {
      let isCentral = receipt.wipe == .isCentral
      return (
        "\(isCentral ? "this central store" : "it") was set back and \(CopyText.lacks(sign))",
        "ferrule sync merge \(isCentral ? "the last BUNDLE of every laptop" : "BUNDLE, of the central store")"
      )
    }
    let (changes, images) = (receipt.changes, receipt.images)
    var parts: [String] = []
    if changes.notHome > 0 { parts.append(CountText.of(changes.notHome, "change")) }
    if images.notHome > 0 { parts.append(CountText.of(images.notHome, "picture")) }
    let others = changes.othersNotHome + images.othersNotHome
    if others > 0 { parts.append("\(others) of other laptops") }
    let reason =
      receipt.wipe == .neverHeard
      ? neverHeard(receipt) : parts.joined(separator: ", ") + " not home"
    if let why = status.shutOut {
      return ("\(reason); shut out: \(SafeLine.text(why))", "ferrule backup FILE, and ask the lead")
    }
    if status.role == nil { return ("\(reason); nobody vouched for it", "ferrule join request") }
    if changes.notHome + others > 0, changes.notHome == changes.heldThere, images.notHome == 0,
      others == 0
    {
      let laptop = laptops(receipt, "or") ?? "the central store"
      return ("they wait at \(laptop)", "install the newer ferrule at \(laptop)")
    }
    return (reason, "ferrule sync export -o STICK, merge it there, and bring a bundle back")
  }

  private static func neverHeard(_ receipt: SyncReceipt) -> String {
    receipt.replaced.first.map {
      SafeLine.text("\($0.laptop) was replaced, and the new \($0.laptop) never heard")
    } ?? "the central store was never heard"
  }

  /// Whose bundle counts no more, and why.
  private static func replaced(_ old: SyncReceipt.Replaced) -> [String] {
    [
      SafeLine.text(
        "replaced  \(old.laptop) (\(old.device.description.prefix(8))): another took its place, and its name"
      ),
      "          its bundle \(old.counter) of \(TimeText.minute(old.writtenMS)) confirms nothing any more",
    ]
  }

  /// Which central store has what is here: one that has all of it, or several of which each has a part.
  private static func safe(_ receipt: SyncReceipt) -> String {
    let complete = receipt.complete.map { SafeLine.text($0.laptop) }
    guard complete.isEmpty else {
      let whose = complete.count > 1 ? "their bundles say" : "its bundle says"
      return "all that is here is at \(complete.joined(separator: " and at ")), as \(whose)"
    }
    return "all that is here is at \(laptops(receipt, "or") ?? ""), as their bundles say"
  }

  private static func home(_ receipt: SyncReceipt) -> [String] {
    guard let laptop = laptops(receipt, "and") else {
      return receipt.wipe == .isCentral
        ? []
        : [
          "not home  \(CountText.of(receipt.changes.notHome, "change")) and "
            + "\(CountText.of(receipt.images.notHome, "picture")) of this laptop"
        ]
    }
    let (changes, images) = (receipt.changes, receipt.images)
    let has = has(receipt)
    let what =
      changes.sinceMS.map {
        "\(laptop) \(has) yours to \(TimeText.minute($0)); \(CountText.of(changes.notHome, "change")) not"
      } ?? "\(laptop) \(has) all of yours"
    var lines = [
      "changes   \(what)\(changes.heldThere > 0 ? "; \(changes.heldThere) wait there" : "")"
    ]
    if images.own > 0 {
      lines.append(
        "pictures  \(laptop) \(has) \(images.own - images.notHome) of your \(images.own)")
    }
    let isOneOfMany = receipt.sources.count > 1
    for source in receipt.sources {
      let whose = isOneOfMany ? SafeLine.text("\(source.laptop)'s") : "its"
      lines.append(
        "receipt   \(whose) bundle \(source.counter) of \(TimeText.minute(source.writtenMS)), "
          + "merged here \(TimeText.minute(source.heardMS))")
      if source.isVoid {
        let whose = isOneOfMany ? SafeLine.text(source.laptop) : "it"
        lines.append("          \(whose) was set back since: nothing of that is confirmed any more")
      }
      guard isOneOfMany else { continue }
      let what = source.lacked == 0 ? "has all" : "lacks \(source.lacked)"
      lines.append("          \(what) of what is here")
    }
    return lines
  }

  /// The central stores that were heard; nil if none was.
  static func laptops(_ receipt: SyncReceipt, _ word: String) -> String? {
    receipt.sources.isEmpty
      ? nil : SafeLine.text(receipt.sources.map(\.laptop).joined(separator: " \(word) "))
  }

  private static func has(_ receipt: SyncReceipt) -> String {
    receipt.sources.count > 1 ? "together have" : "has"
  }

  /// What is known to exist and is not here.
  private static func here(_ receipt: SyncReceipt) -> [String] {
    var lines: [String] = []
    if receipt.images.missing > 0 {
      lines.append(
        "you lack  \(CountText.of(receipt.images.missing, "picture")): known here, the bytes elsewhere"
      )
    }
    lines += receipt.lacked.prefix(shown).map { device in
      let name = device.laptop ?? String(device.device.description.prefix(8))
      guard !device.isOtherLine else {
        return SafeLine.text("you lack  \(name): change \(device.namedSeq) of another line of it")
      }
      let have = device.hereSeq > 0 ? "here up to \(device.hereSeq)" : "none here"
      return SafeLine.text("you lack  \(name): change \(device.namedSeq) is known of, \(have)")
    }
    let more = receipt.lacked.count - shown
    if more > 0 { lines.append("          and \(more) more") }
    return lines
  }

  private static func json(_ source: SyncReceipt.Source) -> JSONValue {
    .object([
      ("laptop", .string(source.laptop)), ("bundle", .integer(source.counter)),
      ("written", .string(TimeText.iso(source.writtenMS))),
      ("heard", .string(TimeText.iso(source.heardMS))),
      ("lacked", .integer(Int64(source.lacked))), ("set_back", .bool(source.isVoid)),
    ])
  }

  static func json(_ receipt: SyncReceipt, _ status: SyncStatus) -> [(String, JSONValue)] {
    func count(_ number: Int) -> JSONValue { .integer(Int64(number)) }
    let (reason, next) = verdict(receipt, status)
    let (changes, images) = (receipt.changes, receipt.images)
    return [
      ("safe_to_wipe", .bool(receipt.wipe == .safe)), ("reason", .string(reason)),
      ("next", .optional(next)), ("set_back", .bool(receipt.setBack != nil)),
      ("receipt", receipt.sources.first.map(json) ?? .null),
      ("receipts", .array(receipt.sources.map(json))),
      (
        "replaced",
        .array(
          receipt.replaced.map {
            .object([
              ("laptop", .string($0.laptop)), ("device", .string($0.device.description)),
              ("bundle", .integer($0.counter)), ("written", .string(TimeText.iso($0.writtenMS))),
              ("heard", .string(TimeText.iso($0.heardMS))),
            ])
          })
      ),
      (
        "changes",
        .object([
          ("not_home", count(changes.notHome)), ("held_there", count(changes.heldThere)),
          ("since", .optional(changes.sinceMS.map(TimeText.iso))),
          ("others_not_home", count(changes.othersNotHome)),
        ])
      ),
      (
        "images",
        .object([
          ("own", count(images.own)), ("not_home", count(images.notHome)),
          ("others_not_home", count(images.othersNotHome)), ("missing", count(images.missing)),
        ])
      ),
      (
        "lacked",
        .array(
          receipt.lacked.map {
            .object([
              ("device", .string($0.device.description)), ("laptop", .optional($0.laptop)),
              ("named_seq", .integer($0.namedSeq)), ("here_seq", .integer($0.hereSeq)),
            ])
          })
      ),
      (
        "not_returned",
        .array(
          receipt.notReturned.map {
            .object([
              ("bundle", .integer($0.bundle.counter)), ("file", .string($0.bundle.path)),
              ("written", .string(TimeText.iso($0.bundle.writtenMS))),
              ("for", .optional($0.laptop)), ("images", count($0.bundle.images)),
              ("bytes", .integer($0.bundle.bytes)),
            ])
          })
      ),
    ]
  }
}
