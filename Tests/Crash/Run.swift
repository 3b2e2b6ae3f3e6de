/// A command as a person types it, with the answers that are piped in.
public struct Call: Sendable {
  var arguments: [String]
  var answers: [String] = []
  /// The store's folder in the floor's; nil for a command that names it itself.
  var store: String?

  /// The command as one line.
  var line: String {
    let words = arguments.map { $0.contains(" ") ? "'\($0)'" : $0 }
    return (["ferrule"] + words + (store.map { ["--store", $0] } ?? [])).joined(separator: " ")
  }
}

/// How a run of the program ended.
public enum Ending: Hashable, Sendable, CustomStringConvertible {
  case code(Int32)
  case signal(Int32)
  /// It did not end within a minute.
  case hung

  /// In words.
  public var description: String {
    switch self {
    case .code(let code): "exit \(code)"
    case .signal(let signal): "signal \(signal)"
    case .hung: "did not end"
    }
  }
}

/// What a run of the program left.
public struct Run: Sendable {
  /// How it ended.
  public var ending: Ending
  /// Standard output.
  public var out: String
  /// Standard error.
  public var error: String
  /// How long it took; µs.
  public var microseconds: UInt32
  /// The call the failing disk refused first, such as `3 write /…`; nil if it refused none.
  public var refused: String?

  /// Whether the program did all it was asked.
  public var isDone: Bool { ending == .code(0) }
}
