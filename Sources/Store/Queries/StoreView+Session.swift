internal import GRDB

/// What this laptop remembers between commands; nothing of it travels.
extension StoreView {
  /// Who said who they are in the last fourteen hours; nil if nobody did.
  public func rememberedTechnician(nowMS: Int64) throws -> String? {
    let shiftMS: Int64 = 14 * 3_600_000
    guard let name = try Meta.text(db, "technician"),
      let at = try Meta.integer(db, "technician_ms"), abs(nowMS - at) < shiftMS
    else { return nil }
    return name
  }
}

extension Store {
  /// Remembers who works on this laptop, for the shift.
  public func remember(technician: String) throws {
    try transaction { db in
      try Meta.set(db, "technician", technician)
      try Meta.set(db, "technician_ms", environment.nowMS())
    }
  }
}
