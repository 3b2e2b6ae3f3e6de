/// Words a person says at a prompt: a reason, a name, what stands on a bag.
enum PromptWords {
  /// Why they cannot be kept, or nil if they can.
  static func refusal(_ text: String) -> String? {
    // A key hit twice is no name and no reason.
    guard text.count > 1 else { return "\(text) alone is too short; q goes back" }
    do {
      _ = try RecordText.required(text, "What you typed")
      return nil
    } catch {
      return error.message
    }
  }
}
