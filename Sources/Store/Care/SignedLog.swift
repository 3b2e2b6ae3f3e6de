package import Change

/// The changes of a log for which no device stands.
package enum SignedLog {
  /// Reads the whole log: that every change is what its hash says, is valid, and is a signed head or
  /// comes before one in its device's chain.
  ///
  /// - Parameter heads: heads whose signatures were verified.
  /// - Returns: what is wrong, in words; nil if nothing is.
  package static func fault(_ view: StoreView, _ heads: [SignedHead]) throws -> String? {
    // What the changes read so far say must come before them; the log has what comes before first,
    // but for changes that wait.
    var awaited = Set(heads.map(\.name))
    var others: [ChangeName: ChangeName] = [:]
    let check = try LogCheck(view) { sealed in
      let before = ChangeName(
        device: sealed.name.device, seq: sealed.name.seq - 1, hash: sealed.change.prev)
      if awaited.remove(sealed.name) != nil {
        if before.seq > 0 { awaited.insert(before) }
      } else {
        others[sealed.name] = before
      }
    }
    if let fault = check.faults.first { return fault }
    guard try VoidRule.isKept(view) else {
      return "what laptops that were shut out wrote does not count as it should"
    }
    var open = awaited.filter { others[$0] != nil }
    while let name = open.popFirst() {
      guard let before = others.removeValue(forKey: name) else { continue }
      if others[before] != nil { open.insert(before) }
    }
    guard let stranger = others.keys.min() else { return nil }
    return "nobody signed change \(stranger.seq) of device \(stranger.device.description.prefix(8))"
  }
}
