/// The other end of the link a line of a checklist is about.
public struct ChecklistFarEnd: Hashable, Sendable {
  /// The port there.
  public var ref: String
  /// Where it is, in words; nil if nobody knows.
  public var place: String?

  /// Both parts.
  public init(ref: String, place: String? = nil) {
    self.ref = ref
    self.place = place
  }

  /// Both on one line.
  var text: String {
    place.map { "\(ref), \($0)" } ?? ref
  }
}
