/// What an adapter's description says: `luna-0541 mlx5_0`.
struct AdapterDescription {
  let host: String
  /// The adapter's name on its host; nil if the description is not of two words.
  let adapter: String?

  /// Text that is not of two words is the host's name, its blanks made single.
  init(_ text: String) {
    let words = ASCIIText.words(text)
    if words.count == 2 {
      host = words[0]
      adapter = words[1]
    } else {
      host = words.joined(separator: " ")
      adapter = nil
    }
  }

  /// Whether the text is that of an aggregation node inside a switch.
  static func isAggregationNode(_ text: String) -> Bool {
    ASCIIText.words(text).suffix(2) == ["Aggregation", "Node"]
  }

  /// The name of a port on the host.
  func portName(_ number: Int, manyPorts: Bool) -> String {
    guard let adapter else { return "\(number)" }
    return manyPorts ? "\(adapter)/\(number)" : adapter
  }
}
