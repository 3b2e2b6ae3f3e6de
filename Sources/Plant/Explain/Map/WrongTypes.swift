/// Parts and adapters that would make the measured map if they were of another type.
struct WrongTypes {
  private let explainer: MapExplainer
  private let finder: SuspectFinder

  /// Beyond so many parts no two changes are tried together.
  private static let mostParts = 12
  private static let mostPairs = 24

  init(_ explainer: MapExplainer) {
    self.explainer = explainer
    finder = explainer.finder
  }

  /// Places where one change makes the map.
  var single: [Suspect] {
    guard let channel = explainer.channel else { return [] }
    return finder.changes(of: channel).filter { makes(channel.changing($0)) }
      .map { finder.suspect($0) }
  }

  /// Two changes together, if that makes the map.
  var pair: RankedCause? {
    guard let channel = explainer.channel, channel.count <= Self.mostParts,
      explainer.expected.planned != nil
    else { return nil }
    let changes = finder.changes(of: channel)
    var suspects: [Suspect] = []
    for (number, first) in changes.enumerated() {
      guard let once = channel.changing(first) else { continue }
      for second in changes[(number + 1)...] where finder.place(first) != finder.place(second) {
        guard makes(once.changing(second)) else { continue }
        var suspect = finder.suspect(first)
        suspect.change = [first, second].map(finder.text).joined(separator: " and ")
        suspect.clues += finder.suspect(second).clues.filter { !suspect.clues.contains($0) }
        suspects.append(suspect)
        if suspects.count >= Self.mostPairs { break }
      }
    }
    guard !suspects.isEmpty else { return nil }
    return RankedCause(
      .wrongType(.otherTwo), [explainer.made, .severalChanges(2)], suspects, .readTypes)
  }

  private func makes(_ channel: Channel?) -> Bool {
    channel?.farPositions.map { explainer.makesTheMap($0) } ?? false
  }
}
