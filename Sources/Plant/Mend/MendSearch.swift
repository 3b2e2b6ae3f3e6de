/// Weighs every choice for the shared parts of a knot; what only one link passes follows from it.
struct MendSearch {
  /// What a link costs for one choice of its shared parts.
  private struct Entry {
    /// The choice at each of its shared parts, in their order; 0 is as it is now.
    var choices: [Int]
    var cost: Int
    var own: [ThingID: PartType]
    /// Whether the link is not mended by it, only left as it is.
    var isLeft = false
  }

  private struct Row {
    var place: Int
    var isWanted: Bool
    var isLit: Bool
    /// Which shared parts it passes.
    var columns: [Int]
    var entries: [Entry]
  }

  /// How many choices are looked at before the best so far is taken.
  private static let mostSteps = 20_000
  /// What it costs to leave a wanted link as it is: more than all changes.
  private static let left = 1_000_000_000

  private let knot: MendKnot
  private let types: [[PartType]]
  private let rows: [Row]
  private var choice: [Int]
  private var best: [Int]
  private var bestCost: Int
  private var steps = 0

  /// The cheapest choice, or the best found before the search was given up.
  static func best(_ knot: MendKnot) -> MendAnswer {
    var search = MendSearch(knot)
    search.look(at: 0, spent: 0)
    return search.answer()
  }

  private init(_ knot: MendKnot) {
    self.knot = knot
    let types = knot.shared.map { part -> [PartType] in
      var seen: [PartType] = []
      for type in knot.members.flatMap({ $0.options.compactMap { $0.types[part] } })
      where !seen.contains(type) { seen.append(type) }
      return seen
    }
    self.types = types
    rows = knot.members.map { Self.row($0, knot, types) }
    choice = Array(repeating: 0, count: knot.shared.count)
    best = choice
    bestCost = Int.max
  }

  private static func row(_ member: MendKnot.Member, _ knot: MendKnot, _ types: [[PartType]]) -> Row
  {
    let columns = knot.shared.indices.filter { member.parts.contains(knot.shared[$0]) }
    var entries: [[Int]: Entry] = [:]
    for option in member.options {
      let choices = columns.map { column in
        option.types[knot.shared[column]].flatMap { types[column].firstIndex(of: $0) }
          .map { $0 + 1 } ?? 0
      }
      let own = option.types.filter { !knot.shared.contains($0.key) }
      let cost = own.reduce(0) { $0 + knot.cost($1.key, $1.value) }
      if cost < entries[choices]?.cost ?? Int.max {
        entries[choices] = Entry(choices: choices, cost: cost, own: own)
      }
    }
    let asIs = columns.map { _ in 0 }
    if member.isWanted, member.isLit, entries[asIs] == nil {
      entries[asIs] = Entry(choices: asIs, cost: left, own: [:], isLeft: true)
    }
    return Row(
      place: member.place, isWanted: member.isWanted, isLit: member.isLit, columns: columns,
      entries: entries.values.sorted { $0.choices.lexicographicallyPrecedes($1.choices) })
  }

  /// What the rows cost at least if the first `count` shared parts are chosen; nil if a link that is
  /// well or lit would be spoilt.
  private func least(_ count: Int) -> Int? {
    var sum = 0
    for row in rows {
      var cheapest: Int?
      for entry in row.entries where fits(entry, row, count) {
        cheapest = min(cheapest ?? Int.max, entry.cost)
      }
      guard let cost = cheapest ?? (row.isWanted && !row.isLit ? Self.left : nil) else {
        return nil
      }
      sum += cost
    }
    return sum
  }

  private func fits(_ entry: Entry, _ row: Row, _ count: Int) -> Bool {
    for (place, column) in row.columns.enumerated() where column < count {
      if entry.choices[place] != choice[column] { return false }
    }
    return true
  }

  private mutating func look(at column: Int, spent: Int) {
    guard steps < Self.mostSteps else { return }
    steps += 1
    guard let least = least(column), spent + least < bestCost else { return }
    guard column < knot.shared.count else {
      bestCost = spent + least
      best = choice
      return
    }
    for value in 0...types[column].count {
      choice[column] = value
      let cost = value == 0 ? 0 : knot.cost(knot.shared[column], types[column][value - 1])
      look(at: column + 1, spent: spent + cost)
    }
    choice[column] = 0
  }

  private mutating func answer() -> MendAnswer {
    choice = best
    var changed: [ThingID: PartType] = [:]
    for (column, value) in best.enumerated() where value > 0 {
      changed[knot.shared[column]] = types[column][value - 1]
    }
    var unmended: Set<Int> = []
    for row in rows {
      let fitting = row.entries.filter { fits($0, row, choice.count) }
      if let entry = fitting.min(by: { $0.cost < $1.cost }), !entry.isLeft {
        changed.merge(entry.own) { $1 }
      } else if row.isWanted {
        unmended.insert(row.place)
      }
    }
    return MendAnswer(
      types: changed, unmended: unmended, isProven: steps < Self.mostSteps && !knot.isCut)
  }
}
