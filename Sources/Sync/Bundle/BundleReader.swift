package import Change
internal import Crypto
package import Store

/// Reads a bundle from front to back, one section in memory at a time, and believes nothing.
///
/// Only when ``next()`` has returned nil is the file known to be whole, and signed by who wrote it. A
/// class because its file is one.
package final class BundleReader {
  /// Who wrote the bundle: whoever holds the keys it names.
  package let manifest: BundleManifest
  /// The manifest as it is spelled.
  package let manifestBytes: [UInt8]
  /// The exporter's signature over the manifest.
  package let manifestSignature: KeySignature
  /// What was signed about devices, of the sections read so far; nothing of it was verified.
  package private(set) var statements: [TrustStatement] = []
  /// How far each device stands for its changes, of the sections read so far; nothing was verified.
  package private(set) var heads: [SignedHead] = []
  /// How many sections were read.
  package private(set) var sectionCount: Int64 = 0
  /// How many changes they had.
  package private(set) var changeCount: Int64 = 0
  /// How many pieces of images they had.
  package private(set) var pieceCount: Int64 = 0
  /// How many bytes of a snapshot they had.
  package private(set) var snapshotBytes: Int64 = 0
  /// The hash the file ends with; nil before that was read.
  package private(set) var fileHash: [UInt8]?

  private let input: BundleInput
  private var lastKind = SectionKind.statements
  private var statementBytes = 0

  /// Reads the first line and the manifest.
  ///
  /// - Parameter key: what opens a sealed bundle; without it a sealed one is refused.
  package init(_ path: String, opening key: UnsealingKey? = nil) throws(SyncError) {
    input = try BundleInput(path, opening: key)
    try input.firstLine()
    let size = try input.number(4)
    guard size <= BundleFormat.manifestBytes else {
      throw input.damaged("its manifest is too long")
    }
    manifestBytes = try input.take(Int(size))
    let signature = KeySignature(bytes: try input.take(KeySignature.byteCount))
    do {
      manifest = try BundleManifest(decoding: manifestBytes)
    } catch {
      throw input.damaged("its manifest cannot be read: \(error.words)")
    }
    guard let signature,
      manifest.keys.signing.verifies(
        signature, of: BundleFormat.manifestDomain + manifestBytes)
    else { throw input.damaged("its manifest is not what was signed") }
    manifestSignature = signature
  }

  /// The next section of changes, images or a snapshot; nil when the file ended as it should.
  ///
  /// - Parameter kind: the one of them that is asked for; others are passed over, and only hashed.
  package func next(only kind: SectionKind? = nil) throws(SyncError) -> BundleSection? {
    try next { kind == nil || $0 == kind }
  }

  /// Reads on to the end without looking into changes, images and a snapshot: that every hash but theirs is right,
  /// and that the file is whole.
  package func skipToEnd() throws(SyncError) {
    _ = try next { _ in false }
  }

  private func next(where isMeant: (SectionKind) -> Bool) throws(SyncError) -> BundleSection? {
    while fileHash == nil {
      switch try input.take(1) {
      case [BundleFormat.sectionMark]:
        let head = try head()
        switch head.kind {
        case .statements, .heads: _ = try section(head)
        case .changes, .images, .snapshot:
          if isMeant(head.kind) { return try section(head) }
          try input.skip(head.packedBytes)
          try count(head)
        }
      case [BundleFormat.endMark]: try end()
      default: throw input.damaged("after section \(sectionCount) comes what is no section")
      }
    }
    return nil
  }

  /// A reader that has read a file to its end and found it whole.
  ///
  /// Its hash tells that, whatever is in the sections; only when it is wrong they are looked into, to
  /// say which of them is damaged.
  package static func whole(
    _ path: String, opening key: UnsealingKey? = nil
  ) throws(SyncError) -> BundleReader {
    let reader = try BundleReader(path, opening: key)
    do {
      try reader.skipToEnd()
    } catch {
      let again = try BundleReader(path, opening: key)
      while try again.next() != nil {}
      throw error
    }
    return reader
  }

  private func head() throws(SyncError) -> BundleSectionHead {
    let bytes = try input.take(BundleFormat.sectionHeadBytes)
    do {
      let head = try BundleSectionHead(decoding: bytes)
      guard head.kind >= lastKind else { throw PieceFault.outOfRange("kind") }
      lastKind = head.kind
      return head
    } catch let error as PieceFault {
      throw input.damaged("section \(sectionCount + 1) cannot be read: \(error.words)")
    } catch {
      throw input.damaged("section \(sectionCount + 1) cannot be read")
    }
  }

  private func count(_ head: BundleSectionHead) throws(SyncError) {
    sectionCount += 1
    switch head.kind {
    case .statements, .heads: break
    case .changes: changeCount += Int64(head.count)
    case .images: pieceCount += Int64(head.count)
    case .snapshot:
      snapshotBytes += Int64(head.rawBytes - 4 * head.count)
      guard changeCount == 0, pieceCount == 0, snapshotBytes <= SnapshotFormat.mostBytes else {
        throw input.damaged("it has a snapshot that is too long, or beside other things")
      }
    }
  }

  private func section(_ head: BundleSectionHead) throws(SyncError) -> BundleSection {
    let number = sectionCount + 1
    let packed = try input.take(head.packedBytes)
    guard SHA256.hash(data: packed).elementsEqual(head.hash) else {
      throw input.damaged("section \(number) is not what was written")
    }
    let section: BundleSection
    do {
      let raw =
        switch head.packing {
        case .plain: packed
        case .deflated: try Deflate.inflated(packed, rawBytes: head.rawBytes)
        }
      section = try BundleSection(number: number, kind: head.kind, count: head.count, raw: raw)
      try keep(section)
    } catch {
      throw input.damaged("section \(number) cannot be read: \(error.words)")
    }
    try count(head)
    return section
  }

  /// Keeps the elements of a section that stands before the changes.
  private func keep(_ section: BundleSection) throws(PieceFault) {
    switch section.kind {
    case .changes, .images, .snapshot: return
    case .statements:
      guard statements.count + section.count <= BundleFormat.statements else {
        throw .outOfRange("statements")
      }
      try section.visit { bytes throws(PieceFault) in
        statementBytes += bytes.count
        guard statementBytes <= BundleFormat.statementBytes else {
          throw .outOfRange("statements")
        }
        statements.append(try TrustStatement(decoding: Array(bytes)))
      }
    case .heads:
      guard heads.count + section.count <= BundleFormat.heads else { throw .outOfRange("heads") }
      try section.visit { bytes throws(PieceFault) in
        var reader = PieceReader(Array(bytes))
        let head = try SignedHead(reading: &reader)
        try reader.finish()
        if let last = heads.last, !(last.name < head.name) { throw .notAscending("heads") }
        heads.append(head)
      }
    }
  }

  private func end() throws(SyncError) {
    guard try input.number(4) == sectionCount, try input.number(8) == changeCount else {
      throw input.damaged("it does not have as many sections or changes as it says")
    }
    let (hash, signature) = try input.lastHashAndSignature()
    guard manifest.keys.signing.verifies(signature, of: BundleFormat.endDomain + hash) else {
      throw input.damaged("it is not what \(manifest.laptop) signed")
    }
    fileHash = hash
  }
}
