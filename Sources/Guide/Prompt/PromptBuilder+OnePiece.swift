import Plant

/// An AOC or DAC that is changed: its other plug comes out and goes in at the far port.
extension PromptBuilder {
  private var farPlug: [String] {
    let far = situation.otherPort
    return [label(far), label(far, deviceLimit: 12)]
  }

  /// That the old one comes out at both its ends.
  var bothPlugs: [Wording] {
    guard state.isOnePiece else { return [] }
    return [
      Wording(
        "pull its plug at \(farPlug[0]) too",
        farPlug.map { "pull \($0) too" } + ["pull its other plug too"])
    ]
  }

  /// That the other plug of the new one goes in at the far port; nothing once it is in.
  var otherPlugDue: [Wording] {
    guard state.otherPlugDue != nil else { return [] }
    return [
      Wording(
        "its other plug into \(farPlug[0]) too",
        farPlug.map { "and into \($0)" } + ["and its other plug"]
          + (state.unfitCord == nil ? [] : [""]))
    ]
  }
}
