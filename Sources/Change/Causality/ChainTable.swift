/// The chains a store holds, and the rule that gives every change its place in one.
public struct ChainTable: Hashable, Sendable {
  /// The chains; a chain's number is its place here.
  public private(set) var chains: [Chain]

  /// No chains yet.
  public init() {
    chains = []
  }

  /// Chains as they were stored; nil unless each parent comes before its child and is long enough.
  public init?(chains: [Chain]) {
    for (index, chain) in chains.enumerated() {
      guard let parent = chain.parent else {
        guard chain.lastSeq >= 1 else { return nil }
        continue
      }
      let number = Int(parent.chain.rawValue)
      guard number >= 0, number < index, chain.lastSeq > parent.seq, parent.seq >= 1,
        parent.seq <= chains[number].lastSeq
      else { return nil }
    }
    self.chains = chains
  }

  /// The chain of this number.
  public subscript(number: ChainNumber) -> Chain? {
    let index = Int(number.rawValue)
    return chains.indices.contains(index) ? chains[index] : nil
  }

  /// The place before a place: in its chain, or where its chain came from; nil at a genesis.
  public func predecessor(of place: Placement) -> Placement? {
    let parent = self[place.chain]?.parent
    return place.seq - 1 > parent?.seq ?? 0
      ? Placement(chain: place.chain, seq: place.seq - 1) : parent
  }

  /// Whether a change is on the line that ends before `place`: earlier in its chain, or in the part
  /// of other chains that it came from.
  public func line(before place: Placement, holds other: Placement) -> Bool {
    guard other.seq >= 1 else { return false }
    var chain = place.chain
    var last = place.seq - 1
    while other.chain != chain {
      guard let parent = self[chain]?.parent else { return false }
      chain = parent.chain
      last = parent.seq
    }
    return other.seq <= last
  }

  /// Gives an applied change its place: at the end of its predecessor's chain, or in a new one.
  ///
  /// `prev` is the place of its predecessor, or nil for the first change of a device. A new chain
  /// beside the old one is all that a copied device needs.
  public mutating func place(_ hash: ChangeHash, of device: DeviceID, after prev: Placement?)
    -> Placement
  {
    let seq = (prev?.seq ?? 0) + 1
    if let prev {
      let index = Int(prev.chain.rawValue)
      if chains.indices.contains(index), chains[index].lastSeq == prev.seq {
        chains[index].lastSeq = seq
        chains[index].lastHash = hash
        return Placement(chain: prev.chain, seq: seq)
      }
    }
    let number = ChainNumber(rawValue: Int32(truncatingIfNeeded: chains.count))
    chains.append(Chain(device: device, parent: prev, lastSeq: seq, lastHash: hash))
    return Placement(chain: number, seq: seq)
  }
}
