public import Guide
internal import Plant

/// What is loose in a glance: how much, where, the most urgent first, and what to type about that.
public enum LooseGlance {
  /// At most 6 lines of 40 columns.
  ///
  /// - Parameters:
  ///   - spots: what is loose, in walking order.
  ///   - row: the row of racks it is about; nil for all.
  ///   - clock: the clock on the wall; `nowMS` is what it shows, ms UTC.
  ///   - command: what to type for the next step.
  public static func lines(
    _ spots: [LooseSpot], row: String? = nil, nowMS: Int64, clock: FloorClock,
    command: (LooseNext) -> String?
  ) -> [String] {
    guard !spots.isEmpty else {
      return [row.map { Glance.line("NOTHING is loose in ", $0) } ?? "NOTHING is loose"]
    }
    let places = urgent(LoosePlace.all(spots))
    let count = CountText.of(places.count, "place")
    let start = "LOOSE \(spots.reduce(0) { $0 + $1.ends.count }) at \(count)"
    let time = "  \(clock.hourMinute(nowMS))"
    return Glance.list(
      row.map { Glance.line("\(start) in ", $0, time) } ?? start + time, places.map(line),
      command: places.first?.next.first.flatMap(command))
  }

  /// Those with the most urgent end first, alike ones in walking order.
  private static func urgent(_ places: [LoosePlace]) -> [LoosePlace] {
    let kinds = LooseKind.allCases
    return kinds.flatMap { kind in places.filter { $0.ends.map(\.kind).min() == kind } }
  }

  private static func line(_ place: LoosePlace) -> String {
    let name = Columns.shorten(SafeLine.text(place.ref), to: Columns.width / 2)
    return "\(name)  \(place.words(to: Columns.width - 2 - Columns.count(name)))"
  }
}
