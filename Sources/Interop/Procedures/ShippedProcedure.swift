public import Guide
internal import Procedures

/// A procedure that comes with the program.
public struct ShippedProcedure: Sendable {
  /// What it says.
  public let procedure: Procedure
  /// Its text, as it is kept with the jobs that go by it.
  public let text: [UInt8]

  /// The names of all, in the order in which they are listed.
  public static var names: [String] { Procedures.texts.map(\.name) }

  /// The texts of all, which need not be parsed to be compared.
  public static var texts: [[UInt8]] { Procedures.texts.map(\.text) }

  /// Every one, in the order in which they are listed.
  ///
  /// - Throws: an ``ImportError``; a test reads them all.
  public static func all() throws(ImportError) -> [ShippedProcedure] {
    var all: [ShippedProcedure] = []
    for name in names {
      if let one = try named(name) { all.append(one) }
    }
    return all
  }

  /// The one of a name; nil if none has it.
  ///
  /// - Throws: an ``ImportError``; a test reads them all.
  public static func named(_ name: String) throws(ImportError) -> ShippedProcedure? {
    guard let text = Procedures.texts.first(where: { $0.name == name })?.text else { return nil }
    return ShippedProcedure(
      procedure: try ProcedureFile.read(text, file: "\(name).yaml"), text: text)
  }
}
