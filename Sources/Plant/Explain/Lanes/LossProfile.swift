/// How loss runs across the ferrule.
struct LossProfile {
  private let losses: [(position: Int, loss: Int)]
  private let rules: LaneRules

  /// What each fibre loses, in the order of the near positions.
  init(_ losses: [(position: Int, loss: Int)], _ rules: LaneRules) {
    self.losses = losses
    self.rules = rules
  }

  /// How much loss rises from one side to the other; nil if it does not rise all the way.
  ///
  /// A rise that is nearly all one step is one bad fibre, or one bad half.
  var slope: Int? {
    guard losses.count > 3 else { return nil }
    for values in [losses.map(\.loss), losses.map(\.loss).reversed()] {
      let steps = zip(values.dropFirst(), values).map { $0 - $1 }
      let rise = values[values.count - 1] - values[0]
      if rise >= rules.slopeMilliDB, steps.allSatisfy({ $0 >= -rules.wobbleMilliDB }),
        (steps.max() ?? 0) * 10 <= rise * 6
      {
        return rise
      }
    }
    return nil
  }

  /// The outermost positions, if both are bad and all between are fine.
  var badEdges: [Int]? {
    guard losses.count > 3, let first = losses.first, let last = losses.last else { return nil }
    let inner = losses.dropFirst().dropLast().map(\.loss)
    guard let middle = LanePowers.middle(inner), let most = inner.max(),
      most - middle < rules.lowMilliDB,
      [first, last].allSatisfy({ $0.loss - middle >= rules.lowMilliDB })
    else { return nil }
    return [first.position, last.position]
  }
}
