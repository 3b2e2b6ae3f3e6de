import Paper
import Plant
import Store

/// Values typed for a decision: `V` where the group has one column, else KEY=VALUE.
struct TypedDecision {
  let item: Disagreement
  let view: StoreView

  /// Another value than any of the answers.
  func choice(_ values: [String]) throws -> DecisionChoice {
    switch item.matter {
    case .medium: return .medium(try medium(values))
    case .group(let group):
      let columns = view.columns(ofGroup: group, of: item.thing.kind)
      return .values(try cells(values, item.thing, columns))
    case .retirement, .port, .unit, .code, .fact:
      throw CommandError(
        .badInput, "bad-value", "\(item.thing.label) \(item.word) takes no other value alone.",
        next: item.kind == .doubleBooked
          ? "--keep N --value KEY=VALUE gives the other one another value" : "--keep N")
    }
  }

  /// The values the other of two claims gets.
  func other(than place: Int, _ values: [String]) throws -> [String: Cell] {
    let others = item.answers.enumerated().compactMap { number, answer in
      if number != place, case .claim(let thing) = answer.content { thing } else { nil }
    }
    guard let other = others.first, others.count == 1 else {
      throw CommandError(
        .badInput, "bad-value", "Another value fits only where two things claim one.",
        next: "ferrule edit REF KEY=VALUE")
    }
    let columns: [String] =
      switch item.matter {
      case .unit: view.columns(ofGroup: "place", of: other.kind)
      case .code(.serial, _): ["serial"]
      case .code(.asset, _): ["asset_tag"]
      case .group, .medium, .retirement, .port, .code, .fact: []
      }
    guard !columns.isEmpty else {
      throw CommandError(
        .badInput, "bad-value", "\(item.thing.label) \(item.word) takes no other value.",
        next: "--keep N")
    }
    return try cells(values, other, columns)
  }

  private func medium(_ values: [String]) throws -> Medium {
    let text = values.last.map { $0.lowercased().replacing("medium=", with: "") } ?? ""
    guard values.count == 1, let medium = Medium(rawValue: text) else {
      throw CommandError(
        .badInput, "bad-value", "A link is fibre, aoc or dac.", next: "--value fibre")
    }
    return medium
  }

  private func cells(_ values: [String], _ thing: Thing, _ columns: [String]) throws
    -> [String: Cell]
  {
    // Where all answers agree but for one column, a bare value is of that column.
    let visible = try ShortAnswers(item, view).columns ?? columns
    let bare = columns.count == 1 ? columns : visible.count == 1 ? visible : []
    let typed = try values.map { text -> KeyValue in
      if let value = KeyValue(argument: text) {
        let key = value.key.lowercased()
        if columns.contains(key) { return value }
        if key.allSatisfy({ $0.isLetter || $0 == "_" }) {
          throw CommandError(
            .badInput, "bad-value",
            "\(SafeLine.text(value.key)) is not asked here: \(columns.joined(separator: ", ")).",
            next: columns.map { "--value \($0)=…" }.joined(separator: " "))
        }
      }
      guard let only = bare.first,
        let value = KeyValue(argument: "\(only)=\(text)")
      else {
        throw CommandError(
          .badInput, "bad-value", "\(SafeLine.text(text)) does not say which column it is for.",
          next: columns.map { "--value \($0)=…" }.joined(separator: " "))
      }
      return value
    }
    return try EditedCells(thing, typed, view).cells
  }
}
