import ArgumentParser
import Plant

/// `B=reversed`: what a maker means by a letter on a cable with two rows.
struct TwoRowArgument: ExpressibleByArgument {
  var letter: CablePolarity
  var map: TwoRowMap

  init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, let letter = CablePolarity(rawValue: parts[0].lowercased()),
      let map = TwoRowMap(rawValue: parts[1].lowercased())
    else { return nil }
    self.letter = letter
    self.map = map
  }

  static var allValueStrings: [String] {
    CablePolarity.allCases.flatMap { letter in
      TwoRowMap.allCases.map { "\(letter.text)=\($0.rawValue)" }
    }
  }
}
