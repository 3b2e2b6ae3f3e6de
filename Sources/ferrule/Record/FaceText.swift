import Store

/// How a person names a face: one side of a port's joint, or a connector of a part.
enum FaceText: Hashable, Sendable {
  /// The face in the port, which is the module's.
  case inPort(String)
  /// The face of the plug in the port.
  case onCord(String)
  /// A connector of a part, wherever it is; the end of a cable has one.
  case part(String, connector: Int)
  /// A cassette and what is printed at one of its ports, such as `U-0001:rear`.
  case printed(String)

  init(_ text: String) throws(CommandError) {
    let (place, side) = JointText.split(text)
    switch side {
    case "port": self = .inPort(place)
    case "cord": self = .onCord(place)
    case "joint":
      throw CommandError(
        .badInput, "bad-ref", "\(text) is a joint: two faces meet there.",
        next: "name one of them: \(place)/port or \(place)/cord")
    default: self = try Self.part(text)
    }
  }

  private static func part(_ text: String) throws(CommandError) -> FaceText {
    if CableEndText(text) != nil { return .part(text, connector: 1) }
    guard let mark = text.lastIndex(of: ":"), mark != text.startIndex else { throw refused(text) }
    let digits = text[text.index(after: mark)...]
    guard !digits.isEmpty else { throw refused(text) }
    guard let connector = Int(digits), digits.first != "+" else { return .printed(text) }
    guard (1...64).contains(connector) else {
      throw CommandError(
        .badInput, "bad-ref", "\(text): connectors are numbered from 1 to 64.",
        next: "\(text[..<mark]):1")
    }
    return .part(String(text[..<mark]), connector: connector)
  }

  static func refused(_ text: String) -> CommandError {
    CommandError(
      .badInput, "bad-ref", "\(text) does not name a face.",
      next: "PORT/port, PORT/cord, PART:CONNECTOR such as MT2301:1, or CABLE:a")
  }
}
