/// Which changes one change covers: for every chain the number up to which it has seen it.
///
/// It is complete: with a change it always holds everything that the change covers.
public struct Coverage: Hashable, Sendable {
  /// The last number seen, by chain; no zeros at the end.
  @usableFromInline var seqs: [Int64]

  /// Nothing is covered.
  public init() {
    seqs = []
  }

  /// What a change covers that was written after these: each of them and all they cover.
  public init(of parents: some Sequence<(Placement, Coverage)>, in chains: ChainTable) {
    self.init()
    for (placement, coverage) in parents {
      merge(coverage)
      include(placement, in: chains)
    }
  }

  /// Whether the change at this place is covered.
  @inlinable
  public func covers(_ placement: Placement) -> Bool {
    let index = Int(placement.chain.rawValue)
    return index < seqs.count && index >= 0 && seqs[index] >= placement.seq
  }

  /// The last number seen in a chain; zero if none was.
  public func seq(in chain: ChainNumber) -> Int64 {
    let index = Int(chain.rawValue)
    return seqs.indices.contains(index) ? seqs[index] : 0
  }

  /// How many chains it has a number for, covered or not.
  public var chainCount: Int { seqs.count }

  /// The chains of which something is covered.
  var chains: some Sequence<ChainNumber> {
    seqs.indices.lazy.filter { seqs[$0] > 0 }
      .map { ChainNumber(rawValue: Int32(truncatingIfNeeded: $0)) }
  }

  /// Adds all that another coverage holds.
  public mutating func merge(_ other: Coverage) {
    if seqs.count < other.seqs.count {
      seqs += repeatElement(0, count: other.seqs.count - seqs.count)
    }
    for (index, seq) in other.seqs.enumerated() where seq > seqs[index] {
      seqs[index] = seq
    }
  }

  /// Adds the change at this place, those before it in its chain, and those its chain came from.
  ///
  /// What else that change covers has to be merged from its own coverage.
  public mutating func include(_ placement: Placement, in chains: ChainTable) {
    var next: Placement? = placement
    while let place = next, !covers(place), let chain = chains[place.chain] {
      let index = Int(place.chain.rawValue)
      if seqs.count <= index { seqs += repeatElement(0, count: index + 1 - seqs.count) }
      seqs[index] = place.seq
      next = chain.parent
    }
  }
}
