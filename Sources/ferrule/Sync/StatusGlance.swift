import Change
import Guide
import Paper
import Store
import Sync

/// What is home and what is not, in a glance.
enum StatusGlance {
  /// At most 6 lines of 40 columns.
  static func lines(_ status: SyncStatus, _ receipt: SyncReceipt, _ clock: FloorClock) -> [String] {
    let (changes, images) = (receipt.changes, receipt.images)
    let isSafe = receipt.wipe == .safe
    var lines: [String] = []
    switch receipt.wipe {
    case .isCentral: lines.append("THIS IS A CENTRAL STORE")
    case .safe: lines.append("HOME  all that is here")
    case .neverHeard, .notHome:
      let records = CountText.of(changes.notHome, "record")
      lines.append("NOT HOME  \(records), \(CountText.of(images.notHome, "picture"))")
    }
    if receipt.sources.count > 1, let names = ReceiptOutput.laptops(receipt, "and") {
      let what = changes.sinceMS.map { "have yours to \(clock.hourMinute($0))" } ?? "have all"
      lines.append(Glance.line("", names, " together \(what)"))
    } else if let source = receipt.sources.first {
      let what =
        changes.sinceMS.map { "has yours to \(clock.hourMinute($0))" } ?? "has all of yours"
      lines.append(Glance.line("", source.laptop, " \(what) (bundle \(source.counter))"))
    } else if let old = receipt.replaced.first {
      lines.append(Glance.line("new ", old.laptop, " was never heard"))
    } else if receipt.wipe != .isCentral {
      lines.append("the central store was never heard")
    }
    if !isSafe, let old = receipt.replaced.first {
      lines.append(Glance.line("old ", old.laptop, ": replaced, proves nothing"))
    }
    if let sign = receipt.setBack { lines.insert("SET BACK  \(CopyText.lacks(sign))", at: 0) }
    if let why = status.shutOut {
      lines.append("SHUT OUT  \(why)")
    } else if status.role == nil {
      lines.append("NOT JOINED: others refuse its bundles")
    }
    if let lacked = receipt.lacked.first {
      let name = lacked.laptop ?? String(lacked.device.description.prefix(8))
      let more = receipt.lacked.count > 1 ? " +\(receipt.lacked.count - 1)" : ""
      let what = lacked.isOtherLine ? "other line" : "from \(lacked.hereSeq + 1)"
      lines.append(Glance.line("you lack: ", name, " \(what)\(more)"))
    }
    if let stick = receipt.notReturned.first {
      let time = clock.hourMinute(stick.bundle.writtenMS)
      let name = stick.bundle.path.split(separator: "/").last.map(String.init) ?? ""
      lines.append(Glance.line("stick ", name, " \(time) not back"))
    }
    lines = Array(lines.prefix(4))
    if receipt.wipe != .isCentral { lines.append("SAFE TO WIPE: \(isSafe ? "yes" : "no")") }
    let (_, next) = ReceiptOutput.verdict(receipt, status)
    return Glance.screen(lines, last: next.map { "do: \($0)" })
  }
}
