import Foundation
import TestSupport
import Testing

/// The program under test.
enum FerruleBinary {
  static func find() throws -> URL {
    try #require(BuiltProgram.ferrule, "build ferrule first, or set FERRULE_BINARY")
  }
}
