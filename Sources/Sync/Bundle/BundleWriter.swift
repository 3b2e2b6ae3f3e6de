package import Change
internal import Crypto
package import Store

/// Writes a bundle from front to back, one section in memory at a time.
package final class BundleWriter {
  private let file: any BundleTarget
  private let sectionBytes: Int
  private let sign: ([UInt8]) throws -> KeySignature
  private var hasher = SHA256()
  private var section = PieceWriter()
  private var kind = SectionKind.statements
  private var sectionElements = 0
  /// How many sections were written.
  package private(set) var sectionCount: Int64 = 0
  /// How many changes were added.
  package private(set) var changeCount: Int64 = 0

  /// Writes the first line and the manifest; a section is written when the next element would make it
  /// longer than `sectionBytes`, 4 MiB at most.
  ///
  /// - Parameter sign: the exporter's signature over a message.
  package init(
    _ file: any BundleTarget, manifest: BundleManifest, sectionBytes: Int = BundleFormat.rawBytes,
    sign: @escaping ([UInt8]) throws -> KeySignature
  ) throws {
    self.file = file
    self.sectionBytes = min(sectionBytes, BundleFormat.rawBytes)
    self.sign = sign
    var head = PieceWriter()
    head.raw(BundleFormat.firstLine)
    let bytes = manifest.bytes
    head.number(4, Int64(bytes.count))
    head.raw(bytes)
    head.raw(try sign(BundleFormat.manifestDomain + bytes).bytes)
    try write(head.bytes)
  }

  /// Adds a signed statement; statements come first.
  package func add(_ statement: TrustStatement) throws(SyncError) {
    try add(statement.bytes, .statements)
  }

  /// Adds a signed head; heads come in their order, after the statements.
  package func add(_ head: SignedHead) throws(SyncError) {
    var writer = PieceWriter()
    head.write(to: &writer)
    try add(writer.bytes, .heads)
  }

  /// Adds the sealed bytes of one change; changes come after the heads.
  package func add(_ change: [UInt8]) throws(SyncError) {
    try add(change, .changes)
    changeCount += 1
  }

  /// Adds a piece of an image; pieces come after the changes, those of an image one after the other.
  package func add(_ piece: ImagePiece) throws(SyncError) {
    try add(piece.element, .images)
  }

  /// Adds a piece of a snapshot; then the bundle has no changes and no images.
  package func add(snapshotPiece piece: [UInt8]) throws(SyncError) {
    try add(piece, .snapshot)
  }

  private func add(_ element: [UInt8], _ kind: SectionKind) throws(SyncError) {
    if kind != self.kind || section.bytes.count + 4 + element.count > sectionBytes {
      try finishSection()
      self.kind = kind
    }
    section.number(4, Int64(element.count))
    section.raw(element)
    sectionElements += 1
  }

  /// Writes the last section.
  package func finishSections() throws(SyncError) {
    try finishSection()
  }

  /// Writes the end, the hash and the signature, and gives the file its name.
  package func finish(beforeRename: () -> Void = {}) throws {
    try finishSections()
    var end = PieceWriter()
    end.byte(BundleFormat.endMark)
    end.number(4, sectionCount)
    end.number(8, changeCount)
    try write(end.bytes)
    let hash = Array(hasher.finalize())
    try file.append(hash)
    try file.append(sign(BundleFormat.endDomain + hash).bytes)
    try file.finish(beforeRename: beforeRename)
  }

  private func finishSection() throws(SyncError) {
    guard sectionElements > 0 else { return }
    let raw = section.bytes
    guard let deflated = kind == .images ? Deflate.worthwhile(raw) : Deflate.deflated(raw) else {
      throw SyncError(
        .cannotWrite, "There is not enough memory to write a bundle. No bundle was made.",
        next: "close other programs, then type the command again")
    }
    let isSmaller = deflated.count < raw.count
    let packed = isSmaller ? deflated : raw
    let head = BundleSectionHead(
      kind: kind, packing: isSmaller ? .deflated : .plain, count: sectionElements,
      rawBytes: raw.count, packedBytes: packed.count, hash: Array(SHA256.hash(data: packed)))
    try write(head.bytes)
    try write(packed)
    section = PieceWriter()
    sectionElements = 0
    sectionCount += 1
  }

  private func write(_ bytes: [UInt8]) throws(SyncError) {
    hasher.update(data: bytes)
    try file.append(bytes)
  }
}
