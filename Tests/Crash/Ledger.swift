internal import Change
internal import Foundation
internal import Sync

/// What ever left in a bundle: one change for each device and number, for ever.
struct Ledger {
  private var left: [Place: ChangeHash] = [:]
  /// The bundles, in the order they left.
  private(set) var bundles: [String] = []

  private struct Place: Hashable {
    var device: DeviceID
    var seq: Int64
  }

  /// Notes what a bundle carries.
  ///
  /// - Returns: the numbers that were used for something else before.
  /// - Throws: what reading it throws, if it is not whole.
  mutating func note(bundle path: String) throws -> [String] {
    var reused: [String] = []
    let reader = try BundleReader(path)
    while let section = try reader.next(only: .changes) {
      try section.visit { bytes in
        let sealed = try SealedChange(decoding: bytes)
        let place = Place(device: sealed.change.device, seq: sealed.change.seq)
        if let other = left[place], other != sealed.hash {
          reused.append("\(sealed.name) left before as \(other)")
        }
        left[place] = sealed.hash
      }
    }
    bundles.append(path)
    return reused
  }

  /// How many changes left.
  var count: Int { left.count }
}
