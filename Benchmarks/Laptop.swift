import Change
import TestSupport

/// A laptop that writes changes as its journal would, without a store of its own.
struct Laptop {
  let keys: DeviceByHand
  let device: DeviceID
  private(set) var tip: ChangeHash
  private(set) var seq: Int64 = 0
  /// The tips of others it has taken in since its last change.
  var deps: [ChangeHash] = []
  private let author: String

  init(_ number: UInt64, author: String) throws {
    keys = try DeviceByHand(number)
    device = keys.device
    tip = ChangeHash.genesis(site: Workshop.site, device: device)
    self.author = author
  }

  /// Seals a change with the operations that `write` puts into it.
  mutating func change(
    atMS: Int64, _ catalogue: TableCatalogue,
    _ write: (inout ChangesetWriter, Laptop) throws -> Void
  ) throws -> SealedChange {
    var writer = ChangesetWriter(tables: catalogue)
    try write(&writer, self)
    let sealed = try SealedChange(
      sealing: Change(
        site: Workshop.site, device: device, seq: seq + 1, prev: tip, deps: deps,
        hlc: HybridTime.next(seen: 0, wallMS: atMS), schema: writer.schema, author: author,
        body: writer.bytes))
    tip = sealed.hash
    seq += 1
    deps = []
    return sealed
  }

  /// Its last change; nil if it wrote none.
  var last: ChangeName? {
    seq > 0 ? ChangeName(device: device, seq: seq, hash: tip) : nil
  }

  /// The id of the fact that the writer's next operation in this laptop's next change inserts.
  func factID(atMS: Int64, _ writer: ChangesetWriter) -> FactID {
    FactID.make(
      timeMS: atMS, prev: tip, device: device, seq: seq + 1, operation: writer.operationCount)
  }
}
