import Foundation
import Plant

/// How a person names the end of a cable: `C-88:a`, `T114:b3` for its third leg, `C-88 end a`.
struct CableEndText: Hashable, Sendable {
  /// What names the cable.
  var cable: String
  /// a or b.
  var side: String
  /// Leg of the trunk or harness; 1 is first.
  var leg: Int

  init?(_ text: String) {
    let folded = NameFolding.fold(text)
    let mark: Range<String.Index>
    if let word = text.range(of: " end ", options: [.caseInsensitive, .backwards]) {
      mark = word
    } else if let colon = text.lastIndex(of: ":") {
      mark = colon..<text.index(after: colon)
    } else {
      return nil
    }
    let end = NameFolding.fold(String(text[mark.upperBound...]))
    guard let side = end.first, side == "a" || side == "b", !folded.isEmpty,
      mark.lowerBound > text.startIndex
    else { return nil }
    let digits = end.dropFirst()
    guard digits.isEmpty || digits.allSatisfy({ ("0"..."9").contains($0) }),
      let leg = digits.isEmpty ? 1 : Int(digits), (1...1_000).contains(leg)
    else { return nil }
    cable = String(text[..<mark.lowerBound])
    self.side = String(side)
    self.leg = leg
  }
}
