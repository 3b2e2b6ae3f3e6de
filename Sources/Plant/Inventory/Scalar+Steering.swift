extension Unicode.Scalar {
  /// Whether it controls the screen, the line or the direction of writing, so that it is not shown as it is.
  ///
  /// All of them are below U+10000.
  public var steersScreen: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
      0xFFFE, 0xFFFF:
      true
    default: false
    }
  }
}
