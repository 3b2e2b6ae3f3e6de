import Sync

/// How far an export, a merge or an undo is, on a terminal.
enum SyncProgressLine {
  static func show(_ progress: SyncProgress) {
    ProgressLine(what: progress.step.rawValue).show(progress.done, of: progress.total)
  }

  static func done() {
    ProgressLine(what: "").done()
  }
}
