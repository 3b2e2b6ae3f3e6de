import Plant

/// A port in words, so that a person finds it.
public enum PortWords {
  /// What was typed, said again before a hand goes there: port, place, cage and side.
  ///
  /// At most 3 lines of 40 columns.
  public static func lines(_ port: PortCard) -> [String] {
    let room = max(5, Columns.width - 1 - Columns.count(port.name))
    var parts = Columns.wrap("\(Columns.shorten(port.device, to: room)):\(port.name)")
    if let place = port.place?.text, parts.count == 1 {
      parts.append(Columns.shorten(place, to: Columns.width))
    }
    let head = parts.joined(separator: "  ")
    let lines = Columns.count(head) <= Columns.width ? [head] : parts
    let cage = cage(port)
    guard let last = lines.last, let cage else { return lines }
    return Columns.count("\(last), \(cage)") <= Columns.width
      ? lines.dropLast() + ["\(last), \(cage)"] : lines + [cage]
  }

  /// The cage and where in it, such as `OSFP25 left` or `cage 4, side not known`.
  static func cage(_ port: PortCard) -> String? {
    port.cage.map { cage in
      let name = cage.allSatisfy(\.isNumber) ? "cage \(cage)" : cage
      return "\(Columns.shorten(name, to: 12)) \(port.side?.rawValue ?? "side not known")"
    }
  }
}
