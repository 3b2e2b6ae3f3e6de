/// What most changes have in common, as if it stood before the bytes of each.
///
/// Packed changes refer to it by place: it must never change. Another one needs another
/// ``LogPacking/form``.
enum LogDictionary {
  static let bytes: [UInt8] = {
    var out: [UInt8] = []
    for text in texts { out += Array(text.utf8) }
    for (name, columns, keys) in tables {
      out += [0x54, columns]
      out += (0..<columns).map { $0 < keys ? $0 + 1 : 0 }
      out += Array(name.utf8) + [0, 18, 0, 4, 16, 1]
    }
    return out + Array("ferrule change 1".utf8)
  }()

  private static let texts = [
    "technicianpersonscopeaccepted", "cannot-seedamage", "wet-drydrytoken",
    "iec-61300-3-35-ed2-smiec-61300-3-35-ed2-mmiec-61300-3-35-ed3", "MPO16-APCMPO12-APC",
    "openclosedparkedresumedpassed", "modulecable_endportlink", "\u{3}\u{4}dirt\u{3}\u{2}ok",
    "\u{3}\u{5}clean\u{3}",
  ]

  /// Heads of tables in the bodies of changes: name, columns, how many of them are the key.
  private static let tables: [(String, UInt8, UInt8)] = [
    ("task_close", 9, 1), ("task", 11, 1), ("disturbance", 9, 1), ("note", 9, 1),
    ("kit_check", 11, 1), ("port_gate", 10, 1), ("answer", 11, 1), ("ask", 8, 1),
    ("soak", 10, 1), ("signature", 10, 1), ("pause", 9, 1), ("seen", 11, 1), ("job", 12, 1),
    ("fault_close", 8, 1), ("fault", 10, 1), ("part_move", 12, 1), ("capping", 10, 1),
    ("loss_test", 14, 1), ("loss_reading", 5, 4), ("polarity_test", 11, 1),
    ("polarity_fibre", 3, 2), ("lane_reading", 8, 1), ("lane_power", 4, 2), ("step", 11, 1),
    ("plugging", 12, 1), ("cleaning", 11, 1), ("inspection", 13, 1), ("inspection_fibre", 3, 2),
  ]
}
