/// What one transaction did, and what its author had seen when it was done.
///
/// The fields are free until the change is sealed: ``SealedChange`` checks them and refuses what
/// has no canonical spelling.
public struct Change: Hashable, Sendable {
  /// The site it belongs to.
  public var site: SiteID
  /// The device that wrote it.
  public var device: DeviceID
  /// Its place in the device's chain, from 1.
  public var seq: Int64
  /// The hash of the change before it in its chain, or the genesis hash at place 1.
  public var prev: ChangeHash
  /// The other tips the author had applied: ascending, none twice, without `prev`.
  public var deps: [ChangeHash]
  /// The declared hybrid time: 48 bits of milliseconds since 1970 and 16 bits of counter.
  public var hlc: Int64
  /// The smallest schema version that knows every table and column the change names, from 1.
  public var schema: Int
  /// Who did it, as people call them.
  public var author: String
  /// Joins the changes of one long transaction.
  public var group: ChangeGroupID?
  /// Says why there are no operations; only a change without them has one.
  public var nonce: ChangeNonce?
  /// What the author wants to say about it.
  public var note: String?
  /// The operations as a changeset; empty only in a change that restarts or joins.
  public var body: [UInt8]

  /// A change with these fields, unchecked until it is sealed.
  public init(
    site: SiteID,
    device: DeviceID,
    seq: Int64,
    prev: ChangeHash,
    deps: [ChangeHash] = [],
    hlc: Int64,
    schema: Int,
    author: String,
    group: ChangeGroupID? = nil,
    nonce: ChangeNonce? = nil,
    note: String? = nil,
    body: [UInt8]
  ) {
    self.site = site
    self.device = device
    self.seq = seq
    self.prev = prev
    self.deps = deps
    self.hlc = hlc
    self.schema = schema
    self.author = author
    self.group = group
    self.nonce = nonce
    self.note = note
    self.body = body
  }

  /// A restart change: no operations, only a nonce that parts two copies of a device for certain.
  public static func restart(
    site: SiteID, device: DeviceID, seq: Int64, prev: ChangeHash, deps: [ChangeHash] = [],
    hlc: Int64, author: String, nonce: ChangeNonce, note: String? = nil
  ) -> Change {
    Change(
      site: site, device: device, seq: seq, prev: prev, deps: deps, hlc: hlc, schema: 1,
      author: author, nonce: nonce, note: note, body: [])
  }

  /// A change that joins lines: no operations, only the changes it comes after, where they are too many for
  /// one change to name.
  public static func join(
    site: SiteID, device: DeviceID, seq: Int64, prev: ChangeHash, deps: [ChangeHash],
    hlc: Int64, author: String
  ) -> Change {
    Change(
      site: site, device: device, seq: seq, prev: prev, deps: deps, hlc: hlc, schema: 1,
      author: author, nonce: .joins, body: [])
  }

  /// Whether it parts two copies of its device.
  public var isRestart: Bool { nonce != nil && nonce != .joins }

  /// The changes this one was written after: the one before it in its chain, if any, and `deps`.
  public var parents: [ChangeHash] {
    seq == 1 ? deps : [prev] + deps
  }

  /// The operations of the body, copied out of it.
  ///
  /// - Throws: ``ChangeError/body(_:)`` when the body is not a canonical changeset.
  public func operations() throws(ChangeError) -> [Operation] {
    do {
      return try Operation.all(in: body)
    } catch {
      throw .body(error)
    }
  }

  /// Checks that this change may come right after the one that `prev` names.
  ///
  /// - Throws: ``ChangeError/prevOfOtherDevice(_:)`` or ``ChangeError/seqDoesNotFollow(seq:prev:)``.
  public func checkFollows(device prevDevice: DeviceID, seq prevSeq: Int64) throws(ChangeError) {
    guard prevDevice == device else { throw .prevOfOtherDevice(prevDevice) }
    let (next, overflow) = prevSeq.addingReportingOverflow(1)
    guard !overflow, seq == next else { throw .seqDoesNotFollow(seq: seq, prev: prevSeq) }
  }
}
