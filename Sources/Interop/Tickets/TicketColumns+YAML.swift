extension TicketColumns {
  /// The columns that a map's file names: `ticket: Number`, `port: CI`, `symptom: Short description`.
  ///
  /// - Parameter file: the file's name, for errors.
  public static func map(_ bytes: [UInt8], file: String) throws(ImportError) -> [String: String] {
    var fields = try YAMLFields(
      try YAMLText(bytes, file: file).root(), file: file, what: "A map of columns")
    var map: [String: String] = [:]
    for part in parts { map[part] = try fields.text(part, most: 200) }
    try fields.finish(known: parts.joined(separator: ", "))
    return map
  }
}
