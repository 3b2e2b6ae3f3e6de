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
  /// Procedures of which every screen is gone through always: the others take minutes.
  static let whole = ["repair", "acceptance", "other-link", "spare-leg"]

  @Test(arguments: Shipped.all.map(\.name))
  func `every run ends, and nothing unsafe is offered`(name: String) throws {
    let usual = Self.whole.contains(name) ? Int.max : 2_000
    var model = ProcedureModel(
      ProcedureModel.small(Shipped.named(name)), most: Self.explored ?? usual, doubt: 16)
    let report = try model.explore()
    #expect(report.screens > 50)
    #expect(report.compared > 0)
    #expect(report.spent > 0)
    for (fault, answers) in report.faults.sorted(by: { $0.key < $1.key }) {
      Issue.record("\(name): \(fault): \(answers.joined(separator: ", "))")
    }
    if Self.explored != nil || Self.whole.contains(name) {
      #expect(report.isWhole, "\(name): more than \(report.screens) screens")
    }
  }
}
