/// A named point in the write path where a test may kill the process.
public enum CrashPoint: String, Sendable, CaseIterable {
  case restartWritten = "restart-written"
  case beforeCommit = "before-commit"
  case afterCommit = "after-commit"
  case exportRecorded = "export-recorded"
  case witnessWritten = "witness-written"
  case bundleHalfWritten = "bundle-half-written"
  case bundleBeforeRename = "bundle-before-rename"
  case bundleRenamed = "bundle-renamed"
  case backupHalfWritten = "backup-half-written"
  case backupBeforeRename = "backup-before-rename"
  case restoreHalfMade = "restore-half-made"
  case mergeHalfApplied = "merge-half-applied"
  case imageBytesStored = "image-bytes-stored"
  case imagePiecesStored = "image-pieces-stored"
  case imageFactWritten = "image-fact-written"
}
