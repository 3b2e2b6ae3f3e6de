public import Plant

/// How often a way of cleaning helped, with one tool or with none named.
public struct CleaningRecord: Hashable, Sendable {
  /// How it was cleaned.
  public var method: CleaningMethod
  /// The pen, stick or reel; nil where nobody said.
  public var tool: String?
  /// Cleanings that were looked at afterwards.
  public var looked: Int
  /// Those of them after which the face was clean.
  public var clean: Int

  /// All its parts.
  public init(method: CleaningMethod, tool: String?, looked: Int, clean: Int) {
    self.method = method
    self.tool = tool
    self.looked = looked
    self.clean = clean
  }

  /// From how many cleanings on a tool is judged; fewer may be bad luck.
  public static let enough = 5

  /// Whether the tool rather than the dirt is to be suspected: less than half of its cleanings helped.
  public var isPoor: Bool { looked >= Self.enough && clean * 2 < looked }

  /// Counts cleanings by method and tool, those used most first.
  ///
  /// What a cleaning did is what the next look at that face says. A look that saw nothing, or another
  /// cleaning before any look, says nothing about it; nor does one after the face was plugged in: what is on it may
  /// have come there since.
  ///
  /// - Parameter facts: cleanings, looks and pluggings that count, of any faces, in any order.
  public static func among(_ facts: [Fact]) -> [CleaningRecord] {
    var open: [Face: Cleaning] = [:]
    var counts: [Key: (looked: Int, clean: Int)] = [:]
    for fact in facts.sorted(by: Fact.precedes) {
      switch fact.body {
      case .cleaning(let cleaning): open[cleaning.face] = cleaning
      case .inspection(let look):
        guard look.verdict != .cannotSee, !StatedSteps.isStated(look),
          let cleaning = open.removeValue(forKey: look.face)
        else { continue }
        let isClean = look.verdict == .clean && look.fibres.values.allSatisfy { $0 == .ok }
        var count = counts[Key(cleaning)] ?? (0, 0)
        count.looked += 1
        count.clean += isClean ? 1 : 0
        counts[Key(cleaning)] = count
      case .plugging(let plugging) where plugging.action == .plugIn:
        for (face, cleaning) in open where cleaning.joint == plugging.joint { open[face] = nil }
      default: continue
      }
    }
    return counts.map { key, count in
      CleaningRecord(
        method: key.method, tool: key.tool, looked: count.looked, clean: count.clean)
    }.sorted { left, right in
      if left.looked != right.looked { return left.looked > right.looked }
      if left.tool != right.tool { return (left.tool ?? "") < (right.tool ?? "") }
      return left.method.rawValue < right.method.rawValue
    }
  }

  private struct Key: Hashable {
    var method: CleaningMethod
    var tool: String?

    init(_ cleaning: Cleaning) {
      method = cleaning.method
      tool = cleaning.tool
    }
  }
}
