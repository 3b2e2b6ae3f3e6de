/// The parts of a change's canonical bytes, as errors name them.
public enum ChangeField: String, Sendable {
  /// The sixteen bytes every change begins with.
  case magic
  /// The byte that says which optional fields follow.
  case flags
  /// The site id.
  case site
  /// The device id.
  case device
  /// The place in the chain.
  case seq
  /// The hash of the change before.
  case prev
  /// The hashes of the other tips.
  case deps
  /// The declared hybrid time.
  case hlc
  /// The schema version.
  case schema
  /// The author's name.
  case author
  /// The id of a long transaction.
  case group
  /// The nonce of a restart change.
  case nonce
  /// The author's note.
  case note
  /// The changeset.
  case body
}
