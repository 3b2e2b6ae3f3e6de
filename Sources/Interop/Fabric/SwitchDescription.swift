/// What a switch's description says: `MF0;LG28-01:MQM8700/U1`.
struct SwitchDescription {
  let name: String
  let model: String?
  let unit: String?

  /// Text of any other shape is the name, its blanks made single.
  init(_ text: String) {
    let utf8 = text.utf8
    if let (name, model, unit) = Self.parts(utf8) {
      self.model = model
      self.unit = unit
      // The first unit bears the chassis's name whether or not the others answered, so that a
      // later dump does not rename it.
      self.name = unit == "U1" ? name : "\(name)/\(unit)"
    } else {
      name = ASCIIText.words(text).joined(separator: " ")
      model = nil
      unit = nil
    }
  }

  private static func parts(_ text: String.UTF8View) -> (String, String, String)? {
    guard text.starts(with: "MF".utf8), let semicolon = text.firstIndex(of: 0x3B),
      let colon = text.lastIndex(of: 0x3A), semicolon < colon,
      let slash = text[colon...].firstIndex(of: 0x2F),
      text.dropFirst(2).prefix(upTo: semicolon).allSatisfy({ 0x30...0x39 ~= $0 })
    else { return nil }
    let parts = [
      text[text.index(after: semicolon)..<colon], text[text.index(after: colon)..<slash],
      text[text.index(after: slash)...],
    ].map { ASCIIText.words(String(Substring($0))).joined(separator: " ") }
    guard parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    return (parts[0], parts[1], parts[2])
  }
}
