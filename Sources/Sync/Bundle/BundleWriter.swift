internal import Crypto

/// Writes a bundle from front to back, one section in memory at a time.
package final class BundleWriter {
  private let file: OutputFile
  private let sectionBytes: Int
  private var hasher = SHA256()
  private var section = PieceWriter()
  private var sectionChanges = 0
  /// How many sections were written.
  package private(set) var sectionCount: Int64 = 0
  /// How many changes were added.
  package private(set) var changeCount: Int64 = 0

  /// Writes the first line and the manifest; a section is written when the next change would make it
  /// longer than `sectionBytes`, 4 MiB at most.
  package init(
    _ file: OutputFile, manifest: BundleManifest, sectionBytes: Int = BundleFormat.rawBytes
  ) throws(SyncError) {
    self.file = file
    self.sectionBytes = min(sectionBytes, BundleFormat.rawBytes)
    var head = PieceWriter()
    head.raw(BundleFormat.firstLine)
    let bytes = manifest.bytes
    head.number(4, Int64(bytes.count))
    head.raw(bytes)
    try write(head.bytes)
  }

  /// Adds the sealed bytes of one change.
  package func add(_ change: [UInt8]) throws(SyncError) {
    if sectionChanges > 0, section.bytes.count + 4 + change.count > sectionBytes {
      try writeSection()
    }
    section.number(4, Int64(change.count))
    section.raw(change)
    sectionChanges += 1
    changeCount += 1
  }

  /// Writes the last section.
  package func finishSections() throws(SyncError) {
    if sectionChanges > 0 { try writeSection() }
  }

  /// Writes the end and the hash, and gives the file its name.
  package func finish(beforeRename: () -> Void = {}) throws {
    try finishSections()
    var end = PieceWriter()
    end.byte(BundleFormat.endMark)
    end.number(4, sectionCount)
    end.number(8, changeCount)
    try write(end.bytes)
    try file.append(Array(hasher.finalize()))
    try file.finish(beforeRename: beforeRename)
  }

  private func writeSection() throws(SyncError) {
    let raw = section.bytes
    guard let deflated = Deflate.deflated(raw) else {
      throw SyncError(
        .cannotWrite, "There is not enough memory to write a bundle. No bundle was made.",
        next: "close other programs, then type the command again")
    }
    let head = BundleSectionHead(
      count: sectionChanges, rawBytes: raw.count, deflatedBytes: deflated.count,
      hash: Array(SHA256.hash(data: deflated)))
    try write(head.bytes)
    try write(deflated)
    section = PieceWriter()
    sectionChanges = 0
    sectionCount += 1
  }

  private func write(_ bytes: [UInt8]) throws(SyncError) {
    hasher.update(data: bytes)
    try file.append(bytes)
  }
}
