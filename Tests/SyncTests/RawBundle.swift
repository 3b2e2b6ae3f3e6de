import Change
import Crypto
import Foundation
import Sync
import TestSupport

/// Bundles written by hand after `docs/bundle-format.md`, honest and not.
struct RawBundle {
  var firstLine = "ferrule bundle 1\n"
  var manifest: [UInt8]
  /// The exporter's signature over a message.
  var sign: ([UInt8]) throws -> KeySignature
  var manifestLength: UInt32?
  var statements: [TrustStatement] = []
  var heads: [SignedHead] = []
  /// The sections after statements and heads.
  var sections: [Section] = []
  var sectionCount: UInt32?
  var changeCount: UInt64?

  init(manifest: [UInt8], sign: @escaping ([UInt8]) throws -> KeySignature) {
    self.manifest = manifest
    self.sign = sign
  }

  struct Section {
    var kind: UInt8 = 3
    var packing: UInt8 = 1
    var count: UInt32
    var rawLength: UInt32
    var deflatedLength: UInt32
    var deflated: [UInt8]

    /// An honest section of these elements: changes, unless it is of another kind.
    init(_ elements: [[UInt8]], kind: UInt8 = 3) {
      var raw: [UInt8] = []
      for element in elements { raw += RawBundle.number(UInt32(element.count)) + element }
      self.init(count: elements.count, raw: raw)
      self.kind = kind
      if deflated.count >= raw.count {
        packing = 0
        deflated = raw
        deflatedLength = rawLength
      }
    }

    /// A section of bytes that may not be changes.
    init(count: Int, raw: [UInt8]) {
      self.count = UInt32(count)
      rawLength = UInt32(raw.count)
      deflated = Deflate.deflated(raw) ?? []
      deflatedLength = UInt32(deflated.count)
    }
  }

  private var allSections: [Section] {
    let said = statements.map(\.bytes)
    let ends = heads.map { head in
      head.name.device.bytes + Self.number(head.name.seq) + head.name.hash.bytes
        + head.signature.bytes
    }
    return (said.isEmpty ? [] : [Section(said, kind: 1)])
      + (ends.isEmpty ? [] : [Section(ends, kind: 2)]) + sections
  }

  /// The bytes, with hashes and signatures that are right.
  func bytes() throws -> [UInt8] {
    var out = Array(firstLine.utf8)
    out += Self.number(manifestLength ?? UInt32(manifest.count)) + manifest
    out += try sign(Array("ferrule manifest 1".utf8) + manifest).bytes
    let sections = allSections
    for section in sections {
      out += [0x53, section.kind, section.packing]
      out += Self.number(section.count) + Self.number(section.rawLength)
      out += Self.number(section.deflatedLength) + Array(SHA256.hash(data: section.deflated))
      out += section.deflated
    }
    let changes = sections.filter { $0.kind == 3 }.reduce(UInt64(0)) { $0 + UInt64($1.count) }
    out += [0x45] + Self.number(sectionCount ?? UInt32(sections.count))
    out += Self.number(changeCount ?? changes)
    let hash = Array(SHA256.hash(data: out))
    return try out + hash + sign(Array("ferrule bundle end 1".utf8) + hash).bytes
  }

  func write(to path: String) throws {
    try Data(bytes()).write(to: URL(fileURLWithPath: path))
  }

  /// Big-endian bytes.
  static func number(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian) { Array($0) }
  }

  /// A bundle of a store's site without sections.
  static func empty(
    of site: SiteID, exporter: UInt64 = 99, counter: Int64 = 1,
    writtenMS: Int64 = 1_800_000_000_000,
    vector: StoreVector = StoreVector()
  ) throws -> RawBundle {
    let device = try DeviceByHand(exporter)
    return RawBundle(
      manifest: BundleManifest(
        site: site, siteName: "Hall 7", keys: device.keys, laptop: "by hand", isCentral: false,
        recipient: nil, counter: counter,
        writtenMS: writtenMS, vector: vector
      ).bytes, sign: device.signature)
  }
}
