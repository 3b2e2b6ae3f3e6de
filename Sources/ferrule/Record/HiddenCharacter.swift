/// Characters that show nothing: with one of them two names look alike and are not.
enum HiddenCharacter {
  /// Whether a text has one.
  ///
  /// Zero width joiners are letters' own where scripts join, as in Persian or Malayalam names: they count as
  /// hidden only where nothing of such a script is in front of them.
  static func isIn(_ text: String) -> Bool {
    var previous: Unicode.Scalar?
    return text.unicodeScalars.contains { scalar in
      defer { previous = scalar }
      switch scalar.value {
      case 0x200C, 0x200D: return !(previous.map(joins) ?? false)
      // The fillers of Hangul and the joiner of graphemes are letters and marks by name only.
      case 0x34F, 0x115F, 0x1160, 0x3164, 0xFFA0: return true
      default:
        return switch scalar.properties.generalCategory {
        case .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        default: false
        }
      }
    }
  }

  /// Whether it is a letter, mark or symbol of the scripts from Hebrew on, of which some join.
  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x590 else { return false }
    return switch scalar.properties.generalCategory {
    case .otherLetter, .nonspacingMark, .spacingMark, .modifierLetter, .otherSymbol,
      .modifierSymbol:
      true
    default: false
    }
  }
}
