/// Changes none of which covers another: finds those that a new change covers without asking each.
///
/// A later change of a chain covers the earlier ones, so that a chain has one of them at most.
public struct ConcurrentChanges: Sendable {
  private var byChain: [ChainNumber: (seq: Int64, change: ChangeNumber)] = [:]

  /// None yet.
  public init() {}

  /// How many there are.
  public var count: Int { byChain.count }

  /// Adds a change that covers none of the others, and is covered by none.
  public mutating func add(_ change: ChangeNumber, at place: Placement) {
    byChain[place.chain] = (place.seq, change)
  }

  /// Takes a change out.
  public mutating func remove(_ change: ChangeNumber, at place: Placement) {
    if byChain[place.chain]?.change == change { byChain[place.chain] = nil }
  }

  /// The changes that one at `place` covers, itself among them if it is there.
  ///
  /// The work goes with how many chains the change covers or with how many changes there are, whichever is
  /// less, and with how many chains its line goes through.
  ///
  /// - Parameter beside: what it covers besides the line of changes before it.
  public func covered(
    by place: Placement, beside: Coverage, in chains: ChainTable
  ) -> [ChangeNumber] {
    guard !byChain.isEmpty else { return [] }
    var found: [ChangeNumber] = []
    var line: [ChainNumber: Int64] = [:]
    var next: Placement? = place
    while let last = next {
      line[last.chain] = last.seq
      if let known = byChain[last.chain], known.seq <= last.seq { found.append(known.change) }
      next = chains[last.chain]?.parent
    }
    func isNew(_ chain: ChainNumber, _ seq: Int64) -> Bool { line[chain].map { seq > $0 } ?? true }
    if beside.chainCount < byChain.count {
      for chain in beside.chains {
        guard let known = byChain[chain], known.seq <= beside.seq(in: chain),
          isNew(chain, known.seq)
        else { continue }
        found.append(known.change)
      }
    } else {
      for (chain, known) in byChain
      where known.seq <= beside.seq(in: chain) && isNew(chain, known.seq) {
        found.append(known.change)
      }
    }
    return found
  }
}
