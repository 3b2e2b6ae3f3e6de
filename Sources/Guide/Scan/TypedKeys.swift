/// The keys a person hit, from the bytes a terminal sends for them.
enum TypedKeys {
  static func events(_ bytes: [UInt8]) -> [KeyEvent] {
    var events: [KeyEvent] = []
    var text: [UInt8] = []
    func flush() {
      for character in String(decoding: text, as: UTF8.self) where isWritten(character) {
        events.append(.character(character))
      }
      text = []
    }
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte >= 0x20, byte != 0x7F {
        text.append(byte)
        continue
      }
      flush()
      switch byte {
      case 0x03: events.append(.leave)
      case 0x04: events.append(.end)
      case 0x08, 0x7F: events.append(.erase)
      case 0x15: events.append(.eraseLine)
      case 0x1A: events.append(.suspend)
      case 0x1B: skip(bytes, &place)
      default: break
      }
    }
    flush()
    return events
  }

  /// Passes over an arrow or a function key: none means anything.
  ///
  /// `ESC [ … letter`, `ESC O letter` or `ESC letter`.
  private static func skip(_ bytes: [UInt8], _ place: inout Int) {
    guard place < bytes.count else { return }
    let kind = bytes[place]
    place += 1
    if kind == 0x4F { place += 1 }
    guard kind == 0x5B else { return }
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if (0x40...0x7E).contains(byte) { return }
    }
  }

  private static func isWritten(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      // Of what shows nothing itself only the joiners are part of a word.
      case .format: scalar == "\u{200C}" || scalar == "\u{200D}"
      case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse:
        false
      default: scalar != "\u{FFFD}"
      }
    }
  }
}
