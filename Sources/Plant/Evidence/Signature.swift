/// Somebody signed.
public struct Signature: Hashable, Sendable {
  /// What is signed.
  public var subject: Subject
  /// Hands done, or accepted.
  public var kind: SignatureKind
  /// Who signed.
  public var byWhom: String

  /// All its parts.
  public init(subject: Subject, kind: SignatureKind, byWhom: String) {
    self.subject = subject
    self.kind = kind
    self.byWhom = byWhom
  }
}
