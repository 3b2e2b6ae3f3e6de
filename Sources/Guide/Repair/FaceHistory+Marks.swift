/// What wet cleaning says of the marks on a face that is still dirty.
///
/// A mark that neither moves nor changes after wet and dry is a defect; dirt moves.
extension FaceHistory {
  /// Fibres marked before the latest wet cleaning and after it.
  var marksThatStay: Set<Int> { marks.intersection(marksBeforeWet) }

  /// Whether other fibres are marked than before the latest wet cleaning.
  var dirtMoves: Bool {
    state == .dirty && cleanings.wetDry > 0 && !marks.isEmpty && !marksBeforeWet.isEmpty
      && marksThatStay.isEmpty
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
