internal import Plant

/// Links and ports by the names of a long list, each name looked up once however often the list has it.
///
/// A port is found among all names of all ports of its device: for a list of thousands of tickets that is the work.
public struct LinkNames {
  /// What a name means.
  public struct Found: Hashable, Sendable {
    /// The link.
    public var link: LinkRecord
    /// The port that was named; nil where the link was.
    public var port: PortRecord?
  }

  private let view: StoreView
  private var known: [String: Result<Found, StoreError>] = [:]

  /// How many names were looked up.
  public var lookups: Int { known.count }

  /// Names in one state of a store.
  public init(_ view: StoreView) {
    self.view = view
  }

  /// The link a REF names: a link, or the port at either end.
  ///
  /// - Throws: a ``StoreError`` with code `no-such-thing` or `ambiguous`, also again for the same name.
  public mutating func found(_ ref: String) throws -> Found {
    if let known = known[ref] { return try known.get() }
    do {
      let thing = try view.thing(named: ref, kinds: [.link, .port])
      let (link, near) = try view.link(at: thing, named: ref)
      let found = Found(link: link, port: thing.kind == .port ? near : nil)
      known[ref] = .success(found)
      return found
    } catch let error as StoreError where error.code == .noSuchThing || error.code == .ambiguous {
      known[ref] = .failure(error)
      throw error
    }
  }
}
