internal import Change
internal import Store

/// The changes of a bundle that their devices stand for, found by going back from the signed heads.
///
/// Only looked for when a first reading has shown that something is amiss: it reads the whole bundle
/// once more, and keeps the names of its changes in memory.
struct ProvenChanges {
  private var hashes: Set<ChangeHash> = []
  /// Those of signed lines that begin with what no store takes.
  private var broken: Set<ChangeHash> = []

  init(_ path: String, _ heads: [SignedHead], _ store: Store) throws(SyncError) {
    var links: [ChangeHash: (name: ChangeName, prev: ChangeHash)] = [:]
    var invalid: Set<ChangeHash> = []
    let reader = try BundleReader(path, opening: try? store.unsealingKey())
    while let section = try reader.next(only: .changes) {
      section.visit { bytes in
        guard let sealed = try? SealedChange(decoding: bytes),
          (try? store.tables.checked(sealed, site: store.identity.site)) != nil
        else {
          invalid.insert(ChangeHash(of: bytes))
          return
        }
        links[sealed.hash] = (sealed.name, sealed.change.prev)
      }
    }
    for head in heads {
      var line: [ChangeHash] = []
      var next = head.name
      // A device stands for its own chain only, each change of it at its own place.
      while !hashes.contains(next.hash), !broken.contains(next.hash), let link = links[next.hash],
        link.name == next
      {
        line.append(next.hash)
        next = ChangeName(device: next.device, seq: next.seq - 1, hash: link.prev)
      }
      // What follows a change that no store takes would wait for ever, and so would what follows another's.
      let isBroken =
        invalid.contains(next.hash) || broken.contains(next.hash)
        || links[next.hash].map { $0.name != next && !hashes.contains(next.hash) } ?? false
      if isBroken { broken.formUnion(line) } else { hashes.formUnion(line) }
    }
  }

  /// Whether the device of a change stands for it.
  func holds(_ hash: ChangeHash) -> Bool { hashes.contains(hash) }

  /// Whether a device stands for a change, and not all before it can be taken.
  func isBroken(_ hash: ChangeHash) -> Bool { broken.contains(hash) }
}

/// Thrown out of a merge that met a change for which no device stands; it is done again with care.
struct UnprovenChanges: Error {}
