import ArgumentParser

/// `2=A`: something said of the part or adapter with that number, counted from the near end.
struct PlacedWord: ExpressibleByArgument {
  var number: Int
  var word: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count <= 2, let number = Int(parts[0]), number >= 1,
      !parts[1].isEmpty
    else { return nil }
    self.number = number
    word = String(parts[1])
  }
}
