/// A named point in the write path where a test may kill the process.
public enum CrashPoint: String, Sendable, CaseIterable {
  case beforeCommit = "before-commit"
  case afterCommit = "after-commit"
  case exportRecorded = "export-recorded"
  case bundleHalfWritten = "bundle-half-written"
  case bundleBeforeRename = "bundle-before-rename"
  case bundleRenamed = "bundle-renamed"
  case mergeHalfApplied = "merge-half-applied"
}
