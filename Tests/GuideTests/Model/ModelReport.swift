/// What came of going through a procedure.
struct ModelReport {
  /// Screens that were come to.
  var screens = 0
  /// How many answers the farthest one takes.
  var depth = 0
  /// Whether all of them were gone through.
  var isWhole = false
  /// Whether the procedure can be done.
  var isDone = false
  /// What was wrong, with the answers that lead there; the first of each kind.
  var faults: [String: [String]] = [:]
  /// Screens from which no answers lead to an end; none are looked for unless all were gone through.
  var stuck = 0
  /// How often two ways to a screen were held against each other.
  var compared = 0
  /// How many screens were held against the same with every try spent.
  var spent = 0
}
