public import Plant

extension Plant.Task {
  /// The errand to bring a tool back; until it is closed the tool is away.
  ///
  /// - Parameters:
  ///   - holder: who has it.
  ///   - place: to what place, or to whom, it goes back.
  public static func bringBack(_ tool: ThingID, with holder: String, to place: String) -> Self {
    Self(
      kind: .fetch, subject: Subject(kind: .tool, id: tool), text: "bring it back to \(place)",
      forWhom: holder)
  }

  /// Whether it is the errand to bring a tool back.
  public var isToolAway: Bool { kind == .fetch && subject.kind == .tool }
}
