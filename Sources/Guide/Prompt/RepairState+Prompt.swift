extension RepairState {
  /// What to show and what may be answered.
  ///
  /// - Parameter nowMS: the laptop's clock; ms UTC. It only decides whether a soak is due.
  public func prompt(nowMS: Int64) -> Prompt {
    PromptBuilder(state: self, nowMS: nowMS).prompt()
  }
}
