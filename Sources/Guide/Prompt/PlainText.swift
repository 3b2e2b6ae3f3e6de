/// Text for a terminal that shows nothing but ASCII.
public enum PlainText {
  private static let letters: [(String, String)] = [
    ("ÀÁÂÃÄÅĀĂĄ", "A"), ("àáâãäåāăą", "a"), ("ÇĆĈĊČ", "C"), ("çćĉċč", "c"), ("ĎĐÐ", "D"),
    ("ďđð", "d"),
    ("ÈÉÊËĒĔĖĘĚ", "E"), ("èéêëēĕėęě", "e"), ("ĜĞĠĢ", "G"), ("ĝğġģ", "g"), ("ĤĦ", "H"), ("ĥħ", "h"),
    ("ÌÍÎÏĨĪĬĮİ", "I"), ("ìíîïĩīĭįı", "i"), ("Ĵ", "J"), ("ĵ", "j"), ("Ķ", "K"), ("ķ", "k"),
    ("ĹĻĽĿŁ", "L"),
    ("ĺļľŀł", "l"), ("ÑŃŅŇ", "N"), ("ñńņň", "n"), ("ÒÓÔÕÖØŌŎŐ", "O"), ("òóôõöøōŏő", "o"),
    ("ŔŖŘ", "R"),
    ("ŕŗř", "r"), ("ŚŜŞŠȘ", "S"), ("śŝşšșß", "s"), ("ŢŤŦȚ", "T"), ("ţťŧț", "t"),
    ("ÙÚÛÜŨŪŬŮŰŲ", "U"),
    ("ùúûüũūŭůűųµμ", "u"), ("Ŵ", "W"), ("ŵ", "w"), ("ÝŶŸ", "Y"), ("ýÿŷ", "y"), ("ŹŻŽ", "Z"),
    ("źżž", "z"),
    ("‐‑‒–—−", "-"), ("‘’‚′", "'"), ("“”„″", "\""), ("×", "x"), ("·•", "."), ("→", ">"), ("←", "<"),
    ("\u{A0}\u{2007}\u{202F}", " "),
  ]
  private static let table: [Character: Character] = {
    var table: [Character: Character] = [:]
    for (from, to) in letters {
      for character in from { table[character] = to.first }
    }
    return table
  }()

  /// The text in ASCII, as wide as before: what has no letter like it becomes `?`.
  public static func ascii(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var out = ""
    for character in text {
      if character.utf8.allSatisfy({ $0 < 0x80 }) {
        out.append(character)
      } else if let like = table[character] {
        out.append(like)
      } else {
        out += String(repeating: "?", count: Columns.columns(character))
      }
    }
    return out
  }
}
