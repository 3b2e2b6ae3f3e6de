package import Change
package import Store

/// Which of the changes that wait a store gives up, so that junk does not travel for ever.
///
/// Anybody of the site can sign changes that name what nobody has: they wait, and are passed on with their heads.
/// Of each laptop the newest ``mostLines`` lines of waiting changes stay, each up to its head; an honest one has
/// one, and one more for each time it was copied. Of a laptop that was shut out only those lines stay that a change
/// of another one, a revocation or an adoption goes back to. Nothing that can be applied is lost: whoever wrote
/// after a change has it applied, and sends it again when the store wants it.
package struct HeldLimit {
  /// The most lines of waiting changes of one laptop.
  package static let mostLines = 1_000

  /// The changes that are given up.
  package private(set) var changes: [HeldChange] = []
  /// The heads that stand for nothing else, or that another one stands for as well.
  package private(set) var heads: [SignedHead] = []
  /// How often a waiting change was looked at, which is what it costs.
  package private(set) var looks = 0

  package init(
    _ view: StoreView, _ book: TrustBook, mostLines: Int = Self.mostLines
  ) throws {
    let revoked = Set(book.revokedDevices)
    let signed = Dictionary(grouping: try view.heads(), by: \.name.device)
      .filter { revoked.contains($0.key) || $0.value.count > mostLines }
    let (waiting, _) = try view.heldCounts()
    guard waiting > 0, !signed.isEmpty else { return }
    let held = try view.heldChanges()
    let byHash = Dictionary(held.map { ($0.name.hash, $0) }) { first, _ in first }
    let needed = Self.needed(held, byHash, revoked, book)
    for (device, all) in signed.sorted(by: { $0.key < $1.key }) {
      var kept: Set<ChangeHash> = []
      // Those at and below the heads of lines that are not meant: each is looked at once, however many go back to it.
      var passed: Set<ChangeHash> = []
      var lines = 0
      var left: [SignedHead] = []
      for head in all.sorted(by: { $1.name < $0.name }) where byHash[head.name.hash] != nil {
        guard byHash[head.name.hash]?.name == head.name, !kept.contains(head.name.hash) else {
          heads.append(head)
          continue
        }
        guard lines < mostLines else {
          left.append(head)
          continue
        }
        let line = line(to: head, byHash) { kept.contains($0) || passed.contains($0) }
        // What others go back to goes back to others itself: below what is not meant nothing is.
        guard !revoked.contains(device) || line.contains(where: { needed.contains($0.name.hash) })
        else {
          passed.formUnion(line.map(\.name.hash))
          left.append(head)
          continue
        }
        lines += 1
        kept.formUnion(line.map(\.name.hash))
      }
      for head in left {
        let line = line(to: head, byHash) { kept.contains($0) }
        kept.formUnion(line.map(\.name.hash))
        changes += line
        heads.append(head)
      }
    }
  }

  /// The waiting changes from a head back to the first that is missing, applied, or known.
  private mutating func line(
    to head: SignedHead, _ held: [ChangeHash: HeldChange], isKnown: (ChangeHash) -> Bool
  ) -> [HeldChange] {
    var line: [HeldChange] = []
    var next = head.name
    while let change = held[next.hash], change.name == next, !isKnown(next.hash) {
      looks += 1
      line.append(change)
      guard next.seq > 1, let prev = change.parents.first else { break }
      next = ChangeName(device: next.device, seq: next.seq - 1, hash: prev)
    }
    return line
  }

  /// What of laptops that were shut out others go back to, of what waits.
  private static func needed(
    _ held: [HeldChange], _ byHash: [ChangeHash: HeldChange], _ revoked: Set<DeviceID>,
    _ book: TrustBook
  ) -> Set<ChangeHash> {
    var next = Array(book.adopted)
    for device in revoked { next += book.revocations(of: device).flatMap(\.tips) }
    for change in held where !revoked.contains(change.name.device) { next += change.parents }
    var needed: Set<ChangeHash> = []
    while let hash = next.popLast() {
      guard let change = byHash[hash], needed.insert(hash).inserted else { continue }
      next += change.parents
    }
    return needed
  }
}
