public import Plant

/// A face of a joint whose cord may be out, and what was done with it last.
public struct OpenFace: Hashable, Sendable {
  /// What it is called there, such as `port face` or `cord plug`.
  public var name: String
  /// The latest capping.
  public var capping: Recorded<Capping>?
  /// The latest look.
  public var inspection: Recorded<Inspection>?

  /// All its parts.
  public init(
    name: String, capping: Recorded<Capping>? = nil, inspection: Recorded<Inspection>? = nil
  ) {
    self.name = name
    self.capping = capping
    self.inspection = inspection
  }

  /// What is due at it since its cord came out, and why; nil if it was capped and looked at.
  func due(since plugging: Recorded<Plugging>) -> (kind: DueKind, why: String)? {
    let isCapped = capping.map { $0.isSince(plugging) && $0.body.action == .capped } ?? false
    let seen = inspection.flatMap { $0.isSince(plugging) ? $0.body.verdict : nil }
    if isCapped {
      guard seen == nil else { return nil }
      return (.faceNotSeen, "\(name) was opened, capped, and not looked at")
    }
    let word =
      switch seen {
      case .clean: "seen clean"
      case .dirt: "seen dirty"
      case .damage: "damaged"
      case .cannotSee, nil: "not seen"
      }
    return (.uncappedFace, "\(name) has no cap on, \(word) since it was opened")
  }
}
