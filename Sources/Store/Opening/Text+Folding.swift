import Plant

extension String {
  /// The form in which names are compared.
  package var folded: String { NameFolding.fold(self) }
}
