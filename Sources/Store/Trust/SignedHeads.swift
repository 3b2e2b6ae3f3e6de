package import Change

/// How far each device stands for what it wrote.
package struct SignedHeads: Sendable {
  /// All that are known, ascending.
  package var all: [SignedHead]
  /// The one that was just signed; nil if there was nothing to sign.
  package var new: SignedHead?
  /// What the new one stands for as well.
  package var superseded: [ChangeName]
}
