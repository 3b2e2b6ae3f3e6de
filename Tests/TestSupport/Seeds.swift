internal import Foundation

/// Which seeds a property is tried with.
public enum Seeds {
  /// Those that the environment variable `name` gives as `FIRST-LAST`, else the usual ones.
  public static func named(_ name: String, else usual: ClosedRange<UInt64>) -> ClosedRange<UInt64> {
    let bounds = (ProcessInfo.processInfo.environment[name] ?? "").split(separator: "-")
      .compactMap { UInt64($0) }
    guard bounds.count == 2, bounds[0] <= bounds[1] else { return usual }
    return bounds[0]...bounds[1]
  }
}
