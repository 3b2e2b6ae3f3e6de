/// How names are compared: trimmed and ASCII-case-folded, nothing else.
///
/// Labels are typed at night and scanned in capitals; letters beyond ASCII stay as they are, so
/// that the rule is the same on every machine for ever.
public enum NameFolding {
  /// The folded form of a name.
  public static func fold(_ name: String) -> String {
    var units = Array(name.utf8)
    let blank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    while let last = units.last, blank(last) { units.removeLast() }
    units = Array(units.drop(while: blank))
    for place in units.indices where (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(units[place])
    {
      units[place] |= 0x20
    }
    return String(decoding: units, as: UTF8.self)
  }
}
