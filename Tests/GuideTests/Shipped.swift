import Guide
import Interop

/// The procedures that come with the program.
enum Shipped {
  static let all: [Procedure] = ((try? ShippedProcedure.all()) ?? []).map(\.procedure)

  static let repair = named("repair")

  static func named(_ name: String) -> Procedure {
    all.first { $0.name == name } ?? Procedure(name: "none", version: 1, steps: [])
  }
}
