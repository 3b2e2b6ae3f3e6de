import ArgumentParser

/// One of a fixed list of words, as the data dictionary spells them.
struct WordArgument<Value>: ExpressibleByArgument
where Value: RawRepresentable<String> & CaseIterable {
  var value: Value

  init?(argument: String) {
    guard let value = Value(rawValue: argument.lowercased()) else { return nil }
    self.value = value
  }

  init(_ value: Value) {
    self.value = value
  }

  var defaultValueDescription: String { value.rawValue }

  static var allValueStrings: [String] { Value.allCases.map(\.rawValue) }
}
