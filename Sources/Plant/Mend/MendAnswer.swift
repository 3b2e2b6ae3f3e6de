/// What to change in a knot of links.
struct MendAnswer {
  /// The parts that get another type.
  var types: [ThingID: PartType]
  /// Places of wanted links that stay as they are.
  var unmended: Set<Int>
  /// Whether nothing smaller mends as much.
  var isProven: Bool
}
