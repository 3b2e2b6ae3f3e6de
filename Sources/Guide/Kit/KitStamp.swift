/// How the tool stood with which a result was made: which it was, and whether its check still held then.
///
/// Worked out from the facts each time and never stored, so every laptop with the same facts says the same.
public struct KitStamp: Hashable, Sendable {
  /// tip or tester.
  public var kind: String
  /// What is written on the tool; nil if nobody named one.
  public var label: String?
  /// Whether it could be relied on then.
  public var state: KitState
  /// When the check was made on which that rests, nil if it never was; ms UTC.
  public var checkedMS: Int64?
  /// When the result was made; ms UTC.
  public var atMS: Int64

  /// All its parts.
  public init(
    kind: String, label: String?, state: KitState, checkedMS: Int64? = nil, atMS: Int64
  ) {
    self.kind = kind
    self.label = label
    self.state = state
    self.checkedMS = checkedMS
    self.atMS = atMS
  }

  /// The tool as its checks up to then leave it.
  public init(_ tool: KitTool, atMS: Int64, hours: Int) {
    self.init(
      kind: tool.kind ?? "tool", label: tool.label, state: tool.state(nowMS: atMS, hours: hours),
      checkedMS: tool.deciding?.atMS, atMS: atMS)
  }

  /// Whether the result rests on a tool that was in order.
  public var isInOrder: Bool {
    switch state {
    case .checked, .free: true
    case .stale, .failed, .never, .twoAnswers: false
    }
  }

  /// In words, such as `tip A, STALE: checked 15 h before`.
  public var text: String {
    let name = label ?? "no \(kind) named"
    let age = checkedMS.map { "checked \(FloorClock.span(fromMS: $0, toMS: atMS)) before" }
    return switch state {
    case .checked: [name, age].compactMap(\.self).joined(separator: ", ")
    case .stale: "\(name), STALE: \(age ?? "checked long before")"
    case .failed: "\(name), FAILED its check"
    case .twoAnswers: "\(name), TWO ANSWERS how it shows a face"
    case .never: "\(name), never checked"
    case .free: name
    }
  }

  /// The word for the last line of a screen, such as `TIP STALE`; nil while the tool is in order.
  public var warning: String? {
    let word: String? =
      switch state {
      case .checked, .free: nil
      case .stale: "STALE"
      case .failed: "FAILED"
      case .twoAnswers: "TWO ANSWERS"
      case .never: "UNCHECKED"
      }
    return word.map { "\(kind.uppercased()) \($0)" }
  }
}

extension RepairPhase {
  /// The kind of tool its answers are made with; nil where none has to be checked.
  public var toolKind: String? {
    switch self {
    case .inspect: "tip"
    case .test: "tester"
    default: nil
    }
  }
}
