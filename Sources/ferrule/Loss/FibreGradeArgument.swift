import ArgumentParser
import Plant

/// A grade of fibre as it is typed, in either case.
struct FibreGradeArgument: ExpressibleByArgument {
  var grade: FibreGrade

  init?(argument: String) {
    guard let grade = FibreGrade(rawValue: argument.lowercased()) else { return nil }
    self.grade = grade
  }

  static var allValueStrings: [String] { FibreGrade.allCases.map(\.text) }
}
