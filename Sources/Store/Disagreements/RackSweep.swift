package import Plant

/// Goes up one rack and finds the things that fill the same units.
///
/// All that still reaches up to where the sweep is and faces one side has met already, so the next
/// one is held against a single one of each side: the cost grows with the things, not with pairs.
package struct RackSweep {
  /// Things that meet each other, directly or through others.
  package struct Crowd {
    var rack: ThingID
    /// The lowest unit that is filled twice.
    package var unit: Int
    package var fillings: [RackFilling]
  }

  package private(set) var rack: ThingID?
  /// Of each side the thing that reaches highest so far; nil is a side nobody said.
  private var highest: [RackSide?: RackFilling] = [:]
  private var crowdOf: [ThingID: Int] = [:]
  private var all: [Crowd?] = []

  package init(rack: ThingID? = nil) {
    self.rack = rack
  }

  /// The crowds found, from the bottom up.
  package var crowds: [Crowd] { all.compactMap { $0 }.sorted { $0.unit < $1.unit } }

  /// Takes the next thing; those that begin lower come before.
  package mutating func add(_ filling: RackFilling) {
    let facing: [RackSide?] =
      filling.side == nil ? RackSide.allCases.map { $0 } + [nil] : [filling.side, nil]
    for side in facing {
      guard let other = highest[side], other.units.upperBound > filling.units.lowerBound else {
        continue
      }
      join(other, filling)
    }
    if (highest[filling.side]?.units.upperBound ?? .min) < filling.units.upperBound {
      highest[filling.side] = filling
    }
  }

  private mutating func join(_ one: RackFilling, _ other: RackFilling) {
    switch (crowdOf[one.id], crowdOf[other.id]) {
    case (let first?, let second?) where first != second:
      guard let gone = all[second], let unit = all[first]?.unit else { return }
      all[second] = nil
      all[first]?.fillings += gone.fillings
      all[first]?.unit = min(unit, gone.unit)
      for filling in gone.fillings { crowdOf[filling.id] = first }
    case (.some, .some): return
    case (let place?, nil): put(other, place)
    case (nil, let place?): put(one, place)
    case (nil, nil):
      guard let rack else { return }
      all.append(Crowd(rack: rack, unit: other.units.lowerBound, fillings: []))
      put(one, all.count - 1)
      put(other, all.count - 1)
    }
  }

  private mutating func put(_ filling: RackFilling, _ place: Int) {
    all[place]?.fillings.append(filling)
    crowdOf[filling.id] = place
  }
}
