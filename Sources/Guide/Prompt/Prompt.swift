/// What a person sees, and what they may answer.
public struct Prompt: Hashable, Sendable {
  /// What the repair waits for.
  public var phase: RepairPhase
  /// The step of the procedure, as `step.name` would store it; parked or done else.
  public var step: String
  /// How far the repair is.
  public var progress: Progress
  /// The whole screen, choices and all: at most 6 lines of 40 columns.
  public var lines: [String]
  /// A card to show before the screen, of the same size; empty if there is none.
  ///
  /// Names the port and draws its cage before anything is unplugged.
  public var card: [String]
  /// What `?` shows, of the same size; what the screen had no room for comes first and whole.
  public var why: [String]
  /// The words to read out to the network operations centre, if that is what the prompt is about.
  public var readOut: String?
  /// What `u` would take back, in a few words; nil if there is nothing.
  public var undoes: String?
  /// What may be answered, in the order of the screen.
  public var choices: [Choice]

  /// The choice whose key is exactly this text, or nil.
  ///
  /// A scanner types whole codes: a long text is never taken for a key.
  public func choice(for text: String) -> Choice? {
    choices.first { $0.key == text }
  }
}
