/// What wet cleaning says of the marks on a face that is still dirty.
///
/// A mark that neither moves nor changes after wet and dry is a defect; dirt moves.
extension FaceHistory {
  /// Fibres marked before the latest wet cleaning and after it.
  var marksThatStay: Set<Int> { marks.intersection(marksBeforeWet) }

  /// Whether other fibres are marked than before the latest wet cleaning, or before the latest one where none was wet.
  var dirtMoves: Bool {
    let before = cleanings.wetDry > 0 ? marksBeforeWet : marksBefore
    return state == .dirty && cleanings.total > 0 && !marks.isEmpty && !before.isEmpty
      && marks.isDisjoint(with: before)
  }

  /// What is known where wet cleaning is not allowed, to be read after the face's name; at most 29 columns.
  var wordsWithoutWet: String {
    dirtMoves
      ? "DIRT MOVES: \(Self.list(marks)); was \(Self.list(marksBefore))"
      : "STUCK, not cleared: no wet"
  }

  /// What is known after wet cleaning, to be read after the face's name; at most 29 columns.
  var wordsAfterWet: String {
    if !marksThatStay.isEmpty { return "DEFECT: same mark after WET" }
    if dirtMoves { return "after WET: \(Self.list(marks)); before: \(Self.list(marksBeforeWet))" }
    return "still dirty after WET"
  }

  /// Fibres in order, in at most 4 columns.
  private static func list(_ fibres: Set<Int>) -> String {
    let words = fibres.sorted().map(String.init)
    let all = words.joined(separator: " ")
    guard all.count > 4, let first = words.first else { return all }
    return "\(first).."
  }
}
