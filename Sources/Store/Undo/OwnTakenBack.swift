public import Plant

/// What this laptop recorded at one place and somebody took back on another.
public struct OwnTakenBack: Hashable, Sendable {
  /// Who took it back.
  public var by: String
  /// The port, the position on a panel or what else it was about; nil if that is not here.
  public var place: Thing?
  /// The repairs that were begun there.
  public var jobs: [ShortCode] = []
  /// Whether the last word there on the plug was that it is out, and it is no word any more.
  public var isCordOut = false
  /// Whether the last word there on the port was that it is shut, and it is no word any more.
  public var isPortShut = false
  /// How many facts.
  public var facts = 0

  /// Whether something may be open there that is on no list any more.
  public var isOpen: Bool { !jobs.isEmpty || isCordOut || isPortShut }

  /// At a place, nothing yet.
  public init(by: String, place: Thing?) {
    self.by = by
    self.place = place
  }
}
