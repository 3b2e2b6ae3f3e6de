import ArgumentParser
import Paper
import Plant

/// What a joint may lose, by name or in dB.
struct JointGradeArgument: ExpressibleByArgument, CustomStringConvertible {
  var grade: JointGrade
  /// As it is called.
  var name: String

  static let named: [(String, JointGrade)] = [
    ("nvidia", .nvidia), ("low-loss", .lowLoss), ("tia", .tia), ("reference-d", .referenceD),
    ("reference-e", .referenceE), ("iso", .iso),
  ]

  init(grade: JointGrade, name: String) {
    self.grade = grade
    self.name = name
  }

  init?(argument: String) {
    let folded = argument.lowercased()
    if let found = Self.named.first(where: { $0.0 == folded }) {
      self.init(grade: found.1, name: found.0)
      return
    }
    guard let milliDB = try? DecibelText.parse(argument) else { return nil }
    self.init(grade: .own(milliDB: milliDB), name: "as given")
  }

  var description: String { name }
}
