public import Change
public import Plant

extension Disagreement {
  /// One of the answers, or one of the claims.
  public struct Answer: Hashable, Sendable {
    /// What deciding for it means.
    public enum Content: Hashable, Sendable {
      /// Values for the columns of the group, by name.
      case values([String: Cell])
      /// An edit of another group of a record that was retired meanwhile, by the group's name.
      case edit(String)
      /// A thing that claims what another claims too.
      case claim(Thing)
      /// Something that happened.
      case fact(Fact)

      /// What tells it from the others of one change.
      var name: String {
        switch self {
        case .values: "values"
        case .edit(let group): "edit \(group)"
        case .claim(let thing): "claim \(thing.id)"
        case .fact(let fact): "fact \(fact.id)"
        }
      }
    }

    /// What was said, in words.
    public var text: String
    /// Who said it.
    public var who: String
    /// On which laptop, as the first digits of its device id.
    public var device: String
    /// The name of that laptop, where it is known.
    public var laptop: String?
    /// When, by that laptop's clock; ms UTC.
    ///
    /// Nil where no change says so.
    public var atMS: Int64?
    /// Whether it is the one shown now.
    public var isShown: Bool
    /// The change that says so; nil for a claim whose record came with none.
    public var change: ChangeHash?
    /// What deciding for it means.
    public var content: Content
  }
}
