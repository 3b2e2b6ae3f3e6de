package import Change
internal import Synchronization

/// Verifies what was signed about devices, each statement once while the program runs.
///
/// A merge asks several times whom the site trusts, and a signature takes longer to verify than all else that
/// is done with a statement.
package enum StatementSignatures {
  private struct Question: Hashable {
    /// The hash of the statement, its signature included.
    var statement: ChangeHash
    var key: SigningKey
  }

  /// What is more is verified again: a flood may cost time, not memory.
  private static let mostAnswers = 100_000
  private static let answers = Mutex<[Question: Bool]>([:])

  /// Whether a key signed a statement.
  package static func isSigned(_ statement: TrustStatement, by key: SigningKey) -> Bool {
    let question = Question(statement: statement.hash, key: key)
    if let known = answers.withLock({ $0[question] }) { return known }
    let answer = key.verifies(statement.signature, of: statement.message)
    answers.withLock { if $0.count < mostAnswers { $0[question] = answer } }
    return answer
  }
}
