/// Where the light of each position was seen to arrive.
///
/// Positions that are not in it were not measured.
public struct MeasuredMap: Hashable, Sendable {
  /// What became of one position's light.
  public enum Arrival: Hashable, Sendable {
    /// It arrived at this position of the far end.
    case at(Int)
    /// It arrived nowhere at the far end.
    case dark
  }

  /// What the near positions are counted in.
  public let near: MapFrame
  /// What the far positions are counted in.
  public let far: MapFrame
  /// What became of each near position's light.
  public let arrivals: [Int: Arrival]

  /// A map from pairs of positions; nil for light that did not arrive.
  ///
  /// - Throws: `emptyMap`, `noSuchPosition`, `measuredTwice` or `arrivesTwice`.
  public init(_ pairs: [(near: Int, far: Int?)], from near: MapFrame, to far: MapFrame)
    throws(FaultEvidenceError)
  {
    guard !pairs.isEmpty else { throw .emptyMap }
    var arrivals: [Int: Arrival] = [:]
    var sources: [Int: Int] = [:]
    for (from, to) in pairs {
      guard from >= 1, from <= near.positions else {
        throw .noSuchPosition(.near, from, near)
      }
      guard arrivals[from] == nil else { throw .measuredTwice(from) }
      if let to {
        guard to >= 1, to <= far.positions else { throw .noSuchPosition(.far, to, far) }
        if let other = sources.updateValue(from, forKey: to) {
          throw .arrivesTwice(to, from: min(from, other), max(from, other))
        }
      }
      arrivals[from] = to.map(Arrival.at) ?? .dark
    }
    self.near = near
    self.far = far
    self.arrivals = arrivals
  }

  /// The positions measured, in order.
  public var positions: [Int] { arrivals.keys.sorted() }

  /// Where light arrived; nil if nowhere, or if that was not measured.
  public func far(of position: Int) -> Int? {
    guard case .at(let far) = arrivals[position] else { return nil }
    return far
  }

  /// The near position whose light arrived at a far one; nil if none did.
  func source(of far: Int) -> Int? {
    arrivals.first { $0.value == .at(far) }?.key
  }
}
