/// A broken fibre of a leg of which nobody knows yet which it is, as an open task says.
public struct SoughtFibre: Hashable, Sendable {
  private static let head = "find the broken fibre of "
  private static let tail = ", and record it as a strand that is broken"

  /// The task that asks to find it.
  public let task: ThingID
  private let cable: ThingID
  private let leg: String

  /// Nil for a task that looks for no fibre.
  public init?(task: ThingID, _ body: Task) {
    guard body.kind == .other, body.subject.kind == .cable, body.text.hasPrefix(Self.head),
      body.text.hasSuffix(Self.tail), body.text.count > Self.head.count + Self.tail.count
    else { return nil }
    self.task = task
    cable = body.subject.id
    leg = NameFolding.fold(String(body.text.dropFirst(Self.head.count).dropLast(Self.tail.count)))
  }

  /// What the task says.
  ///
  /// - Parameter leg: what people call the leg.
  public static func text(leg: String) -> String { head + leg + tail }

  /// Whether it is a fibre of that leg.
  public func isOf(_ leg: SpareLeg) -> Bool {
    leg.cable.id == cable && NameFolding.fold(leg.label) == self.leg
  }
}
