import Guide

/// What may be answered on a screen: what may always be, and what only so often.
struct ModelOffer: Hashable {
  private var always: Set<String>
  private var limited: Set<String>

  init(_ answers: [ModelAnswer]) {
    // Why a joint is named, and that something was read out before, is only shown.
    func words(_ answer: ModelAnswer) -> String {
      if answer.words.hasPrefix("read it out") { return "read it out" }
      // So is what was seen of the faces that go in.
      if PlugSeen.Word.allCases.contains(where: { answer.words == "plug in \($0.rawValue)" }) {
        return "plug in, not clean"
      }
      return answer.words.split(separator: ":").first.map(String.init) ?? ""
    }
    always = Set(answers.filter { !$0.isLimited }.map(words))
    limited = Set(answers.filter(\.isLimited).map(words))
  }

  /// Whether there is a way that may be taken only so often.
  var hasLimited: Bool { !limited.isEmpty }

  /// Whether what may always be answered is the same, and what only so often is no more.
  func isWithin(_ other: ModelOffer) -> Bool {
    always == other.always && limited.isSubset(of: other.limited)
  }
}
