import Foundation
import Guide
import Plant
import Testing

/// Every answer to every screen of every shipped procedure, on the pure core: see ``ProcedureModel``.
struct ProcedureModelTests {
  /// How many screens of a procedure are gone through; a variable says more.
  ///
  /// What is unsafe is looked for on each of them; that every run ends can only be said of all.
  static let explored = Int(ProcessInfo.processInfo.environment["FERRULE_MODEL_SCREENS"] ?? "")
  /// Those of which that many are gone through, unless more are asked for: they have hundreds of thousands of screens.
  static let large = ["replace-cord", "replace-module"]
  /// The procedures gone through: all, or the one that a variable names.
  static let names =
    ProcessInfo.processInfo.environment["FERRULE_MODEL_PROCEDURE"].map { [$0] }
    ?? Shipped.all.map(\.name)

  @Test(arguments: names)
  func `every run ends, and nothing unsafe is offered`(name: String) throws {
    let usual = Self.large.contains(name) ? 2_000 : Int.max
    var model = ProcedureModel(
      ProcedureModel.small(Shipped.named(name)), most: Self.explored ?? usual, doubt: 16)
    let report = try model.explore()
    #expect(report.screens > 50)
    #expect(report.compared > 0)
    #expect(report.spent > 0)
    for (fault, answers) in report.faults.sorted(by: { $0.key < $1.key }) {
      Issue.record("\(name): \(fault): \(answers.joined(separator: ", "))")
    }
    if Self.explored != nil || !Self.large.contains(name) {
      #expect(report.isWhole, "\(name): more than \(report.screens) screens")
    }
  }
}
