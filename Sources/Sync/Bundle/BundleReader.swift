internal import Crypto

/// Reads a bundle from front to back, one section in memory at a time, and believes nothing.
///
/// Only when ``next()`` has returned nil is the file known to be whole. A class because its file is one.
package final class BundleReader {
  /// Who wrote the bundle.
  package let manifest: BundleManifest
  /// The manifest as it is spelled.
  package let manifestBytes: [UInt8]
  /// How many sections were read.
  package private(set) var sectionCount: Int64 = 0
  /// How many changes they had.
  package private(set) var changeCount: Int64 = 0
  /// The hash the file ends with; nil before that was read.
  package private(set) var fileHash: [UInt8]?

  private let input: BundleInput

  /// Reads the first line and the manifest.
  package init(_ path: String) throws(SyncError) {
    input = try BundleInput(path)
    try input.firstLine()
    let size = try input.number(4)
    guard size <= BundleFormat.manifestBytes else {
      throw input.damaged("its manifest is too long")
    }
    manifestBytes = try input.take(Int(size))
    do {
      manifest = try BundleManifest(decoding: manifestBytes)
    } catch {
      throw input.damaged("its manifest cannot be read: \(error.words)")
    }
  }

  /// The next section; nil when the file ended as it should.
  package func next() throws(SyncError) -> BundleSection? {
    guard fileHash == nil else { return nil }
    switch try input.take(1) {
    case [BundleFormat.sectionMark]: return try section()
    case [BundleFormat.endMark]:
      try end()
      return nil
    default: throw input.damaged("after section \(sectionCount) comes what is no section")
    }
  }

  /// Reads on to the end without looking into the sections: that every hash but theirs is right, and
  /// that the file is whole.
  package func skipToEnd() throws(SyncError) {
    while fileHash == nil {
      switch try input.take(1) {
      case [BundleFormat.sectionMark]:
        let head = try head()
        try input.skip(head.deflatedBytes)
        sectionCount += 1
        changeCount += Int64(head.count)
      case [BundleFormat.endMark]: try end()
      default: throw input.damaged("after section \(sectionCount) comes what is no section")
      }
    }
  }

  /// A reader that has read a file to its end and found it whole.
  ///
  /// Its hash tells that, whatever is in the sections; only when it is wrong they are looked into, to
  /// say which of them is damaged.
  package static func whole(_ path: String) throws(SyncError) -> BundleReader {
    let reader = try BundleReader(path)
    do {
      try reader.skipToEnd()
    } catch {
      let again = try BundleReader(path)
      while try again.next() != nil {}
      throw error
    }
    return reader
  }

  private func head() throws(SyncError) -> BundleSectionHead {
    let bytes = try input.take(BundleFormat.sectionHeadBytes)
    do {
      return try BundleSectionHead(decoding: bytes)
    } catch {
      throw input.damaged("section \(sectionCount + 1) cannot be read: \(error.words)")
    }
  }

  private func section() throws(SyncError) -> BundleSection {
    let number = sectionCount + 1
    let head = try head()
    do {
      let deflated = try input.take(head.deflatedBytes)
      guard SHA256.hash(data: deflated).elementsEqual(head.hash) else {
        throw input.damaged("section \(number) is not what was written")
      }
      let raw = try Deflate.inflated(deflated, rawBytes: head.rawBytes)
      let section = try BundleSection(number: number, count: head.count, raw: raw)
      sectionCount = number
      changeCount += Int64(head.count)
      return section
    } catch let error as BundleFault {
      throw input.damaged("section \(number) cannot be read: \(error.words)")
    } catch let error as SyncError {
      throw error
    } catch {
      throw input.damaged("section \(number) cannot be read")
    }
  }

  private func end() throws(SyncError) {
    guard try input.number(4) == sectionCount, try input.number(8) == changeCount else {
      throw input.damaged("it does not have as many sections or changes as it says")
    }
    fileHash = try input.lastHash()
  }
}
