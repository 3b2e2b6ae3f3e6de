import Guide
import Testing

/// What tests share that answer one screen after the other by its words.
protocol FloorSuite {}

extension FloorSuite {
  /// Takes the choices with these words, each of a screen that fits.
  func say(_ floor: inout Floor, _ words: [String]) throws {
    for word in words {
      let lines = floor.prompt.lines
      try #require(try floor.say(word), "\(word) is not on \(lines)")
      #expect(floor.prompt.lines.count <= 6)
      #expect(floor.prompt.lines.allSatisfy { $0.count <= 40 }, "\(floor.prompt.lines)")
    }
  }
}
