import Plant

extension String {
  /// The form in which names are compared.
  var folded: String { NameFolding.fold(self) }
}
