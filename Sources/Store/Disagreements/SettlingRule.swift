internal import Foundation
internal import Plant

/// A rule by which a disagreement can be settled without anybody walking there.
///
/// What it decides is written as an edit of whoever settles, with the rule as its note: others see by
/// what it was decided, and may decide otherwise.
public enum SettlingRule: String, CaseIterable, Sendable {
  /// Who scanned a label did not mistype it.
  case scanBeatsTyping = "scan-beats-typing"

  /// What the change that settles says of it.
  public var note: String {
    switch self {
    case .scanBeatsTyping: "rule: a scan beats typing"
    }
  }

  /// The place of the answer it decides for, from 0; nil where it does not apply.
  ///
  /// It applies where each answer is known to be scanned or typed, there are both, and all that were
  /// scanned say one thing.
  public func choice(_ detail: DisagreementDetail) -> Int? {
    switch self {
    case .scanBeatsTyping:
      let origins = detail.answers.map(\.origin)
      guard origins.allSatisfy({ $0 == .scanned || $0 == .typed }), origins.contains(.typed),
        let first = origins.firstIndex(of: .scanned)
      else { return nil }
      let scanned = detail.item.answers.indices.filter { origins[$0] == .scanned }
      let isOne = scanned.allSatisfy {
        detail.item.answers[$0].text == detail.item.answers[first].text
      }
      guard isOne else { return nil }
      return scanned.first { detail.item.answers[$0].isShown } ?? first
    }
  }
}

extension StoreView {
  /// The site's rule for what people disagree about; nil where somebody has to look.
  ///
  /// The record of the table `policy` with the name `settle/WORD`, WORD as in `conflicts`, says `ask` or
  /// the rule; without one a scan beats typing.
  public func settlingRule(for item: Disagreement) throws -> SettlingRule? {
    guard let value = try siteRule("settle/\(item.word)")?.folded else { return .scanBeatsTyping }
    return SettlingRule(rawValue: value)
  }

  /// The disagreements that a rule decides here, and for which of their answers, from 0.
  public func disagreements(
    settledBy rule: SettlingRule
  ) throws -> [(item: Disagreement, place: Int)] {
    try disagreements().compactMap { item in
      guard try settlingRule(for: item) == rule, let place = rule.choice(try detail(of: item))
      else { return nil }
      return (item, place)
    }
  }
}
